package bouncecard.compose;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a check was done.
///
/// @param isKept whether nobody was asked this time
/// @param askAgain after how long it makes sense to ask again
public record Checked(Instant asked, Duration age, boolean isKept, Optional<Duration> askAgain) {

  /// How long it is until then, in whole seconds or minutes, so that whoever asks again after it
  /// does not ask too soon; empty where it is over.
  Optional<Duration> left() {
    return askAgain
        .map(after -> after.minus(age))
        .filter(Duration::isPositive)
        .map(time -> time.toMinutes() < 2 ? time.plusMillis(999) : time.plusSeconds(59));
  }
}
