package bouncecard.app.replica;

import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.LongSupplier;

/// What replicas of one process agree on, which may be away.
public final class MemoryReplicas implements Replicas {
  private final LongSupplier nanoTime;
  private final Map<String, Long> living = new ConcurrentHashMap<>();
  private final Map<String, Held> held = new LinkedHashMap<>();
  private final Set<String> done = ConcurrentHashMap.newKeySet();
  private String leader = "";
  private long term;
  private final List<String> taken = new CopyOnWriteArrayList<>();
  private volatile boolean isAway;

  private record Held(Errand errand, String owner) {}

  public MemoryReplicas(LongSupplier nanoTime) {
    this.nanoTime = nanoTime;
  }

  /// Goes away, or comes back.
  public void away(boolean now) {
    isAway = now;
  }

  /// What nobody has answered yet.
  public synchronized List<String> inHand() {
    return List.copyOf(held.keySet());
  }

  /// What was ever noted.
  public List<String> taken() {
    return List.copyOf(taken);
  }

  private boolean lives(String replica) {
    Long until = living.get(replica);
    return until != null && until - nanoTime.getAsLong() > 0;
  }

  @Override
  public synchronized Standing beat(String replica, Duration life, boolean mayLead) {
    if (isAway) {
      return new Standing.Unknown();
    }
    living.put(replica, nanoTime.getAsLong() + life.toNanos());
    if (leader.equals(replica) && !mayLead) {
      leader = "";
    }
    if (mayLead && !leader.equals(replica) && !lives(leader)) {
      leader = replica;
      term++;
    }
    return leader.equals(replica) ? new Standing.Leads(term) : new Standing.Follows();
  }

  @Override
  public boolean isAlone(String replica) {
    return !isAway && living.keySet().stream().noneMatch(one -> !one.equals(replica) && lives(one));
  }

  @Override
  public synchronized Taken take(Errand errand, String owner) {
    if (isAway) {
      return Taken.NOT_KEPT;
    }
    if (done.contains(errand.key())) {
      return Taken.DONE;
    }
    if (held.putIfAbsent(errand.key(), new Held(errand, owner)) != null) {
      return Taken.IN_HAND;
    }
    taken.add(errand.key());
    return Taken.NEW;
  }

  @Override
  public synchronized void done(String key, String owner) {
    Held one = held.get(key);
    if (!isAway && one != null && one.owner().equals(owner)) {
      held.remove(key);
      done.add(key);
    }
  }

  @Override
  public synchronized void drop(String key, String owner) {
    Held one = held.get(key);
    if (!isAway && one != null && one.owner().equals(owner)) {
      held.remove(key);
    }
  }

  @Override
  public synchronized List<Errand> takeOver(
      String replica, Set<String> platforms, boolean isLeading, int most) {
    List<Errand> over = new ArrayList<>();
    for (Map.Entry<String, Held> entry : held.entrySet()) {
      Held one = entry.getValue();
      boolean isLeft = one.owner().equals(LEADER) ? isLeading : !lives(one.owner());
      if (!isAway && isLeft && over.size() < most && platforms.contains(one.errand().platform())) {
        entry.setValue(new Held(one.errand(), replica));
        over.add(one.errand());
      }
    }
    return over;
  }

  @Override
  public synchronized void leave(String replica) {
    living.remove(replica);
    leader = leader.equals(replica) ? "" : leader;
  }
}
