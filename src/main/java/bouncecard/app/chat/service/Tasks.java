package bouncecard.app.chat.service;

import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// Work that goes on after a platform was told that its message arrived: each task in a virtual
/// thread of its own, bounded in number, and finished before the program ends.
public final class Tasks {
  /// Waiting for a platform is most of a task, so there may be many; each holds a card at most.
  private static final int MOST = 2_000;

  private final Semaphore room = new Semaphore(MOST);
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// Takes a task; false where there is no room or nothing is taken any more. A task handles its
  /// own failures.
  public boolean run(Runnable task) {
    if (threads.isShutdown() || !room.tryAcquire()) {
      return false;
    }
    try {
      threads.execute(
          () -> {
            try {
              task.run();
            } finally {
              room.release();
            }
          });
      return true;
    } catch (RejectedExecutionException _) {
      room.release(); // stopped in between
      return false;
    }
  }

  /// How many are in flight.
  public int inFlight() {
    return MOST - room.availablePermits();
  }

  /// Takes nothing more and waits for what is in flight; whether all was done in that time.
  boolean finish(Duration grace) {
    threads.shutdown();
    try {
      return threads.awaitTermination(grace.toMillis(), TimeUnit.MILLISECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /// Takes nothing more, waits for what is in flight as long as `grace`, and interrupts the rest.
  public void stop(Duration grace) {
    if (!finish(grace)) {
      threads.shutdownNow();
    }
  }
}
