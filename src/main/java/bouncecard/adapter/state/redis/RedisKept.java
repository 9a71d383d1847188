package bouncecard.adapter.state.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import bouncecard.adapter.state.journal.ArrivalForm;
import bouncecard.app.inlet.Kept;
import io.lettuce.core.Limit;
import io.lettuce.core.Range;
import io.lettuce.core.StreamMessage;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What was kept in Redis of what arrived at any process, for the one who reads it.
final class RedisKept implements Kept {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final Duration BETWEEN_LOOKS = Duration.ofMillis(50);
  private static final int AT_ONCE = 16;
  private static final int MOST_ASIDE = 1_000;
  private static final String VALUE = "v";

  private final RedisLine line;
  private final ArrayDeque<Numbered> read = new ArrayDeque<>();
  private long position;
  private volatile long waiting;

  RedisKept(RedisLine line) {
    this.line = line;
  }

  /// Has it be read from there on.
  ///
  /// @param counted up to which number all is counted already
  synchronized void readAfter(long counted) {
    read.clear();
    position = counted;
  }

  @Override
  public synchronized Optional<Numbered> next(Duration patience) throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (true) {
      if (read.isEmpty()) {
        look();
      }
      long left = end - System.nanoTime();
      if (!read.isEmpty() || left <= 0) {
        return Optional.ofNullable(read.poll());
      }
      Thread.sleep(Duration.ofNanos(Math.min(left, BETWEEN_LOOKS.toNanos())));
    }
  }

  private void look() {
    try {
      RedisNames names = line.names();
      List<StreamMessage<byte[], byte[]>> found =
          line.ask(
                  (redis, at) ->
                      redis.xrange(
                          at.only(RedisIntake.QUEUE),
                          Range.create((position + 1) + "-0", "+"),
                          Limit.from(AT_ONCE)),
                  PATIENCE)
              .orElse(List.of());
      for (StreamMessage<byte[], byte[]> one : found) {
        position = number(one.getId());
        // What cannot be opened was sealed with a key that is gone, or changed by somebody.
        value(one.getBody())
            .flatMap(bytes -> names.seal().opened(bytes, RedisIntake.QUEUE))
            .flatMap(ArrivalForm::parse)
            .flatMap(
                form -> form.arrival().map(arrival -> new Numbered(position, form.at(), arrival)))
            .ifPresent(read::add);
      }
    } catch (RedisAway _) {
      // It is looked at again.
    }
  }

  private static long number(String id) {
    return Long.parseLong(id.substring(0, id.indexOf('-')));
  }

  private static Optional<byte[]> value(Map<byte[], byte[]> body) {
    return body.entrySet().stream()
        .filter(field -> VALUE.equals(new String(field.getKey(), US_ASCII)))
        .map(Map.Entry::getValue)
        .findFirst();
  }

  @Override
  public void done(long number) {
    try {
      long dropped;
      do {
        dropped =
            line.run(
                RedisScript.DROP,
                names ->
                    new byte[][] {names.only(RedisIntake.QUEUE), names.only(RedisIntake.BYTES)},
                PATIENCE,
                RedisScript.word(number + "-0"));
      } while (dropped > 0);
    } catch (RedisAway _) {
      // The next time.
    }
  }

  @Override
  public void aside(Numbered unreadable) {
    ArrivalForm form = ArrivalForm.aside(unreadable);
    try {
      RedisNames names = line.names();
      line.run(
          RedisScript.ASIDE,
          at -> new byte[][] {at.only("aside")},
          names.seal().sealed(form.written(), "aside"),
          RedisScript.number(MOST_ASIDE));
    } catch (RedisAway _) {
      // It is gone; that it could not be read was counted.
    }
  }

  /// As of the last look.
  @Override
  public long waiting() {
    try {
      waiting = line.ask((redis, names) -> redis.xlen(names.only(RedisIntake.QUEUE))).orElse(0L);
    } catch (RedisAway _) {
      // What was known counts.
    }
    return waiting;
  }
}
