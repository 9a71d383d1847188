package bouncecard.adapter.wire;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// What arrived at a stand-in, in order, for tests to look at and to wait for within a bound.
public final class Arrivals<T> {
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition arrived = lock.newCondition();
  private final List<T> all = new ArrayList<>();

  /// Takes what arrived.
  public void add(T arrival) {
    lock.lock();
    try {
      all.add(arrival);
      arrived.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// All that arrived by now.
  public List<T> all() {
    lock.lock();
    try {
      return List.copyOf(all);
    } finally {
      lock.unlock();
    }
  }

  /// Those that arrived by now and are such.
  public List<T> all(Predicate<? super T> such) {
    return all().stream().filter(such).toList();
  }

  /// The first such, which may have arrived before.
  ///
  /// @throws AssertionError when none arrives in time, with what arrived instead
  public T await(Predicate<? super T> such, Duration within) {
    return await(1, such, within).getFirst();
  }

  /// At least so many such.
  ///
  /// @throws AssertionError when fewer arrive in time, with what arrived instead
  public List<T> await(int count, Predicate<? super T> such, Duration within) {
    return within(count, such, within)
        .orElseThrow(
            () ->
                new AssertionError(
                    "not %d of these within %s, but: %s".formatted(count, within, all())));
  }

  /// The same; empty when fewer arrive in time.
  private Optional<List<T>> within(int count, Predicate<? super T> such, Duration within) {
    long left = within.toNanos();
    lock.lock();
    try {
      while (true) {
        List<T> found = all.stream().filter(such).toList();
        if (found.size() >= count) {
          return Optional.of(found);
        }
        if (left <= 0) {
          return Optional.empty();
        }
        left = arrived.awaitNanos(left);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    } finally {
      lock.unlock();
    }
  }

  /// Whether none such arrives for so long: for what must not happen.
  public boolean isQuiet(Predicate<? super T> such, Duration during) {
    return within(1, such, during).isEmpty();
  }
}
