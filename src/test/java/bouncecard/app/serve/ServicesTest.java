package bouncecard.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Services that note what is done with them.
@Timeout(30)
final class ServicesTest {
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  @Test
  void startAndStop_several_doorsOpenFirstAndCloseFirst() throws StartException {
    Services services =
        new Services(
            List.of(named("watching")),
            List.of(named("door")),
            List.of(named("a"), named("b")),
            () -> 0L);

    services.start();
    assertThat(done).startsWith("start watching", "start door").contains("start a", "start b");
    done.clear();
    services.stop(Duration.ofSeconds(12));

    assertThat(done)
        .containsExactly("stop door PT3S", "stop b PT4S", "stop a PT6S", "stop watching PT12S");
    assertThat(services.names()).containsExactly("watching", "door", "a", "b");
  }

  @Test
  void stop_oneTakesMoreShares_theOthersHaveTheRest() {
    Service longer =
        new Noting("longer") {
          @Override
          public int shares() {
            return 4;
          }
        };

    new Services(List.of(), List.of(), List.of(named("a"), named("b"), longer), () -> 0L)
        .stop(Duration.ofSeconds(12));

    assertThat(done).containsExactly("stop longer PT8S", "stop b PT6S", "stop a PT12S");
  }

  @Test
  void start_doorFails_nothingElseIsStarted() {
    Services services =
        new Services(List.of(named("watching")), List.of(failing()), List.of(named("a")), () -> 0L);

    assertThatThrownBy(services::start)
        .isInstanceOf(StartException.class)
        .hasMessage(
            "failing cannot be started because of a fault in the program"
                + " (java.lang.IllegalStateException).");
    assertThat(done).containsExactly("start watching");
  }

  @Test
  void start_oneWaitsForEver_theOthersAreStartedAndAFailureIsTold() {
    CountDownLatch never = new CountDownLatch(1);
    Service waiting =
        new Noting("waiting") {
          @Override
          public void start() {
            awaited(never);
          }
        };
    Services services =
        new Services(List.of(), List.of(), List.of(waiting, named("a"), failing()), () -> 0L);

    assertThatThrownBy(services::start).isInstanceOf(StartException.class);
    never.countDown();
  }

  private static void awaited(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  @Test
  void stop_oneFailsAndOneHangs_theRestIsStopped() {
    CountDownLatch never = new CountDownLatch(1);
    Service hanging =
        new Noting("hanging") {
          @Override
          public void stop(Duration grace) {
            awaited(never);
          }
        };

    new Services(List.of(), List.of(), List.of(named("a"), failing(), hanging), () -> 0L)
        .stop(Duration.ZERO);

    assertThat(done).containsExactly("stop a PT0S");
    never.countDown();
  }

  private Service named(String name) {
    return new Noting(name);
  }

  private Service failing() {
    return new Noting("failing") {
      @Override
      public void start() {
        throw new IllegalStateException("hidden");
      }

      @Override
      public void stop(Duration grace) {
        throw new IllegalStateException("hidden");
      }
    };
  }

  private class Noting implements Service {
    private final String name;

    Noting(String name) {
      this.name = name;
    }

    @Override
    public String name() {
      return name;
    }

    @Override
    public void start() {
      done.add("start " + name);
    }

    @Override
    public Health health() {
      return Health.UP;
    }

    @Override
    public void stop(Duration grace) {
      done.add("stop " + name + " " + grace);
    }
  }
}
