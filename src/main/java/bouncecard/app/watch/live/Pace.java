package bouncecard.app.watch.live;

import java.time.Duration;

/// How often a card is changed: often while its problem is new, and less and less after that.
final class Pace {
  private static final Duration FIRST = Duration.ofSeconds(10);
  private static final Duration THEN = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofMinutes(2);
  private static final Duration LONGEST = Duration.ofMinutes(10);
  private static final int FIRST_EDITS = 6;
  private static final int MOST_DOUBLINGS = 6;

  /// For five minutes.
  private static final int EDITS_THEN = FIRST_EDITS + 8;

  private Pace() {}

  /// How long a card stays as it is after so many edits.
  static Duration after(int edits) {
    return edits < FIRST_EDITS ? FIRST : edits < EDITS_THEN ? THEN : LATER;
  }

  /// The same where the platform has refused so many times one after the other.
  static Duration afterRefusals(int edits, int refusals) {
    Duration longer = after(edits).multipliedBy(1L << Math.min(refusals, MOST_DOUBLINGS));
    return longer.compareTo(LONGEST) > 0 ? LONGEST : longer;
  }
}
