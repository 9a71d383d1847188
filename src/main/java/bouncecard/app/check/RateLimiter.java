package bouncecard.app.check;

import java.time.Duration;

/// Port: counts what is limited.
public interface RateLimiter {

  /// Counts one, unless there were `most` within the time already; false then.
  boolean take(String key, int most, Duration within);
}
