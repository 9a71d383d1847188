package bouncecard.adapter.state.redis;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.serve.StartException;
import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import bouncecard.app.state.StateStoreContract;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The state in a real Redis, as two processes have it.
final class RedisStoreTest extends StateStoreContract {
  @RegisterExtension static final SharedRedis REDIS = new SharedRedis();

  private RedisBench bench;
  private RedisState one;
  private RedisState two;

  @BeforeEach
  void open() throws StartException {
    bench = REDIS.bench();
    one = bench.process();
    two = bench.process();
  }

  /// What one of them sent is there when the other one is asked.
  private static StateStore settled(RedisState mine, RedisState theirs) {
    try {
      theirs.line().ask((redis, _) -> redis.ping());
    } catch (RedisAway e) {
      // A thread that was told to end does not wait here either.
      assertThat(Thread.currentThread().isInterrupted()).as(e.toString()).isTrue();
    }
    return mine.store();
  }

  @Override
  protected StateStore store() {
    return settled(one, two);
  }

  @Override
  protected StateStore other() {
    return settled(two, one);
  }

  @Override
  protected void pass(Duration time) {
    try {
      bench.pass(time);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void whatIsPut_isThereBeforeWhatTheSameProcessDoesNext() {
    for (int i = 0; i < 200; i++) {
      one.store().put(StateSpace.ANSWERS, "a" + i, new byte[] {1}, Duration.ofMinutes(1));
      one.store().addIfAbsent(StateSpace.DELIVERIES, "d" + i, new byte[0], Duration.ofMinutes(1));
      // Who sees the delivery sees the answer, too.
      assertThat(
              two.store()
                  .addIfAbsent(StateSpace.DELIVERIES, "d" + i, new byte[0], Duration.ofMinutes(1)))
          .isFalse();
      assertThat(two.store().get(StateSpace.ANSWERS, "a" + i)).isPresent();
    }
  }

  @Test
  void whatLeavesTheProcess_tellsNothingOfPeopleOrMail() throws Exception {
    for (StateSpace space : StateSpace.values()) {
      store().put(space, "chat:U024BE7LH of bob@example.com", value(space), Duration.ofMinutes(1));
      store().count(space, "count of bob@example.com", 5, Duration.ofMinutes(1));
    }
    try (StateStore.Lease _ =
        store().lock("turn bob@example.com", Duration.ofMinutes(1), Duration.ZERO).orElseThrow()) {
      other();
      String all =
          REDIS
              .server()
              .tell(
                  "EVAL",
                  """
                  local all = {}
                  for _, key in ipairs(redis.call('KEYS', '*')) do
                    table.insert(all, key)
                    local kind = redis.call('TYPE', key).ok
                    if kind == 'string' then table.insert(all, redis.call('GET', key)) end
                    if kind == 'list' then
                      for _, one in ipairs(redis.call('LRANGE', key, 0, -1)) do table.insert(all, one) end
                    end
                    if kind == 'hash' then
                      for _, one in ipairs(redis.call('HGETALL', key)) do table.insert(all, one) end
                    end
                  end
                  return all
                  """,
                  "0");
      assertThat(all).contains(":answers:", ":deliveries:", ":count:", ":lease:");
      assertThat(all).doesNotContain("bob", "example", "U024BE7LH", "550 5.1.1 of");
    }
  }

  /// Moments and what was met hold nothing of anybody.
  private static byte[] value(StateSpace space) {
    return switch (space) {
      case DELIVERIES, LIMITS, DEADLINES, SESSIONS -> new byte[0];
      case ANSWERS, OWNERS, QUESTIONS, LANGUAGES, EPISODES ->
          "550 5.1.1 of bob@example.com".getBytes(StandardCharsets.UTF_8);
    };
  }
}
