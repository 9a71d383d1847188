package bouncecard.adapter.cache;

import bouncecard.app.check.CachedReport;
import bouncecard.app.check.CachedReports;
import bouncecard.app.check.Deadlines;
import bouncecard.app.check.RateLimiter;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayDeque;
import java.util.Optional;

/// What live checks keep in memory: bounded in number and time, and gone with the program.
public final class CheckMemory {
  private static final long MOST_REPORTS = 10_000;
  private static final long MOST_KEYS = 100_000;
  private static final Duration LONGEST = Duration.ofDays(1);

  private final Ticker ticker;
  private final InstantSource clock;

  /// A memory.
  ///
  /// @param ticker nanoseconds that go on
  public CheckMemory(Ticker ticker, InstantSource clock) {
    this.ticker = ticker;
    this.clock = clock;
  }

  private record Lasting(CachedReport kept, Duration life) {}

  /// Keeps ten thousand reports, each for its own time.
  public CachedReports reports() {
    Cache<String, Lasting> reports =
        builder()
            .maximumSize(MOST_REPORTS)
            .recordStats()
            .expireAfter(Expiry.<String, Lasting>writing((_, lasting) -> lasting.life()))
            .build();
    return new CachedReports() {
      @Override
      public Optional<CachedReport> find(String key) {
        return Optional.ofNullable(reports.getIfPresent(key)).map(Lasting::kept);
      }

      @Override
      public void keep(String key, CachedReport kept, Duration life) {
        reports.put(key, new Lasting(kept, life));
      }

      @Override
      public Statistics statistics() {
        CacheStats stats = reports.stats();
        return new Statistics(
            stats.hitCount(), stats.missCount(), stats.evictionCount(), reports.estimatedSize());
      }
    };
  }

  /// Counts for up to a day; of more than a hundred thousand keys those that were not seen longest
  /// are forgotten.
  public RateLimiter tally() {
    Cache<String, ArrayDeque<Long>> times =
        builder().maximumSize(MOST_KEYS).expireAfterAccess(LONGEST).build();
    return (key, most, within) -> {
      ArrayDeque<Long> seen = times.get(key, _ -> new ArrayDeque<>());
      synchronized (seen) {
        long now = ticker.read();
        while (!seen.isEmpty() && now - seen.peekFirst() >= within.toNanos()) {
          seen.removeFirst();
        }
        if (seen.size() >= most) {
          return false;
        }
        seen.addLast(now);
        return true;
      }
    };
  }

  /// Remembers moments up to a day away.
  public Deadlines moments() {
    Cache<String, Instant> moments =
        builder().maximumSize(MOST_KEYS).expireAfterWrite(LONGEST).build();
    return new Deadlines() {
      @Override
      public Optional<Instant> until(String key) {
        return Optional.ofNullable(moments.getIfPresent(key))
            .filter(until -> until.isAfter(clock.instant()));
      }

      @Override
      public void remember(String key, Instant until) {
        moments.put(key, until);
      }
    };
  }

  private Caffeine<Object, Object> builder() {
    return Caffeine.newBuilder().ticker(ticker).executor(Runnable::run);
  }
}
