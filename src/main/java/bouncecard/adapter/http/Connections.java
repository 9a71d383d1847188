package bouncecard.adapter.http;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedSet;

/// All open connections of one listener, by address. It belongs to one thread.
///
/// Where there are too many, nobody is turned away at the door: a connection on which nothing is
/// being answered gives way to the new one, the one that has gone without progress for longest. It
/// is one of the same address where that has its share, else of the address that has the most. An
/// honest request is through within milliseconds; whoever holds connections open loses them.
final class Connections {
  private final int most;
  private final int perAddress;

  /// Of each address, those that progressed last at the end.
  private final Map<AddressGroup, SequencedSet<Connection>> open = new HashMap<>();

  private int count;

  Connections(HttpLimits limits) {
    this.most = limits.connections();
    this.perAddress = limits.perAddress();
  }

  /// Takes a new connection in; false where all others are busy with requests.
  boolean add(Connection connection) {
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

  private SequencedSet<Connection> of(AddressGroup address) {
    return open.getOrDefault(address, new LinkedHashSet<>());
  }

  private SequencedSet<Connection> largest() {
    return open.values().stream()
        .max(Comparator.comparingInt(SequencedSet::size))
        .orElseGet(LinkedHashSet::new);
  }

  /// One that is answered already goes first, one that has carried a genuine request only where no
  /// other is left.
  private static boolean dropOne(SequencedSet<Connection> some) {
    Optional<Connection> victim =
        some.stream()
            .filter(one -> one.phase() == Phase.LEAVING)
            .findFirst()
            .or(
                () ->
                    some.stream()
                        .filter(one -> !one.phase().isBusy() && !one.isProven())
                        .findFirst())
            .or(() -> some.stream().filter(one -> !one.phase().isBusy()).findFirst());
    victim.ifPresent(Connection::drop);
    return victim.isPresent();
  }

  /// Notes that a connection progressed.
  void progressed(Connection connection) {
    SequencedSet<Connection> some = of(connection.address());
    if (some.remove(connection)) {
      some.addLast(connection);
    }
  }

  /// Forgets a connection; one that is not there is let be.
  void remove(Connection connection) {
    SequencedSet<Connection> some = of(connection.address());
    if (some.remove(connection)) {
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
  List<Connection> all() {
    List<Connection> all = new ArrayList<>(count);
    open.values().forEach(all::addAll);
    return all;
  }
}
