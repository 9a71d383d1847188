package bouncecard.app.check;

import bouncecard.probe.IpAddress;
import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// One conversation at a time with each address. What nobody waits for is forgotten.
final class PerHostLock {
  private final ConcurrentHashMap<IpAddress, Turn> turns = new ConcurrentHashMap<>();

  private record Turn(Semaphore room, int users) {
    Turn with(int more) {
      return new Turn(room, users + more);
    }
  }

  /// Waits for the turn at an address; false where it does not come in that time.
  boolean await(IpAddress address, Duration longest) throws InterruptedException {
    Turn turn =
        turns.merge(address, new Turn(new Semaphore(1, true), 1), (before, _) -> before.with(1));
    boolean isTaken = false;
    try {
      isTaken = turn.room().tryAcquire(longest.toNanos(), TimeUnit.NANOSECONDS);
      return isTaken;
    } finally {
      if (!isTaken) {
        leave(address);
      }
    }
  }

  void end(IpAddress address) {
    Turn turn = turns.get(address);
    if (turn != null) {
      turn.room().release();
      leave(address);
    }
  }

  private void leave(IpAddress address) {
    turns.computeIfPresent(address, (_, turn) -> turn.users() == 1 ? null : turn.with(-1));
  }

  /// How many addresses have somebody who speaks or waits.
  int size() {
    return turns.size();
  }
}
