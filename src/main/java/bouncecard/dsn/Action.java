package bouncecard.dsn;

import java.util.Locale;
import java.util.Optional;

/// What the reporting MTA did about a recipient (RFC 3464 §2.3.3).
public enum Action {
  FAILED,
  DELAYED,
  DELIVERED,
  RELAYED,
  EXPANDED;

  /// The action that a field's value begins with, comments and case apart.
  public static Optional<Action> parse(String value) {
    String word = value.strip();
    for (Action action : values()) {
      if (word.regionMatches(true, 0, action.name(), 0, action.name().length())) {
        return Optional.of(action);
      }
    }
    return Optional.empty();
  }

  /// The word as the field has it.
  public String token() {
    return name().toLowerCase(Locale.ROOT);
  }
}
