package bouncecard.app.serve;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Services that note what is done with them.
@Timeout(30)
final class ServicesTest {
  private final List<String> done = Collections.synchronizedList(new ArrayList<>());

  @Test
  void startAndStop_several_inOrderAndInReverse() throws StartException {
    Services services = new Services(List.of(named("a"), named("b")), () -> 0L);

    services.start();
    services.stop(Duration.ofSeconds(10));

    assertThat(done).containsExactly("start a", "start b", "stop b PT5S", "stop a PT10S");
    assertThat(services.health()).isEqualTo(Map.of("a", Health.UP, "b", Health.UP));
  }

  @Test
  void start_oneFails_theNextIsNotStarted() {
    Services services = new Services(List.of(named("a"), failing(), named("b")), () -> 0L);

    assertThatThrownBy(services::start)
        .isInstanceOf(StartException.class)
        .hasMessage(
            "failing cannot be started because of a fault in the program"
                + " (java.lang.IllegalStateException).");
    assertThat(done).containsExactly("start a");
  }

  @Test
  void stop_oneFailsAndOneHangs_theRestIsStopped() {
    CountDownLatch never = new CountDownLatch(1);
    Service hanging =
        new Noting("hanging") {
          @Override
          public void stop(Duration grace) {
            try {
              never.await();
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
            }
          }
        };

    new Services(List.of(named("a"), failing(), hanging), () -> 0L).stop(Duration.ZERO);

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
