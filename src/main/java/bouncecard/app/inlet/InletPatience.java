package bouncecard.app.inlet;

import java.time.Duration;
import java.util.Optional;

/// For how long what sends to an inlet tries again, in words.
public final class InletPatience {
  private static final Duration SHORT = Duration.ofMinutes(10);

  private InletPatience() {}

  /// As `is tried again for 8 h`.
  public static String of(Optional<Duration> tries) {
    return tries
        .map(time -> "is tried again for " + written(time))
        .orElse("nobody knows how long it is tried again");
  }

  /// Whether so little time is left that a short restart may lose something.
  public static boolean isShort(Optional<Duration> tries) {
    return tries.filter(time -> time.compareTo(SHORT) < 0).isPresent();
  }

  private static String written(Duration time) {
    return time.toMinutes() < 120 ? Math.max(1, time.toMinutes()) + " min" : time.toHours() + " h";
  }
}
