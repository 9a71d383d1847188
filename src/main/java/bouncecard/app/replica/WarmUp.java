package bouncecard.app.replica;

import bouncecard.app.serve.Health;
import bouncecard.app.serve.Service;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/// Asks itself what people ask, before a replica is ready: a program that was started just now
/// answers its first hundreds of questions several times as slowly as later ones. It does so while
/// others answer, and leaves them most of the processors. A replica beside which there is no other
/// is ready at once.
public final class WarmUp implements Service {
  private static final Duration LONGEST = Duration.ofSeconds(4);
  private static final int ROUNDS = 60;

  /// So many times as long as a question took, the processor is left to others.
  private static final int REST = 2;

  private final BooleanSupplier isNeeded;
  private final List<Runnable> questions;
  private final LongSupplier nanoTime;
  private final Lock lock = new ReentrantLock();
  private final Condition stopping = lock.newCondition();
  private boolean isStopped;
  private volatile boolean isOver;

  /// @param isNeeded whether another replica answers meanwhile
  /// @param questions asks one each, of which nothing is kept
  /// @param nanoTime a clock in nanoseconds
  public WarmUp(BooleanSupplier isNeeded, List<Runnable> questions, LongSupplier nanoTime) {
    this.isNeeded = isNeeded;
    this.questions = List.copyOf(questions);
    this.nanoTime = nanoTime;
  }

  @Override
  public String name() {
    return "Warm-up";
  }

  @Override
  public void start() {
    try {
      if (isNeeded.getAsBoolean()) {
        ask();
      }
    } finally {
      isOver = true;
    }
  }

  private void ask() {
    long end = nanoTime.getAsLong() + LONGEST.toNanos();
    for (int round = 0; round < ROUNDS; round++) {
      for (Runnable question : questions) {
        long begun = nanoTime.getAsLong();
        question.run();
        long now = nanoTime.getAsLong();
        if (end - now <= 0 || isToEnd(REST * (now - begun))) {
          return;
        }
      }
    }
  }

  /// Rests for so long; whether it is to end.
  private boolean isToEnd(long nanos) {
    lock.lock();
    try {
      long left = nanos;
      while (!isStopped && left > 0) {
        left = stopping.awaitNanos(left);
      }
      return isStopped;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return true;
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Health health() {
    return isOver ? Health.UP : new Health(Health.State.STARTING, "asks itself, to be quick then");
  }

  @Override
  public void stop(Duration grace) {
    lock.lock();
    try {
      isStopped = true;
      stopping.signalAll();
    } finally {
      lock.unlock();
    }
  }
}
