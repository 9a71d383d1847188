package bouncecard.app.state;

import java.time.Duration;
import java.util.Optional;

/// Port: keeps small values for a while, counts, and lets one at a time do something. Where several
/// processes share a store, they share all of it.
///
/// Every method may be used by many threads. A value is not changed after it was handed over, and
/// neither after it was returned. What a store cannot keep it forgets; it never fails for that.
public interface StateStore {

  /// The value under that key, unless its life is over.
  Optional<byte[]> get(StateSpace space, String key);

  /// Keeps a value for so long, in the place of the one before.
  void put(StateSpace space, String key, byte[] value, Duration life);

  /// Forgets what is under that key.
  void remove(StateSpace space, String key);

  /// Keeps a value where there is none under that key; false where there is one. Of all who do this
  /// at the same time, one is told true.
  boolean addIfAbsent(StateSpace space, String key, byte[] value, Duration life);

  /// Counts one, unless there were `most` within that time already; false then. All calls for one
  /// key name the same time.
  boolean count(StateSpace space, String key, int most, Duration within);

  /// Takes the lock of that name, waiting for others who have it and who came before.
  ///
  /// @param lease after which it is taken away from a holder who did not give it back, because the
  ///   process is gone
  /// @param longest for how long it is waited for
  /// @return empty where it did not come in that time
  Optional<Lease> lock(String name, Duration lease, Duration longest) throws InterruptedException;

  /// A lock that is held.
  interface Lease extends AutoCloseable {
    /// Gives it back; again, or after the lease is over, it does nothing.
    @Override
    void close();
  }
}
