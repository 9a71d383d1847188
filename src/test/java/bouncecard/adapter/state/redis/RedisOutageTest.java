package bouncecard.adapter.state.redis;

import static bouncecard.adapter.state.redis.RedisBench.until;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.serve.Health;
import bouncecard.app.serve.StartException;
import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import bouncecard.lab.Proxy;
import bouncecard.lab.RedisServer;
import java.io.IOException;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// A Redis that goes, comes back, is slow, full or somebody else's.
final class RedisOutageTest {
  private static final Duration MINUTE = Duration.ofMinutes(1);

  private RedisServer server;
  private RedisBench bench;
  private Proxy proxy;

  @BeforeEach
  void begin() throws IOException {
    server = RedisServer.required();
    bench = new RedisBench(server, "test-" + UUID.randomUUID());
    proxy = new Proxy(server.port());
  }

  @AfterEach
  void end() throws IOException {
    if (server != null) {
      bench.close();
      proxy.close();
      server.close();
    }
  }

  /// By the proxy, and soon tired of waiting.
  private RedisState impatient() throws StartException {
    RedisState state = bench.process(bench.terms(proxy.port()).waiting(Duration.ofMillis(400)));
    until(() -> state.line().isThere());
    return state;
  }

  private static boolean isNew(StateStore store, String key) {
    return store.addIfAbsent(StateSpace.DELIVERIES, key, new byte[0], MINUTE);
  }

  @ParameterizedTest
  @EnumSource(
      value = Proxy.Weather.class,
      names = {"DROPPING", "HALF", "SHUT"})
  void whatIsDoneWhileRedisIsAway_isKnownHereAndToldWhenItIsBack(Proxy.Weather weather)
      throws Exception {
    RedisState here = impatient();
    RedisState there = bench.process();
    assertThat(isNew(here.store(), "before")).isTrue();
    proxy.be(weather);
    if (weather == Proxy.Weather.SHUT) {
      proxy.cut();
    }
    assertThat(isNew(here.store(), "meanwhile")).isTrue();
    assertThat(isNew(here.store(), "meanwhile")).isFalse();
    assertThat(isNew(here.store(), "before")).isFalse();
    here.store().put(StateSpace.ANSWERS, "asked", new byte[] {7}, MINUTE);
    assertThat(here.store().get(StateSpace.ANSWERS, "asked")).contains(new byte[] {7});
    assertThat(here.store().count(StateSpace.LIMITS, "many", 1, MINUTE)).isTrue();
    assertThat(here.store().count(StateSpace.LIMITS, "many", 1, MINUTE)).isFalse();
    here.store().lock("turn", MINUTE, Duration.ZERO).orElseThrow().close();
    assertThat(here.health().state()).isEqualTo(Health.State.UP);
    assertThat(here.health().detail()).startsWith("away (");

    proxy.be(Proxy.Weather.FINE);
    until(() -> here.line().isThere() && here.unsent() == 0);
    until(() -> here.health().equals(Health.UP));
    assertThat(isNew(here.store(), "meanwhile")).isFalse();
    assertThat(isNew(there.store(), "meanwhile")).isFalse();
    assertThat(isNew(there.store(), "before")).isFalse();
    assertThat(there.store().get(StateSpace.ANSWERS, "asked")).contains(new byte[] {7});
    assertThat(bench.told).last().asString().contains("is there again");
  }

  @Test
  void redisThatIsAway_isNotWaitedForAgain() throws Exception {
    RedisState here = impatient();
    proxy.be(Proxy.Weather.DROPPING);
    assertThat(isNew(here.store(), "first")).isTrue(); // waits
    long begin = System.nanoTime();
    for (int i = 0; i < 10_000; i++) {
      assertThat(isNew(here.store(), "key" + i)).isTrue();
    }
    assertThat(Duration.ofNanos(System.nanoTime() - begin)).isLessThan(Duration.ofSeconds(15));
  }

  @Test
  void redisThatIsSlow_countsAsAwayUntilItIsNot() throws Exception {
    RedisState here = impatient();
    proxy.late(1_500);
    assertThat(isNew(here.store(), "slow")).isTrue();
    assertThat(isNew(here.store(), "slow")).isFalse();
    until(() -> !here.line().isThere());
    proxy.be(Proxy.Weather.FINE);
    until(() -> here.line().isThere() && here.unsent() == 0);
    assertThat(isNew(here.store(), "slow")).isFalse();
  }

