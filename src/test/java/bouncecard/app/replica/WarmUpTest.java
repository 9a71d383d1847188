package bouncecard.app.replica;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.serve.Health;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
final class WarmUpTest {
  private final AtomicLong nanos = new AtomicLong();
  private final AtomicInteger asked = new AtomicInteger();

  @Test
  void replicaAlone_isReadyAtOnce() {
    WarmUp warmUp = new WarmUp(() -> false, List.of(asked::incrementAndGet), nanos::get);
    assertThat(warmUp.health().state()).isEqualTo(Health.State.STARTING);
    warmUp.start();
    assertThat(warmUp.health()).isEqualTo(Health.UP);
    assertThat(asked).hasValue(0);
  }

  @Test
  void oneBesideOthers_asksItself_soOftenAndNoMore() {
    WarmUp warmUp =
        new WarmUp(() -> true, List.of(asked::incrementAndGet, asked::incrementAndGet), nanos::get);
    warmUp.start();
    assertThat(warmUp.health()).isEqualTo(Health.UP);
    assertThat(asked).hasValue(120);
  }

  @Test
  void slowMachine_isReadyAfterAFewSecondsAllTheSame() {
    Runnable slow =
        () -> {
          asked.incrementAndGet();
          nanos.addAndGet(Duration.ofSeconds(5).toNanos());
        };
    new WarmUp(() -> true, List.of(slow), nanos::get).start();
    assertThat(asked).hasValue(1);
  }

  @Test
  void stop_endsItWhereItRests() throws Exception {
    CountDownLatch begun = new CountDownLatch(1);
    Runnable question =
        () -> {
          begun.countDown();
          nanos.addAndGet(Duration.ofSeconds(3).toNanos()); // it rests for 6 s then
        };
    WarmUp warmUp = new WarmUp(() -> true, List.of(question, asked::incrementAndGet), nanos::get);
    Thread starting = Thread.ofVirtual().start(warmUp::start);
    begun.await();
    warmUp.stop(Duration.ZERO);
    starting.join();
    assertThat(asked).hasValue(0);
    assertThat(warmUp.health()).isEqualTo(Health.UP);
  }
}
