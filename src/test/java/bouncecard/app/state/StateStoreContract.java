package bouncecard.app.state;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.state.StateStore.Lease;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// What every store does; each has a test that extends this one.
public abstract class StateStoreContract {
  private static final StateSpace ANY = StateSpace.QUESTIONS;
  private static final Duration MINUTE = Duration.ofMinutes(1);
  private static final Duration SOON = Duration.ofSeconds(20);

  /// The store, as one process has it.
  protected abstract StateStore store();

  /// The same store, as another process has it.
  protected abstract StateStore other();

  /// Lets time go on for the store.
  protected abstract void pass(Duration time);

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Optional<String> text(Optional<byte[]> value) {
    return value.map(bytes -> new String(bytes, StandardCharsets.UTF_8));
  }

  @ParameterizedTest
  @EnumSource
  void value_isKeptInItsSpaceUntilItsLifeIsOver(StateSpace space) {
    store().put(space, "key", bytes("one"), MINUTE);
    assertThat(text(other().get(space, "key"))).contains("one");
    assertThat(store().get(space, "other")).isEmpty();
    for (StateSpace elsewhere : StateSpace.values()) {
      assertThat(store().get(elsewhere, "key").isPresent()).isEqualTo(elsewhere == space);
    }
    pass(Duration.ofSeconds(59));
    assertThat(store().get(space, "key")).isPresent();
    pass(Duration.ofSeconds(2));
    assertThat(other().get(space, "key")).isEmpty();
  }

  @Test
  void value_isReplacedWithItsLifeAndRemoved() {
    store().put(ANY, "key", bytes("one"), Duration.ofSeconds(10));
    other().put(ANY, "key", bytes("two"), MINUTE);
    pass(Duration.ofSeconds(30));
    assertThat(text(store().get(ANY, "key"))).contains("two");
    store().remove(ANY, "key");
    store().remove(ANY, "never there");
    assertThat(other().get(ANY, "key")).isEmpty();
  }

  @Test
  void value_holdsAnyBytesUnderAnyKey() {
    byte[] all = new byte[256];
    for (int i = 0; i < all.length; i++) {
      all[i] = (byte) i;
    }
    for (String key : List.of("", " ", "a b\n|/%*?[]{}", "한국어", "x".repeat(1_000))) {
      store().put(ANY, key, all, MINUTE);
      assertThat(other().get(ANY, key).orElseThrow()).isEqualTo(all);
    }
    store().put(ANY, "nothing", new byte[0], MINUTE);
    assertThat(other().get(ANY, "nothing").orElseThrow()).isEmpty();
  }

  @Test
  void addIfAbsent_isTrueOnceWithinALife() {
    assertThat(store().addIfAbsent(ANY, "key", bytes("one"), MINUTE)).isTrue();
    assertThat(other().addIfAbsent(ANY, "key", bytes("two"), MINUTE)).isFalse();
    assertThat(text(store().get(ANY, "key"))).contains("one");
    pass(MINUTE.plusSeconds(1));
    assertThat(store().addIfAbsent(ANY, "key", bytes("three"), MINUTE)).isTrue();
  }

  @Test
  void addIfAbsent_ofManyAtOnce_isTrueForOne() throws Exception {
    for (int round = 0; round < 50; round++) {
      String key = "key" + round;
      AtomicInteger first = new AtomicInteger();
      all(
          8,
          number -> {
            StateStore mine = number % 2 == 0 ? store() : other();
            if (mine.addIfAbsent(StateSpace.DELIVERIES, key, bytes("x"), MINUTE)) {
              first.incrementAndGet();
            }
          });
      assertThat(first).hasValue(1);
    }
  }

  @Test
  void count_holdsWithinAnyStretchOfItsTime() {
    assertThat(store().count(ANY, "key", 2, MINUTE)).isTrue();
    pass(Duration.ofSeconds(40));
    assertThat(other().count(ANY, "key", 2, MINUTE)).isTrue();
    assertThat(store().count(ANY, "key", 2, MINUTE)).isFalse();
    assertThat(store().count(ANY, "another", 2, MINUTE)).isTrue();
    assertThat(store().count(StateSpace.LIMITS, "key", 2, MINUTE)).isTrue();
    pass(Duration.ofSeconds(21));
    assertThat(other().count(ANY, "key", 2, MINUTE)).isTrue();
    assertThat(store().count(ANY, "key", 2, MINUTE)).isFalse();
    assertThat(store().count(ANY, "none", 0, MINUTE)).isFalse();
  }

