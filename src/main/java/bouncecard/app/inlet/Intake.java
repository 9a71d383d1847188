package bouncecard.app.inlet;

import java.util.List;

/// Port: keeps what arrives before anybody is told that it did. It is safe for use by many threads,
/// and quicker where many use it at once.
public interface Intake {

  /// The longest that is kept, in bytes.
  int LONGEST = 1 << 20;

  /// Keeps several, and waits until they are on the disk.
  ///
  /// @return what came of each, in the same order
  List<Receipt> takeAll(List<Arrival> arrivals);

  /// Is told that something came which is not from the service that an inlet is for.
  ///
  /// @param inlet its name
  default void refused(String inlet) {}

  /// Keeps one, and waits until it is on the disk.
  default Receipt take(Arrival arrival) {
    return takeAll(List.of(arrival)).getFirst();
  }
}
