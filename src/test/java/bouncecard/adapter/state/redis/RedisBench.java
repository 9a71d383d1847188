package bouncecard.adapter.state.redis;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.cache.MemoryStore;
import bouncecard.app.serve.Secret;
import bouncecard.app.serve.StartException;
import bouncecard.lab.RedisServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// What tests of a Redis begin with: processes that share one, and time that goes on as they say.
final class RedisBench implements AutoCloseable {
  static final String KEY = "a key that nobody guesses, of 40 chars!!";

  /// Makes all that is there older, as if time had gone on.
  private static final String OLDER =
      """
      local passed = tonumber(ARGV[2])
      for _, key in ipairs(redis.call('KEYS', ARGV[1])) do
        local left = redis.call('PTTL', key)
        if redis.call('TYPE', key).ok == 'list' then
          for i = 0, redis.call('LLEN', key) - 1 do
            local at = tonumber(redis.call('LINDEX', key, i)) - passed
            redis.call('LSET', key, i, string.format('%.0f', at))
          end
        end
        if redis.call('TYPE', key).ok == 'zset' then
          for _, one in ipairs(redis.call('ZRANGE', key, 0, -1)) do
            redis.call('ZINCRBY', key, string.format('%.0f', -passed), one)
          end
        end
        if left >= 0 and left <= passed then redis.call('DEL', key) end
        if left > passed then redis.call('PEXPIRE', key, left - passed) end
      end
      return 1
      """;

  final AtomicLong now = new AtomicLong();
  final List<String> told = new CopyOnWriteArrayList<>();
  private final List<RedisState> states = new ArrayList<>();
  private final RedisServer server;
  private final String prefix;

  RedisBench(RedisServer server, String prefix) {
    this.server = server;
    this.prefix = prefix;
  }

  /// Waits longer than anything takes on a machine with much to do.
  RedisTerms terms() {
    return terms(server.port());
  }

  RedisTerms terms(int port) {
    return new RedisTerms(
        URI.create("redis://127.0.0.1:" + port),
        Optional.empty(),
        Optional.empty(),
        prefix,
        List.of(new Secret(KEY)),
        Duration.ofSeconds(20),
        Duration.ofSeconds(20),
        Duration.ofMillis(20));
  }

  /// One more process.
  RedisState process() throws StartException {
    return process(terms());
  }

  RedisState process(RedisTerms terms) throws StartException {
    RedisState state = RedisState.open(terms, new MemoryStore(now::get), now::get, told::add);
    states.add(state);
    return state;
  }

  void pass(Duration time) throws IOException {
    now.addAndGet(time.toNanos());
    String answer = server.tell("EVAL", OLDER, "0", prefix + ":*", String.valueOf(time.toMillis()));
    assertThat(answer).isEqualTo(":1\r\n");
  }

  /// Whether there is a key that begins with the prefix and ends so.
  boolean isThere(String name) {
    try {
      return server.tell("EXISTS", prefix + name).equals(":1\r\n");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits until something holds of which nobody tells.
  static void until(BooleanSupplier holds) {
    long end = System.nanoTime() + 60_000_000_000L;
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Override
  public void close() {
    states.forEach(state -> state.stop(Duration.ofSeconds(5)));
  }
}
