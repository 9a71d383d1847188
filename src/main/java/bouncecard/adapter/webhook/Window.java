package bouncecard.adapter.webhook;

import java.time.Duration;
import java.time.InstantSource;

/// The time in which something signed is taken: as long as its id is known, so that nothing is
/// taken twice, and as long as it may be sent again.
///
/// @param longest how old it may be
record Window(Duration longest, InstantSource clock) {
  private static final long FUTURE = 300;

  /// Whether what was signed in that second since 1970 is taken now.
  boolean isOpen(long second) {
    long now = clock.instant().getEpochSecond();
    return second > 0 && second <= now + FUTURE && second >= now - longest.toSeconds();
  }
}