  @Test
  void count_ofManyAtOnce_isExact() throws Exception {
    AtomicInteger counted = new AtomicInteger();
    all(
        8,
        number -> {
          StateStore mine = number % 2 == 0 ? store() : other();
          for (int i = 0; i < 20; i++) {
            if (mine.count(ANY, "key", 50, MINUTE)) {
              counted.incrementAndGet();
            }
          }
        });
    assertThat(counted).hasValue(50);
  }

  @Test
  void lock_isHeldByOneUntilItIsGivenBack() throws Exception {
    Lease first = store().lock("a", MINUTE, Duration.ZERO).orElseThrow();
    assertThat(other().lock("a", MINUTE, Duration.ZERO)).isEmpty();
    assertThat(other().lock("a", MINUTE, Duration.ofMillis(20))).isEmpty();
    Lease elsewhere = other().lock("b", MINUTE, Duration.ZERO).orElseThrow();
    elsewhere.close();
    first.close();
    Lease second = other().lock("a", MINUTE, Duration.ZERO).orElseThrow();
    first.close(); // which is another's now
    assertThat(store().lock("a", MINUTE, Duration.ZERO)).isEmpty();
    second.close();
  }

  @Test
  void lock_isTakenFromWhoeverDoesNotGiveItBack() throws Exception {
    Lease lost = store().lock("a", MINUTE, Duration.ZERO).orElseThrow();
    pass(MINUTE.plusSeconds(1));
    Lease next = other().lock("a", MINUTE, Duration.ZERO).orElseThrow();
    lost.close();
    assertThat(store().lock("a", MINUTE, Duration.ZERO)).isEmpty();
    next.close();
    store().lock("a", MINUTE, Duration.ZERO).orElseThrow().close();
  }

  @Test
  void lock_ofManyWhoWait_isHeldByOneAtATime() throws Exception {
    AtomicInteger inside = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    List<Integer> done = new CopyOnWriteArrayList<>();
    all(
        8,
        number -> {
          StateStore mine = number % 2 == 0 ? store() : other();
          for (int i = 0; i < 10; i++) {
            try (Lease _ = mine.lock("a", MINUTE, SOON).orElseThrow()) {
              most.accumulateAndGet(inside.incrementAndGet(), Math::max);
              Thread.yield();
              inside.decrementAndGet();
              done.add(number);
            }
          }
        });
    assertThat(most).hasValue(1);
    assertThat(done).hasSize(80);
  }

  @Test
  void lock_endsWithTheThreadThatWaitsForIt() throws Exception {
    Lease held = store().lock("a", MINUTE, Duration.ZERO).orElseThrow();
    CountDownLatch waiting = new CountDownLatch(1);
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      Future<Boolean> ended =
          threads.submit(
              () -> {
                waiting.countDown();
                try {
                  return store().lock("a", MINUTE, SOON).isEmpty();
                } catch (InterruptedException _) {
                  return true;
                }
              });
      waiting.await();
      threads.shutdownNow();
      assertThat(ended.get()).isTrue();
    }
    held.close();
    store().lock("a", MINUTE, Duration.ZERO).orElseThrow().close();
  }

  private interface Work {
    void run(int number) throws Exception;
  }

  private static void all(int threads, Work work) throws Exception {
    CountDownLatch go = new CountDownLatch(1);
    List<Callable<Boolean>> tasks = new ArrayList<>();
    for (int i = 0; i < threads; i++) {
      int number = i;
      tasks.add(
          () -> {
            go.await();
            work.run(number);
            return true;
          });
    }
    try (ExecutorService pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Boolean>> running = tasks.stream().map(pool::submit).toList();
      go.countDown();
      for (Future<Boolean> one : running) {
        assertThat(one.get()).isTrue();
      }
    }
  }
}
