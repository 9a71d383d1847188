package bouncecard.adapter.http;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;
import java.util.function.LongSupplier;
import java.util.function.Predicate;

/// All open connections of one listener, by address. It belongs to one thread.
///
/// Where there are too many, nobody is turned away at the door: a connection on which nothing is
/// being answered gives way to the new one, the one that has gone without progress for longest, and
/// one whose body is held back before one that has just come and has said nothing yet. It is one of
/// the same address where that has its share, else of the address that has the most. An honest
/// request is through within milliseconds; whoever holds connections open loses them.
///
/// @param <P> what they are to whoever asks for all of them
final class Connections<P extends Peer> {
  private static final long JUST_NANOS = 100_000_000;

  private final LongSupplier clock;
  private final int most;
  private final int perAddress;

  /// Of each address, those that progressed last at the end.
  private final Map<AddressGroup, SequencedSet<P>> open = new HashMap<>();

  private final SequencedSet<P> nobody =
      Collections.unmodifiableSequencedSet(new LinkedHashSet<>());

  private int count;

  /// @param clock in nanoseconds
  Connections(HttpLimits limits, LongSupplier clock) {
    this.clock = clock;
    this.most = limits.connections();
    this.perAddress = limits.perAddress();
  }

  /// Takes a new connection in; false where all others are busy with requests.
  boolean add(P connection) {
    int ofItsAddress = of(connection.address()).size();
    if (ofItsAddress >= perAddress && !dropOne(of(connection.address()))) {
      return false;
    }
    if (count >= most && !dropOne(largest())) {
      return false;
    }
    open.computeIfAbsent(connection.address(), _ -> new LinkedHashSet<>()).add(connection);
    count++;
    return true;
  }

  private SequencedSet<P> of(AddressGroup address) {
    return open.getOrDefault(address, nobody);
  }

  /// Whether there are so many, of this address or of all, that others may soon have to give way.
  boolean isCrowded(AddressGroup address) {
    return 2 * of(address).size() > perAddress || 2 * count > most;
  }

  private SequencedSet<P> largest() {
    return open.values().stream()
        .max(Comparator.comparingInt(SequencedSet::size))
        .orElseGet(LinkedHashSet::new);
  }

  /// One that is answered already goes first, one that has carried a genuine request only where no
  /// other is left.
  private boolean dropOne(SequencedSet<P> some) {
    long now = clock.getAsLong();
    Optional<P> victim =
        first(some, one -> one.phase() == Phase.LEAVING)
            .or(() -> first(some, one -> isIdle(one) && !hasJustCome(one, now)))
            .or(() -> first(some, one -> isIdle(one)))
            .or(() -> first(some, one -> !one.phase().isBusy()));
    victim.ifPresent(Peer::drop);
    return victim.isPresent();
  }

  private Optional<P> first(SequencedSet<P> some, Predicate<P> which) {
    return some.stream().filter(which).findFirst();
  }

  private static boolean isIdle(Peer one) {
    return !one.phase().isBusy() && !one.isProven();
  }

  /// Several hundred that come in the same moment and announce bodies would else take the place of
  /// one whose first bytes are on their way.
  private static boolean hasJustCome(Peer one, long now) {
    return one.phase() == Phase.HEAD && now - one.since() < JUST_NANOS;
  }

  /// Notes that a connection progressed.
  void progressed(P connection) {
    SequencedSet<P> some = open.get(connection.address());
    if (some != null && some.remove(connection)) {
      some.addLast(connection);
    }
  }

  /// Forgets a connection; one that is not there is let be.
  void remove(P connection) {
    SequencedSet<P> some = open.get(connection.address());
    if (some != null && some.remove(connection)) {
      count--;
      if (some.isEmpty()) {
        open.remove(connection.address());
      }
    }
  }

  int count() {
    return count;
  }

  /// All that are open now.
  List<P> all() {
    List<P> all = new ArrayList<>(count);
    open.values().forEach(all::addAll);
    return all;
  }
}
