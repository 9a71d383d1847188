package bouncecard.app.check;

import java.util.Optional;
import java.util.Set;

/// Who asks for a check.
///
/// @param person as the platform knows them
/// @param channel where; empty in a terminal
/// @param roles what they are there
/// @param isOperator whether it is whoever runs the program, at its terminal
public record Requester(
    String person, Optional<String> channel, Set<String> roles, boolean isOperator) {

  /// The operator at the terminal.
  public static final Requester OPERATOR =
      new Requester("terminal", Optional.empty(), Set.of(), true);

  /// Copies the set.
  public Requester {
    roles = Set.copyOf(roles);
  }
}
