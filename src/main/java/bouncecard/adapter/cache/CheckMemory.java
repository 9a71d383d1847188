package bouncecard.adapter.cache;

import bouncecard.app.check.CachedReport;
import bouncecard.app.check.CachedReports;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import com.github.benmanes.caffeine.cache.stats.CacheStats;
import java.time.Duration;
import java.util.Optional;

/// The reports of live checks in memory: bounded in number and time, and gone with the program.
public final class CheckMemory {
  private static final long MOST_REPORTS = 10_000;

  private final Ticker ticker;

  /// A memory.
  ///
  /// @param ticker nanoseconds that go on
  public CheckMemory(Ticker ticker) {
    this.ticker = ticker;
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

  private Caffeine<Object, Object> builder() {
    return Caffeine.newBuilder().ticker(ticker).executor(Runnable::run);
  }
}
