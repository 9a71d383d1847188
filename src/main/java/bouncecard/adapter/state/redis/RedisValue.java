package bouncecard.adapter.state.redis;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/// One sealed value that one process of all writes: it is written in the term in which it was read,
/// and refused where another process has it since.
final class RedisValue {
  private static final Duration PATIENCE = Duration.ofSeconds(2);

  private final RedisLine line;
  private final String name;
  private volatile long term;

  /// @param name what it is called in Redis
  RedisValue(RedisLine line, String name) {
    this.line = line;
    this.name = name;
  }

  private record Read(long term, Optional<byte[]> value) {}

  /// What was kept; empty where nothing was, or nobody knows.
  Optional<byte[]> read() {
    try {
      RedisNames names = line.names();
      Read read =
          line.ask(
                  (redis, at) -> {
                    CompletionStage<byte[]> now = redis.get(at.only(RedisNames.TERM));
                    CompletionStage<byte[]> value = redis.get(at.only(name));
                    return now.thenCombine(
                        value,
                        (one, two) -> new Read(RedisLines.number(one), Optional.ofNullable(two)));
                  },
                  PATIENCE)
              .orElseThrow();
      term = read.term();
      return read.value().flatMap(value -> names.seal().opened(value, name));
    } catch (RedisAway _) {
      return Optional.empty();
    }
  }

  /// Keeps a value in the place of the one before.
  ///
  /// @return whether Redis has it
  boolean write(byte[] value) {
    try {
      RedisNames names = line.names();
      return line.run(
              RedisScript.LED,
              at -> new byte[][] {at.only(name), at.only(RedisNames.TERM)},
              PATIENCE,
              RedisScript.number(term),
              names.seal().sealed(value, name))
          == 1;
    } catch (RedisAway _) {
      return false;
    }
  }
}
