package bouncecard.app.check;

import java.time.Duration;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The room for checks that run at the same time, each in the thread that asks for it, and their
/// end with the program.
final class ConcurrencyLimit {
  private final int most;
  private final Semaphore places;
  private final Set<Thread> inside = new HashSet<>();
  private volatile boolean isClosed;
  private volatile boolean isCut;

  ConcurrencyLimit(int most) {
    this.most = most;
    this.places = new Semaphore(most);
  }

  /// Takes a place for this thread, until it leaves; false where there is none.
  boolean enter() {
    if (!places.tryAcquire()) {
      return false;
    }
    synchronized (inside) {
      inside.add(Thread.currentThread());
    }
    return true;
  }

  /// Whoever was cut off can go on with something else, such as to say so.
  void leave() {
    synchronized (inside) {
      inside.remove(Thread.currentThread());
      if (isCut) {
        Thread.interrupted();
      }
    }
    places.release();
  }

  /// Whether nothing more is to be begun.
  boolean isClosed() {
    return isClosed;
  }

  /// Whether what ran was cut off.
  boolean isCut() {
    return isCut;
  }

  int running() {
    return most - places.availablePermits();
  }

  /// Lets those inside end by themselves for as long as `grace`, and interrupts the rest.
  void close(Duration grace) {
    isClosed = true;
    try {
      if (places.tryAcquire(most, grace.toNanos(), TimeUnit.NANOSECONDS)) {
        places.release(most);
        return;
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    synchronized (inside) {
      isCut = true;
      inside.forEach(Thread::interrupt);
    }
  }
}
