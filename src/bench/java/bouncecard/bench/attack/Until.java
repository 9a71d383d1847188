package bouncecard.bench.attack;

import java.util.concurrent.locks.LockSupport;

/// When an attack is over.
///
/// @param end as of [System#nanoTime]
record Until(long end) {

  boolean isOver() {
    return System.nanoTime() >= end;
  }

  /// Waits, at most until it is over.
  void pause(long millis) {
    long left = Math.min(millis * 1_000_000, end - System.nanoTime());
    if (left > 0) {
      LockSupport.parkNanos(left);
    }
  }
}
