package bouncecard.adapter.state.redis;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.replica.Errand;
import bouncecard.app.replica.Replicas;
import bouncecard.app.replica.Replicas.Standing;
import bouncecard.app.replica.Replicas.Taken;
import bouncecard.app.replica.ReplicasContract;
import bouncecard.app.serve.StartException;
import bouncecard.lab.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// What replicas agree on in a real Redis.
final class RedisReplicasTest extends ReplicasContract {
  @RegisterExtension static final SharedRedis REDIS = new SharedRedis();

  private RedisBench bench;
  private RedisState one;

  @BeforeEach
  void open() throws StartException {
    bench = REDIS.bench();
    one = bench.process();
  }

  @Override
  protected Replicas replicas() {
    return one.replicas();
  }

  @Override
  protected void outlive(Replicas replicas) {
    try {
      bench.pass(Duration.ofSeconds(9));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void errand_isNotToBeReadInRedis() throws Exception {
    byte[] said = "bob@example.com".getBytes(StandardCharsets.UTF_8);
    one.replicas().take(new Errand("slack", "slack/7", Instant.EPOCH, said), "a");

    RedisNames names = one.line().names();
    List<byte[]> kept =
        one.line().ask((redis, at) -> redis.hvals(at.hand(names.replica("a")))).orElseThrow();
    assertThat(kept)
        .singleElement()
        .satisfies(
            bytes ->
                assertThat(new String(bytes, StandardCharsets.ISO_8859_1))
                    .doesNotContain("bob", "slack"));
  }

  @Test
  @Timeout(60)
  void whatIsDoneWhileRedisIsAway_isToldWhenItIsBack() throws Exception {
    byte[] said = {1};
    Errand errand = new Errand("chat", "chat/1", Instant.EPOCH, said);
    try (RedisServer frozen = RedisServer.required();
        RedisBench there = new RedisBench(frozen, "test")) {
      Replicas all = there.process(there.terms().waiting(Duration.ofMillis(500))).replicas();
      assertThat(all.take(errand, "a")).isEqualTo(Taken.NEW);
      frozen.freeze();

      assertThat(all.take(new Errand("chat", "chat/2", Instant.EPOCH, said), "a"))
          .isEqualTo(Taken.NOT_KEPT);
      all.done("chat/1", "a");
      all.done("chat/2", "a"); // whoever has it answers it by himself
      assertThat(all.beat("a", Duration.ofSeconds(30), true)).isEqualTo(new Standing.Unknown());
      assertThat(all.takeOver("b", Set.of("chat"), true, 10)).isEmpty();

      frozen.thaw();
      Errand last = new Errand("chat", "chat/2", Instant.EPOCH, said);
      while (all.take(last, "b") != Taken.DONE) {
        LockSupport.parkNanos(5_000_000);
      }
      assertThat(all.take(errand, "b")).isEqualTo(Taken.DONE);
      assertThat(all.takeOver("b", Set.of("chat"), true, 10)).isEmpty();
    }
  }
}
