package bouncecard.adapter.web;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/// How often each key or address may ask: so many requests in a minute, of which all may come at
/// once. Those who have not asked for longest are forgotten where there are too many.
final class RequestLimit {
  private static final int MOST = 20_000;
  private static final double MINUTE = 60e9;

  private final int perMinute;
  private final LongSupplier clock;
  private final Map<String, Left> left =
      new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Left> eldest) {
          return size() > MOST;
        }
      };

  /// What somebody has left at a moment, in nanoseconds.
  private record Left(double requests, long at) {}

  /// @param clock in nanoseconds
  RequestLimit(int perMinute, LongSupplier clock) {
    this.perMinute = perMinute;
    this.clock = clock;
  }

  /// Counts a request; answers 0 where it is within the limit, else after how many seconds one is.
  synchronized int take(String who) {
    long now = clock.getAsLong();
    Left had = left.getOrDefault(who, new Left(perMinute, now));
    double since = (now - had.at()) / MINUTE;
    double requests = Math.min(perMinute, had.requests() + since * perMinute);
    boolean isWithin = requests >= 1;
    left.put(who, new Left(isWithin ? requests - 1 : requests, now));
    return isWithin ? 0 : (int) Math.ceil((1 - requests) * 60 / perMinute);
  }
}
