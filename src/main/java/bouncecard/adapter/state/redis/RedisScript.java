package bouncecard.adapter.state.redis;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// What Redis does as one step, in its own language (Lua). Time in these is Redis' own, so that the
/// clocks of processes do not count.
enum RedisScript {
  /// Marks a place as ours where nobody did, and tells how it is marked. KEYS: the mark. ARGV:
  /// fields and values.
  FOUND(
      """
      if redis.call('EXISTS', KEYS[1]) == 0 then redis.call('HSET', KEYS[1], unpack(ARGV)) end
      return redis.call('HGETALL', KEYS[1])
      """),
  /// Counts one within any stretch of time. KEYS: a list of moments. ARGV: most, milliseconds.
  COUNT(
      """
      local t = redis.call('TIME')
      local now = t[1] * 1000 + math.floor(t[2] / 1000)
      local most, within = tonumber(ARGV[1]), tonumber(ARGV[2])
      local head = redis.call('LINDEX', KEYS[1], 0)
      while head and now - tonumber(head) >= within do
        redis.call('LPOP', KEYS[1])
        head = redis.call('LINDEX', KEYS[1], 0)
      end
      if redis.call('LLEN', KEYS[1]) >= most then return 0 end
      redis.call('RPUSH', KEYS[1], string.format('%.0f', now))
      redis.call('PEXPIRE', KEYS[1], within)
      return 1
      """),
  /// Takes a lease that nobody has. KEYS: the lease, the number of the last. ARGV: whose,
  /// milliseconds. Tells the lease's number, or 0.
  TAKE(
      """
      if redis.call('SET', KEYS[1], ARGV[1], 'NX', 'PX', ARGV[2]) then
        return redis.call('INCR', KEYS[2])
      end
      return 0
      """),
  /// Holds a lease for longer. KEYS: the lease. ARGV: whose, milliseconds.
  RENEW(
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      return redis.call('PEXPIRE', KEYS[1], ARGV[2])
      """),
  /// Gives a lease back that is still one's own. KEYS: the lease. ARGV: whose.
  GIVE(
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      return redis.call('DEL', KEYS[1])
      """);

  private final String text;
  private final String digest;

  /// The keys of a script.
  interface Keys {
    byte[][] of(RedisNames names);
  }

  RedisScript(String text) {
    this.text = text;
    this.digest = digest(text);
  }

  private static String digest(String text) {
    try {
      // By this Redis knows it; nothing of safety hangs on it.
      MessageDigest sha1 = MessageDigest.getInstance("SHA-1");
      return HexFormat.of().formatHex(sha1.digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-1", e);
    }
  }

  String text() {
    return text;
  }

  String digest() {
    return digest;
  }
}
