package bouncecard.adapter.state.redis;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.inlet.Arrival;
import bouncecard.app.inlet.Intake;
import bouncecard.app.inlet.Kept;
import bouncecard.app.inlet.KeptContract;
import bouncecard.app.inlet.Receipt;
import bouncecard.lab.Proxy;
import java.time.Duration;
import java.time.InstantSource;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What arrives, in a real Redis.
final class RedisKeptTest extends KeptContract {
  @RegisterExtension static final SharedRedis REDIS = new SharedRedis();

  private RedisBench bench;

  @BeforeEach
  void open() {
    bench = REDIS.bench();
  }

  @Override
  protected Ends ends(long counted) throws Exception {
    RedisState state = bench.process();
    state.readAfter(counted);
    return new Ends(state.intake(_ -> Duration.ofDays(3)), state.kept());
  }

  @Test
  void whatArrivesAtOneProcess_isReadByAnother() throws Exception {
    Ends one = ends(0);
    Ends two = ends(0);
    assertThat(one.intake().take(Arrival.of("one", "a", "", new byte[] {1})))
        .isEqualTo(Receipt.KEPT);
    assertThat(two.intake().take(Arrival.of("one", "a", "", new byte[] {1})))
        .isEqualTo(Receipt.REPEATED);
    Kept.Numbered read = two.kept().next(Duration.ofSeconds(20)).orElseThrow();
    assertThat(read.arrival().id()).isEqualTo("a");
  }

  @Test
  void whatThereIsNoRoomFor_isTakenWhenThereIs() throws Exception {
    RedisState state = bench.process();
    Intake intake =
        new RedisIntake(state.line(), _ -> Duration.ofDays(3), 1_000, InstantSource.system());
    assertThat(intake.take(Arrival.of("one", "a", "", new byte[800]))).isEqualTo(Receipt.KEPT);
    assertThat(intake.take(Arrival.of("one", "b", "", new byte[800]))).isEqualTo(Receipt.FULL);
    Kept.Numbered read = state.kept().next(Duration.ofSeconds(20)).orElseThrow();
    state.kept().done(read.number());
    assertThat(intake.take(Arrival.of("one", "b", "", new byte[800]))).isEqualTo(Receipt.KEPT);
  }

  @Test
  void whatRedisDoesNotAcknowledge_isRefusedAndKeptOnceWhenItComesAgain() throws Exception {
    try (Proxy proxy = new Proxy(REDIS.server().port())) {
      RedisState state = bench.process(bench.terms(proxy.port()));
      Intake intake = state.intake(_ -> Duration.ofDays(3));
      Arrival arrival = Arrival.of("one", "a", "", new byte[] {1});
      proxy.be(Proxy.Weather.HALF); // it arrives, and nobody is told
      Thread cutting = Thread.ofVirtual().unstarted(proxy::cut);
      Thread taking =
          Thread.ofVirtual()
              .start(() -> assertThat(intake.take(arrival)).isEqualTo(Receipt.REFUSED));
      RedisBench.until(() -> bench.isThere(":arrivals"));
      cutting.start();
      taking.join();
      proxy.be(Proxy.Weather.FINE);
      RedisBench.until(() -> state.line().isThere());
      assertThat(intake.take(arrival)).isEqualTo(Receipt.REPEATED);
      assertThat(state.kept().next(Duration.ofSeconds(20))).isPresent();
      assertThat(state.kept().next(Duration.ZERO)).isEmpty();
    }
  }
}
