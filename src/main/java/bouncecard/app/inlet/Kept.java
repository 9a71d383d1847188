package bouncecard.app.inlet;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// Port: what was kept, for the one who reads it, in order.
public interface Kept {

  /// Something that was kept.
  ///
  /// @param number counts up over all inlets and all restarts
  /// @param at when it came
  record Numbered(long number, Instant at, Arrival arrival) {}

  /// The next one; waits for it, and is empty where none came in that time.
  Optional<Numbered> next(Duration patience) throws InterruptedException;

  /// Notes that all up to a number is counted, and that this is on the disk: it need not be kept
  /// any more.
  void done(long number);

  /// Keeps what nobody could read, within bounds, for a person to look at.
  void aside(Numbered unreadable);

  /// How many are kept and not read yet.
  long waiting();
}
