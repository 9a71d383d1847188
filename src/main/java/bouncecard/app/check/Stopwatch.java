package bouncecard.app.check;

import bouncecard.probe.Deadline;
import java.time.Duration;

/// The deadline of one check. Waiting for a turn does not count.
final class Stopwatch implements Deadline {
  private final Time time;
  private long end;

  Stopwatch(Time time, Duration whole) {
    this.time = time;
    this.end = time.nanos().getAsLong() + whole.toNanos();
  }

  @Override
  public Duration left() {
    return Duration.ofNanos(Math.max(0, end - time.nanos().getAsLong()));
  }

  void extend(Duration waited) {
    end += waited.toNanos();
  }
}
