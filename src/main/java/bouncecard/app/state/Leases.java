package bouncecard.app.state;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/// Port: what one process of all does, as long as it says that it does. Unlike a lock of
/// [StateStore], none is given where the others cannot be asked.
public interface Leases {

  /// Takes the lease of that name, unless somebody has it, or nobody knows.
  ///
  /// @param lease after which it is over where it is not renewed
  Optional<Held> take(String name, Duration lease);

  /// What came of renewing.
  enum Renewal {
    /// It is held for so long from now.
    RENEWED,
    /// It is over; another may have it.
    LOST,
    /// The others could not be asked: it is held for as long as it was.
    UNKNOWN
  }

  /// A lease that is held.
  interface Held extends AutoCloseable {

    /// Higher than that of every one before of its name. Who keeps something for the holder refuses
    /// what comes with a lower one.
    long number();

    /// Holds it for so long from now.
    Renewal renew(Duration lease);

    /// Gives it back; again, or after it is over, it does nothing.
    @Override
    void close();
  }

  /// Those of the only process that there is: it has what it wants.
  static Leases alone() {
    AtomicLong numbers = new AtomicLong();
    return (_, _) -> {
      long number = numbers.incrementAndGet();
      return Optional.of(
          new Held() {
            @Override
            public long number() {
              return number;
            }

            @Override
            public Renewal renew(Duration lease) {
              return Renewal.RENEWED;
            }

            @Override
            public void close() {}
          });
    };
  }
}
