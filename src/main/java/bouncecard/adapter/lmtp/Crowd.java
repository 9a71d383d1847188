package bouncecard.adapter.lmtp;

import java.net.InetAddress;
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
/// Where there are too many, the one that has gone longest without progress gives way to the new
/// one: one of the same address where that has its share, else of the address that has the most.
final class Crowd {
  private final int most;
  private final int perAddress;
  private final Map<InetAddress, SequencedSet<Member>> open = new HashMap<>();
  private int count;

  /// What a connection is to the crowd.
  interface Member {
    InetAddress address();

    /// Whether a mail of it is being kept.
    boolean isBusy();

    /// Closes it, and removes it from the crowd.
    void drop();
  }

  Crowd(int most, int perAddress) {
    this.most = most;
    this.perAddress = perAddress;
  }

  /// Takes a new one in; false where all that could give way are busy.
  boolean add(Member one) {
    if (of(one.address()).size() >= perAddress && !dropOne(of(one.address()))) {
      return false;
    }
    if (count >= most && !dropOne(largest())) {
      return false;
    }
    open.computeIfAbsent(one.address(), _ -> new LinkedHashSet<>()).add(one);
    count++;
    return true;
  }

  private SequencedSet<Member> of(InetAddress address) {
    return open.getOrDefault(address, new LinkedHashSet<>());
  }

  private SequencedSet<Member> largest() {
    return open.values().stream()
        .max(Comparator.comparingInt(SequencedSet::size))
        .orElseGet(LinkedHashSet::new);
  }

  private static boolean dropOne(SequencedSet<Member> some) {
    Optional<Member> victim = some.stream().filter(one -> !one.isBusy()).findFirst();
    victim.ifPresent(Member::drop);
    return victim.isPresent();
  }

  /// Notes that one progressed.
  void progressed(Member one) {
    SequencedSet<Member> some = of(one.address());
    if (some.remove(one)) {
      some.addLast(one);
    }
  }

  /// Forgets one; one that is not there is let be.
  void remove(Member one) {
    SequencedSet<Member> some = of(one.address());
    if (some.remove(one)) {
      count--;
      if (some.isEmpty()) {
        open.remove(one.address());
      }
    }
  }

  int count() {
    return count;
  }

  /// All that are open now.
  List<Member> all() {
    List<Member> all = new ArrayList<>(count);
    open.values().forEach(all::addAll);
    return all;
  }
}
