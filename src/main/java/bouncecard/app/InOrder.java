package bouncecard.app;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CancellationException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;

/// Works on many things at once and gives the results in the order of the things.
///
/// One thread produces the things, some work on them, and the caller's takes the results. Things
/// that are waiting, at work or not yet taken are few and weigh little: a producer that is faster
/// than the work, or a taker that is slower, is waited for.
///
/// @param <T> what is worked on
/// @param <R> what comes of it
public final class InOrder<T, R> implements AutoCloseable {
  /// So much may be in flight for each worker: one at work and some to take up next.
  private static final int WAITING_PER_WORKER = 4;

  private final Function<T, R> work;
  private final int heaviest;
  private final ExecutorService pool;
  private final BlockingQueue<Optional<Slot<R>>> slots;
  private final Semaphore room;
  private final Thread producer;

  /// A thing in flight.
  private record Slot<R>(Future<R> result, int weight) {}

  /// The slot whose turn it is; empty where it is not known yet.
  private Optional<Slot<R>> head = Optional.empty();

  private boolean isDone;

  /// Takes things to work on.
  @FunctionalInterface
  public interface Intake<T> {
    /// Takes a thing, as soon as there is room for it.
    ///
    /// @param weight how much room it takes
    /// @throws CancellationException where nothing more is wanted
    void put(T thing, int weight);
  }

  /// Starts.
  ///
  /// @param workers how many threads work
  /// @param capacity how much all that is in flight may weigh; what is heavier is alone in flight
  /// @param production puts everything into the intake, in a thread of its own, and returns
  /// @param work what is done to each; what it throws is thrown again by [#next(Duration)]
  public InOrder(int workers, int capacity, Consumer<Intake<T>> production, Function<T, R> work) {
    this.work = work;
    this.heaviest = capacity;
    this.pool = Executors.newFixedThreadPool(workers, InOrder::thread);
    this.slots = new ArrayBlockingQueue<>(workers * WAITING_PER_WORKER);
    this.room = new Semaphore(capacity);
    this.producer = thread(() -> produce(production));
    producer.start();
  }

  private static Thread thread(Runnable work) {
    Thread thread = new Thread(work, "bouncecard-reading");
    thread.setDaemon(true);
    return thread;
  }

  private void produce(Consumer<Intake<T>> production) {
    try {
      production.accept(this::put);
      slots.put(Optional.empty());
    } catch (CancellationException | InterruptedException _) {
      Thread.currentThread().interrupt(); // closed: nobody takes anything any more
    } catch (RuntimeException | Error e) {
      fail(e);
    }
  }

  private void put(T thing, int weight) {
    int taken = Math.clamp(weight, 1, heaviest);
    try {
      room.acquire(taken);
      slots.put(Optional.of(new Slot<>(pool.submit(() -> work.apply(thing)), taken)));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled(e);
    }
  }

  /// The producer failed: the taker is told when all before it is taken.
  private void fail(Throwable failure) {
    try {
      slots.put(Optional.of(new Slot<>(CompletableFuture.failedFuture(failure), 0)));
      slots.put(Optional.empty());
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private static CancellationException cancelled(InterruptedException cause) {
    CancellationException cancelled = new CancellationException("closed");
    cancelled.initCause(cause);
    return cancelled;
  }

  /// The next result; empty where it is not there after some `patience`, and at the end.
  ///
  /// @throws IllegalStateException where the work or the production threw something
  public Optional<R> next(Duration patience) {
    try {
      if (head.isEmpty() && !isDone) {
        Optional<Slot<R>> found = slots.poll(patience.toNanos(), TimeUnit.NANOSECONDS);
        if (found == null) {
          return Optional.empty();
        }
        head = found;
        isDone = found.isEmpty();
      }
      return head.isEmpty() ? Optional.empty() : result(head.get(), patience);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw cancelled(e);
    }
  }

  private Optional<R> result(Slot<R> slot, Duration patience) throws InterruptedException {
    try {
      R result = slot.result().get(patience.toNanos(), TimeUnit.NANOSECONDS);
      taken(slot);
      return Optional.of(result);
    } catch (TimeoutException _) {
      return Optional.empty();
    } catch (ExecutionException e) {
      taken(slot);
      throw new IllegalStateException(e.getCause());
    }
  }

  private void taken(Slot<R> slot) {
    head = Optional.empty();
    room.release(slot.weight());
  }

  /// Whether all results were taken.
  public boolean isDone() {
    return isDone;
  }

  /// Whether nothing is in flight: all that was produced until now was taken.
  public boolean isIdle() {
    return head.isEmpty() && slots.isEmpty();
  }

  /// Ends the production and the work, done or not.
  @Override
  public void close() {
    producer.interrupt();
    pool.shutdownNow();
  }
}
