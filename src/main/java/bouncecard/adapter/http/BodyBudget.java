package bouncecard.adapter.http;

import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// The bytes that all bodies together may take, and who has them. It belongs to one thread.
///
/// Where a body does not fit any more, the address that holds the most gives way: the oldest of its
/// bodies that is not whole yet is dropped. An honest body is whole a moment after its head, so it
/// is hardly ever the oldest; one that is announced and held back always is.
final class BodyBudget {
  private final int most;

  /// Bytes by connection, in the order in which the bodies began.
  private final Map<Connection, Integer> held = new LinkedHashMap<>();

  private int used;

  BodyBudget(int most) {
    this.most = most;
  }

  /// Reserves further bytes for the body of a connection; false where there is no room for them.
  boolean reserve(Connection connection, int bytes) {
    while (used + (long) bytes > most) {
      Optional<Connection> victim = victim(connection, bytes);
      if (victim.isEmpty()) {
        return false;
      }
      victim.get().drop();
    }
    held.merge(connection, bytes, Integer::sum);
    used += bytes;
    return true;
  }

  /// Gives back all that a connection has reserved.
  void release(Connection connection) {
    Integer bytes = held.remove(connection);
    used -= bytes == null ? 0 : bytes;
  }

  int used() {
    return used;
  }

  private Optional<Connection> victim(Connection asking, int bytes) {
    Map<AddressGroup, Integer> byAddress = new HashMap<>(Map.of(asking.address(), bytes));
    held.forEach((one, had) -> byAddress.merge(one.address(), had, Integer::sum));
    return held.keySet().stream()
        .filter(one -> one != asking && one.phase() == Phase.BODY)
        .reduce(
            (oldest, one) ->
                byAddress.getOrDefault(one.address(), 0)
                        > byAddress.getOrDefault(oldest.address(), 0)
                    ? one
                    : oldest)
        .filter(
            one ->
                byAddress.getOrDefault(one.address(), 0)
                    >= byAddress.getOrDefault(asking.address(), 0));
  }
}
