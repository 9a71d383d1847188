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
  /// What a task takes of the heap while it waits for a platform that is slow (seen: 35 kB, of
  /// which a third is the message and a quarter the thread's stack), and a share for all else,
  /// since each platform has tasks of its own.
  private static final long HEAP_BYTES = 240_000;

  private static final int LEAST = 100;
  private static final int MOST = 2_000;

  private final int most;
  private final Semaphore room;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  /// As many as fit the heap.
  public Tasks() {
    this(Math.clamp(Runtime.getRuntime().maxMemory() / HEAP_BYTES, LEAST, MOST));
  }

  /// @param most at the same time
  public Tasks(int most) {
    this.most = most;
    this.room = new Semaphore(most);
  }

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
    return most - room.availablePermits();
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
