package bouncecard.adapter.state.redis;

import static java.nio.charset.StandardCharsets.US_ASCII;

import bouncecard.app.state.Leases;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;

/// Leases that all processes with one Redis share.
record RedisLeases(RedisLine line) implements Leases {

  @Override
  public Optional<Held> take(String name, Duration lease) {
    byte[] who = UUID.randomUUID().toString().getBytes(US_ASCII);
    try {
      long number =
          line.run(
              RedisScript.TAKE,
              names -> new byte[][] {names.lease(name), names.fence(name)},
              who,
              millis(lease));
      return number == 0 ? Optional.empty() : Optional.of(new Taken(line, name, who, number));
    } catch (RedisAway _) {
      return Optional.empty();
    }
  }

  private static byte[] millis(Duration lease) {
    return Long.toString(Math.max(1, lease.toMillis())).getBytes(US_ASCII);
  }

  @SuppressWarnings("ArrayRecordComponent") // never compared
  private record Taken(RedisLine line, String name, byte[] who, long number) implements Held {

    @Override
    public Renewal renew(Duration lease) {
      try {
        return line.run(RedisScript.RENEW, this::keys, who, millis(lease)) == 1
            ? Renewal.RENEWED
            : Renewal.LOST;
      } catch (RedisAway _) {
        return Renewal.UNKNOWN;
      }
    }

    private byte[][] keys(RedisNames names) {
      return new byte[][] {names.lease(name)};
    }

    @Override
    public void close() {
      try {
        line.run(RedisScript.GIVE, this::keys, who);
      } catch (RedisAway _) {
        // It is over by itself.
      }
    }
  }
}
