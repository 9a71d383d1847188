package bouncecard.app.check;

import java.time.Duration;
import java.util.Optional;

/// Port: keeps reports, bounded in number and each for its own time.
public interface KeptReports {

  /// The report under that key, unless its time is over.
  Optional<Kept> find(String key);

  /// Keeps a report for so long.
  void keep(String key, Kept kept, Duration life);

  /// How it is used.
  Statistics statistics();

  /// Numbers since the start.
  record Statistics(long hits, long misses, long evictions, long size) {}
}
