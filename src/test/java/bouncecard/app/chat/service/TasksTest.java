package bouncecard.app.chat.service;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class TasksTest {
  @Test
  void run_beyondTheMost_isRefusedUntilOneIsDone() throws InterruptedException {
    Tasks tasks = new Tasks(2);
    CountDownLatch goOn = new CountDownLatch(1);
    CountDownLatch done = new CountDownLatch(1);
    Runnable waiting =
        () -> {
          try {
            goOn.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        };

    assertThat(tasks.run(waiting)).isTrue();
    assertThat(tasks.run(waiting)).isTrue();
    assertThat(tasks.run(done::countDown)).isFalse();
    assertThat(tasks.inFlight()).isEqualTo(2);

    goOn.countDown();
    while (!tasks.run(done::countDown)) {
      Thread.onSpinWait();
    }
    assertThat(done.await(20, TimeUnit.SECONDS)).isTrue();
    tasks.stop(Duration.ofSeconds(20));
    assertThat(tasks.run(waiting)).isFalse();
  }
}
