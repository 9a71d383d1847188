package bouncecard.dsn;

import java.util.Locale;
import java.util.Optional;

/// The action that the reporting MTA took about a recipient (RFC 3464 §2.3.3), and what logs tell
/// beside those.
public enum Action {
  FAILED,
  DELAYED,
  DELIVERED,
  RELAYED,
  EXPANDED,
  /// Taken into a queue or held there, and not tried: nobody refused anything. Logs tell that of a
  /// recipient, reports never do.
  QUEUED;

  /// The action that a field's value begins with, comments and case apart.
  ///
  /// Postfix says `deliverable` and `undeliverable` of an address that it only probed.
  public static Optional<Action> parse(String value) {
    String word = value.strip();
    if (word.regionMatches(true, 0, "deliverable", 0, "deliverable".length())) {
      return Optional.of(DELIVERED);
    }
    if (word.regionMatches(true, 0, "undeliverable", 0, "undeliverable".length())) {
      return Optional.of(FAILED);
    }
    for (Action action : values()) {
      if (action != QUEUED
          && word.regionMatches(true, 0, action.name(), 0, action.name().length())) {
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
