package bouncecard.app.triage;

/// Tells when lines were written, and whether the clock went back between them. Lines of one log
/// come a little out of order where several programs write it; that is no clock that went back. One
/// thread uses it.
final class BlockClock {
  private static final long LITTLE = 120;

  private final LogTime times;
  private long first;
  private long latest;
  private long back;

  BlockClock(LogTime times) {
    this.times = times;
  }

  /// The second since 1970; 0 where the line does not begin with a time.
  long of(String line) {
    long second = times.of(line);
    if (second > 0) {
      first = first == 0 ? second : first;
      long behind = latest - second;
      if (behind > LITTLE) {
        back = Math.max(back, behind);
        latest = second;
      } else {
        latest = Math.max(latest, second);
      }
    }
    return second;
  }

  /// The first moment; 0 for none.
  long first() {
    return first;
  }

  /// The latest moment since it last went back; 0 for none.
  long latest() {
    return latest;
  }

  /// By how many seconds it went back at most; 0 where it did not.
  long back() {
    return back;
  }

  /// By how many seconds it went back between two blocks of one log.
  static long between(long latest, long first) {
    return latest > 0 && first > 0 && latest - first > LITTLE ? latest - first : 0;
  }
}
