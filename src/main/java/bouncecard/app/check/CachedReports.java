package bouncecard.app.check;

import java.time.Duration;
import java.util.Optional;

/// Port: keeps reports, bounded in number and each for its own time.
public interface CachedReports {

  /// The report under that key, unless its time is over.
  Optional<CachedReport> find(String key);

  /// Keeps a report for so long.
  void keep(String key, CachedReport kept, Duration life);

  /// How it is used.
  Statistics statistics();

  /// Numbers since the start.
  record Statistics(long hits, long misses, long evictions, long size) {}
}
