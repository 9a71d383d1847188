package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Many at once, in order, and few in flight.
@Timeout(60)
final class InOrderTest {
  private static final Duration PATIENCE = Duration.ofMillis(20);

  @Test
  void next_workThatTakesUnequallyLong_keepsTheOrder() {
    Consumer<InOrder.Intake<Integer>> production =
        intake -> IntStream.range(0, 2000).forEach(number -> intake.put(number, 1));
    // Every eighth spins for longer than all workers need for those behind it.
    try (var results =
        new InOrder<Integer, Integer>(4, 1000, production, InOrderTest::slowEighth)) {
      assertThat(all(results)).isEqualTo(IntStream.range(0, 2000).boxed().toList());
    }
  }

  private static int slowEighth(int number) {
    int spun = 0;
    while (number % 8 == 0 && spun < 200_000) {
      spun++;
      Thread.onSpinWait();
    }
    return number;
  }

  @Test
  void next_severalWorkers_workAtTheSameTime() throws InterruptedException {
    CountDownLatch both = new CountDownLatch(2);
    try (var results =
        new InOrder<Integer, Boolean>(
            2,
            10,
            intake -> {
              intake.put(1, 1);
              intake.put(2, 1);
            },
            _ -> met(both))) {
      assertThat(all(results)).containsExactly(true, true);
    }
  }

  private static boolean met(CountDownLatch both) {
    both.countDown();
    try {
      return both.await(20, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }

  @Test
  void put_moreThanIsTaken_waits() {
    AtomicInteger produced = new AtomicInteger();
    int most = 0;
    int taken = 0;
    try (var results =
        new InOrder<Integer, Integer>(
            2,
            10,
            intake -> {
              for (int i = 0; i < 1000; i++) {
                intake.put(i, 3);
                produced.incrementAndGet();
              }
            },
            number -> number)) {
      while (!results.isDone()) {
        if (results.next(PATIENCE).isPresent()) {
          taken++;
        }
        most = Math.max(most, produced.get() - taken);
      }
    }

    assertThat(taken).isEqualTo(1000);
    assertThat(most).isLessThanOrEqualTo(4); // three of weight 3, and one just taken
  }

  @Test
  void put_somethingHeavierThanAllRoom_isWorkedOnAlone() {
    try (var results =
        new InOrder<Integer, Integer>(
            2,
            10,
            intake -> IntStream.range(0, 5).forEach(number -> intake.put(number, 1000)),
            number -> number)) {
      assertThat(all(results)).containsExactly(0, 1, 2, 3, 4);
    }
  }

  @Test
  void next_failureInTheProduction_isThrownAfterWhatWasBefore() {
    try (var results =
        new InOrder<Integer, Integer>(
            2,
            10,
            intake -> {
              intake.put(1, 1);
              throw new IllegalArgumentException("by test");
            },
            number -> number)) {
      List<Integer> before = new ArrayList<>();
      assertThatThrownBy(
              () -> {
                while (!results.isDone()) {
                  results.next(PATIENCE).ifPresent(before::add);
                }
              })
          .hasCauseInstanceOf(IllegalArgumentException.class);
      assertThat(before).containsExactly(1);
    }
  }

  @Test
  void close_inTheMiddle_endsTheProduction() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(1);
    try (var results =
        new InOrder<Integer, Integer>(
            2,
            10,
            intake -> {
              try {
                for (int i = 0; ; i++) {
                  intake.put(i, 1);
                }
              } finally {
                ended.countDown();
              }
            },
            number -> number)) {
      assertThat(results.next(Duration.ofSeconds(20))).contains(0);
    }

    assertThat(ended.await(20, TimeUnit.SECONDS)).isTrue();
  }

  private static <R> List<R> all(InOrder<?, R> results) {
    List<R> all = new ArrayList<>();
    while (!results.isDone()) {
      results.next(PATIENCE).ifPresent(all::add);
    }
    return all;
  }
}
