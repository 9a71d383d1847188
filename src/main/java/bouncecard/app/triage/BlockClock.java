package bouncecard.app.triage;

/// Tells when lines were written, and whether the clock went back between them. Lines of one log
/// come a little out of order where several programs write it; that is no clock that went back. One
/// thread uses it.
final class BlockClock {
  private static final long LITTLE = 120;

  private final LogTime times;
  private long latest;
  private long back;

  BlockClock(LogTime times) {
    this.times = times;
  }

  /// The second since 1970; 0 where the line does not begin with a time.
  long of(String line) {
    long second = times.of(line);
    if (second > 0) {
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

  /// By how many seconds it went back at most; 0 where it did not.
  long back() {
    return back;
  }
}
