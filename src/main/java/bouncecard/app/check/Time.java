package bouncecard.app.check;

import java.time.Duration;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// The two clocks: what a person reads, and nanoseconds that only go on.
///
/// @param sleeper waits; tests do not
public record Time(InstantSource wall, LongSupplier nanos, Sleeper sleeper) {

  /// Port: lets a thread wait.
  public interface Sleeper {
    /// Waits for so long.
    void sleep(Duration time) throws InterruptedException;
  }

  /// The machine's own.
  public static Time system() {
    return new Time(InstantSource.system(), System::nanoTime, Thread::sleep);
  }
}