  @Test
  void redisThatIsSlowForAMoment_isAnsweredForFromMemory_andDoesNotCountAsAway() throws Exception {
    RedisState here = bench.process(bench.terms(proxy.port()).waiting(Duration.ofSeconds(1)));
    until(() -> here.line().isThere());
    proxy.late(1_500);
    assertThat(isNew(here.store(), "slow")).isTrue();
    assertThat(isNew(here.store(), "slow")).isFalse();
    proxy.be(Proxy.Weather.FINE);
    until(() -> here.unsent() == 0);
    assertThat(bench.told).isEmpty();
    assertThat(here.line().health()).isEqualTo(Health.UP);
    assertThat(isNew(bench.process().store(), "slow")).isFalse();
  }

  @Test
  void redisThatIsKilledAndEmptyWhenItComesBack_knowsWhatWasDoneMeanwhile() throws Exception {
    RedisState here = bench.process();
    RedisState there = bench.process();
    assertThat(isNew(here.store(), "before")).isTrue();
    server.kill();
    until(() -> !here.line().isThere() && !there.line().isThere());
    assertThat(isNew(here.store(), "meanwhile")).isTrue();
    server.start();
    until(() -> here.line().isThere() && there.line().isThere() && here.unsent() == 0);
    assertThat(isNew(there.store(), "meanwhile")).isFalse();
    assertThat(isNew(here.store(), "after")).isTrue();
    assertThat(isNew(there.store(), "after")).isFalse();
  }

  @Test
  void redisThatIsFull_isReadAndToldWhenThereIsRoom() throws Exception {
    RedisState here = bench.process();
    here.store().put(StateSpace.ANSWERS, "old", new byte[] {1}, MINUTE);
    assertThat(here.store().get(StateSpace.ANSWERS, "old")).isPresent();
    assertThat(server.tell("CONFIG", "SET", "maxmemory", "1")).startsWith("+OK");
    here.store().put(StateSpace.ANSWERS, "new", new byte[] {2}, MINUTE);
    assertThat(isNew(here.store(), "delivery")).isTrue();
    assertThat(isNew(here.store(), "delivery")).isFalse();
    assertThat(here.store().get(StateSpace.ANSWERS, "old")).contains(new byte[] {1});
    assertThat(here.store().get(StateSpace.ANSWERS, "new")).contains(new byte[] {2});
    until(() -> here.health().detail().startsWith("full"));
    assertThat(server.tell("CONFIG", "SET", "maxmemory", "0")).startsWith("+OK");
    until(() -> here.unsent() == 0 && here.health().equals(Health.UP));
    RedisState there = bench.process();
    assertThat(there.store().get(StateSpace.ANSWERS, "new")).contains(new byte[] {2});
    assertThat(isNew(there.store(), "delivery")).isFalse();
  }

  @Test
  void redisThatBecomesAReplica_isLeftAndUsedAgainWhenItIsNone() throws Exception {
    RedisState here = bench.process();
    try (RedisServer primary = RedisServer.required()) {
      assertThat(server.tell("REPLICAOF", "127.0.0.1", String.valueOf(primary.port())))
          .startsWith("+OK");
      assertThat(isNew(here.store(), "meanwhile")).isTrue();
      until(() -> here.health().detail().startsWith("away (can only be read"));
      assertThat(isNew(here.store(), "meanwhile")).isFalse();
      assertThat(server.tell("REPLICAOF", "NO", "ONE")).startsWith("+OK");
      until(() -> here.line().isThere() && here.unsent() == 0);
    }
    RedisState there = bench.process();
    assertThat(isNew(there.store(), "meanwhile")).isFalse();
  }

  @Test
  void scriptsThatRedisForgot_areTaughtAgain() throws Exception {
    RedisState here = bench.process();
    assertThat(here.store().count(StateSpace.LIMITS, "many", 2, MINUTE)).isTrue();
    assertThat(server.tell("SCRIPT", "FLUSH")).startsWith("+OK");
    assertThat(here.store().count(StateSpace.LIMITS, "many", 2, MINUTE)).isTrue();
    until(() -> here.line().isThere());
    RedisState there = bench.process();
    assertThat(there.store().count(StateSpace.LIMITS, "many", 1, MINUTE)).isFalse();
  }
}
