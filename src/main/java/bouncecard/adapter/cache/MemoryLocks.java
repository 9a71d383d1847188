package bouncecard.adapter.cache;

import bouncecard.app.state.StateStore.Lease;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;

/// Locks of one process, in the order in which they are wanted. What nobody has or waits for is
/// forgotten.
final class MemoryLocks {
  private final ConcurrentHashMap<String, Line> lines = new ConcurrentHashMap<>();
  private final Ticker ticker;

  MemoryLocks(Ticker ticker) {
    this.ticker = ticker;
  }

  /// Those who want one lock: the first has it as soon as nobody else does.
  private static final class Line {
    private final ArrayDeque<Holder> waiting = new ArrayDeque<>();
    private Optional<Holder> holder = Optional.empty();
    private long until;

    /// Changed within `compute` only.
    private int users;
  }

  /// Who has a lock, or waits for it.
  private final class Holder implements Lease {
    private final String name;
    private final Line line;

    Holder(String name, Line line) {
      this.name = name;
      this.line = line;
    }

    @Override
    public void close() {
      synchronized (line) {
        if (line.holder.filter(one -> one == this).isEmpty()) {
          return;
        }
        line.holder = Optional.empty();
        line.notifyAll();
      }
      leave(name);
    }
  }

  Optional<Lease> take(String name, Duration lease, Duration longest) throws InterruptedException {
    Line line =
        lines.compute(
            name,
            (_, known) -> {
              Line wanted = known == null ? new Line() : known;
              wanted.users++;
              return wanted;
            });
    Holder me = new Holder(name, line);
    boolean isTaken = false;
    try {
      isTaken = isTaken(me, lease, longest);
      return isTaken ? Optional.of(me) : Optional.empty();
    } finally {
      if (!isTaken) {
        leave(name);
      }
    }
  }

  private boolean isTaken(Holder me, Duration lease, Duration longest) throws InterruptedException {
    Line line = me.line;
    long end = System.nanoTime() + longest.toNanos();
    synchronized (line) {
      line.waiting.add(me);
      try {
        while (true) {
          endLease(line);
          if (line.holder.isEmpty() && line.waiting.peek() == me) {
            line.holder = Optional.of(me);
            line.until = ticker.read() + lease.toNanos();
            return true;
          }
          long left = end - System.nanoTime();
          if (left <= 0) {
            return false;
          }
          long lasts = line.holder.isPresent() ? line.until - ticker.read() : left;
          TimeUnit.NANOSECONDS.timedWait(line, Math.max(1, Math.min(left, lasts)));
        }
      } finally {
        line.waiting.remove(me);
        line.notifyAll();
      }
    }
  }

  private void endLease(Line line) {
    if (line.holder.isPresent() && ticker.read() - line.until >= 0) {
      leave(line.holder.get().name);
      line.holder = Optional.empty();
    }
  }

  private void leave(String name) {
    lines.computeIfPresent(name, (_, line) -> --line.users == 0 ? null : line);
  }

  /// How many locks somebody has or waits for.
  int size() {
    return lines.size();
  }
}
