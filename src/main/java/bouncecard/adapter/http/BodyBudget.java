package bouncecard.adapter.http;

import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The bytes that all bodies together may take, and who has them. It belongs to one thread.
///
/// Where a body does not fit any more, the address that holds the most gives way: of its bodies
/// that are not whole yet the one is dropped that has cost the most, which is its bytes times how
/// long they have been held. A short one that was begun a moment ago costs next to nothing, also
/// where hundreds of long ones are announced in the moment after it; one that is announced and held
/// back costs more with every moment.
final class BodyBudget {
  private final int most;

  private final LongSupplier clock;

  /// By peer, in the order in which the bodies began.
  private final Map<Peer, Held> held = new LinkedHashMap<>();

  private int used;

  /// What a body has.
  ///
  /// @param since when it began, in nanoseconds
  private record Held(int bytes, long since) {

    Held and(int further) {
      return new Held(bytes + further, since);
    }

    double cost(long now) {
      return (double) bytes * (now - since);
    }
  }

  /// @param clock in nanoseconds
  BodyBudget(int most, LongSupplier clock) {
    this.most = most;
    this.clock = clock;
  }

  /// Reserves further bytes for the body of a peer; false where there is no room for them.
  boolean reserve(Peer peer, int bytes) {
    while (used + (long) bytes > most) {
      Optional<Peer> victim = victim(peer, bytes);
      if (victim.isEmpty()) {
        return false;
      }
      victim.get().drop();
    }
    held.put(
        peer,
        Optional.ofNullable(held.get(peer))
            .map(had -> had.and(bytes))
            .orElseGet(() -> new Held(bytes, clock.getAsLong())));
    used += bytes;
    return true;
  }

  /// Gives back all that a peer has reserved.
  void release(Peer peer) {
    Held had = held.remove(peer);
    used -= had == null ? 0 : had.bytes();
  }

  int used() {
    return used;
  }

  private Optional<Peer> victim(Peer asking, int bytes) {
    long now = clock.getAsLong();
    Map<AddressGroup, Integer> byAddress = new HashMap<>(Map.of(asking.address(), bytes));
    held.forEach((one, had) -> byAddress.merge(one.address(), had.bytes(), Integer::sum));
    return held.entrySet().stream()
        .filter(one -> !one.getKey().equals(asking) && one.getKey().phase() == Phase.BODY)
        .max(
            Comparator.<Map.Entry<Peer, Held>>comparingInt(
                    one -> byAddress.getOrDefault(one.getKey().address(), 0))
                .thenComparingDouble(one -> one.getValue().cost(now)))
        .map(Map.Entry::getKey)
        .filter(
            one ->
                byAddress.getOrDefault(one.address(), 0)
                    >= byAddress.getOrDefault(asking.address(), 0));
  }
}
