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
  /// Changes lines as one step, unless another process has been given them since they were read.
  /// KEYS: the lines, their version, the term of who has them. ARGV: the term in which they were
  /// read, names and lines by turns; an empty line is none. Tells the version, or 0.
  LINES(
      """
      if tonumber(redis.call('GET', KEYS[3]) or '0') > tonumber(ARGV[1]) then return 0 end
      for i = 2, #ARGV, 2 do
        if ARGV[i + 1] == '' then
          redis.call('HDEL', KEYS[1], ARGV[i])
        else
          redis.call('HSET', KEYS[1], ARGV[i], ARGV[i + 1])
        end
      end
      return redis.call('INCR', KEYS[2])
      """),
  /// Keeps a value, unless another process has been given it since it was read. KEYS: the value,
  /// the term of who has it. ARGV: the term in which it was read, the value.
  LED(
      """
      if tonumber(redis.call('GET', KEYS[2]) or '0') > tonumber(ARGV[1]) then return 0 end
      redis.call('SET', KEYS[1], ARGV[2])
      return 1
      """),
  /// Keeps what arrived. KEYS: its id, its token, what waits, the last number, how many bytes wait.
  /// ARGV: milliseconds for which its id is known, whether it has a token, what it is, how many
  /// bytes may wait, its number or 0, its id and its token by which it is known elsewhere. Tells
  /// its number; -1 where its id is known, -2 where its token alone is, -3 where there is no room.
  ARRIVE(
      """
      local has = ARGV[2] == '1'
      if redis.call('EXISTS', KEYS[1]) == 1 then
        if has then redis.call('SET', KEYS[2], ARGV[7], 'PX', ARGV[1], 'NX') end
        return -1
      end
      if has and redis.call('EXISTS', KEYS[2]) == 1 then return -2 end
      if tonumber(redis.call('GET', KEYS[5]) or '0') + #ARGV[3] > tonumber(ARGV[4]) then return -3 end
      local number = tonumber(ARGV[5])
      if number == 0 then
        number = redis.call('INCR', KEYS[4])
      else
        redis.call('SET', KEYS[4], ARGV[5])
      end
      redis.call('XADD', KEYS[3], string.format('%.0f-0', number), 'v', ARGV[3])
      redis.call('INCRBY', KEYS[5], #ARGV[3])
      redis.call('SET', KEYS[1], ARGV[6], 'PX', ARGV[1])
      if has then redis.call('SET', KEYS[2], ARGV[7], 'PX', ARGV[1]) end
      return number
      """),
  /// Drops some of what waits, up to a number. KEYS: what waits, how many bytes. ARGV: the last one
  /// that goes. Tells how many went; 0 where none is left.
  DROP(
      """
      local some = redis.call('XRANGE', KEYS[1], '-', ARGV[1], 'COUNT', 200)
      for _, one in ipairs(some) do
        redis.call('XDEL', KEYS[1], one[1])
        redis.call('DECRBY', KEYS[2], #one[2][2])
      end
      return #some
      """),
  /// Puts something to what is kept aside, and drops the oldest. KEYS: what is. ARGV: what it is,
  /// how many are kept.
  ASIDE(
      """
      redis.call('LPUSH', KEYS[1], ARGV[1])
      redis.call('LTRIM', KEYS[1], 0, tonumber(ARGV[2]) - 1)
      return 1
      """),
  /// Gives a lease back that is still one's own. KEYS: the lease. ARGV: whose.
  GIVE(
      """
      if redis.call('GET', KEYS[1]) ~= ARGV[1] then return 0 end
      return redis.call('DEL', KEYS[1])
      """),
  /// Notes that a replica lives, and has it keep the lead, take it or give it back. KEYS: the lead,
  /// the number of its term, that the replica lives, until when each does. ARGV: the replica,
  /// milliseconds, whether it may lead. Tells the term where it leads, else 0.
  BEAT(
      """
      redis.call('SET', KEYS[3], '1', 'PX', ARGV[2])
      local t = redis.call('TIME')
      local until_ = t[1] * 1000 + math.floor(t[2] / 1000) + tonumber(ARGV[2])
      redis.call('ZADD', KEYS[4], string.format('%.0f', until_), ARGV[1])
      local now = redis.call('GET', KEYS[1])
      if now == ARGV[1] then
        if ARGV[3] == '0' then
          redis.call('DEL', KEYS[1])
          return 0
        end
        redis.call('PEXPIRE', KEYS[1], ARGV[2])
        return tonumber(redis.call('GET', KEYS[2]) or '1')
      end
      if not now and ARGV[3] == '1' then
        redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
        return redis.call('INCR', KEYS[2])
      end
      return 0
      """),
  /// Counts the replicas that live, and forgets those that do not. KEYS: until when each does.
  /// ARGV: one that is not counted.
  OTHERS(
      """
      local t = redis.call('TIME')
      local now = string.format('%.0f', t[1] * 1000 + math.floor(t[2] / 1000))
      redis.call('ZREMRANGEBYSCORE', KEYS[1], '-inf', now)
      local own = redis.call('ZSCORE', KEYS[1], ARGV[1]) and 1 or 0
      return redis.call('ZCARD', KEYS[1]) - own
      """),
  /// Takes an errand in hand. KEYS: who has it, what the owner has in hand, all owners. ARGV: the
  /// owner, the errand's name, what it is, milliseconds, most. Tells 0 where it is new, 1 where
  /// somebody has it in hand, 2 where it is done, 3 where there is no room.
  HAND(
      """
      local was = redis.call('GET', KEYS[1])
      if was == '' then return 2 end
      if was then return 1 end
      if redis.call('HLEN', KEYS[2]) >= tonumber(ARGV[5]) then return 3 end
      redis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[4])
      redis.call('HSET', KEYS[2], ARGV[2], ARGV[3])
      redis.call('SADD', KEYS[3], ARGV[1])
      return 0
      """),
  /// Notes that an errand is done. KEYS: who has it, what the owner has in hand. ARGV: the owner,
  /// the errand's name, whether it is forgotten.
  DONE(
      """
      redis.call('HDEL', KEYS[2], ARGV[2])
      if redis.call('GET', KEYS[1]) == ARGV[1] then
        if ARGV[3] == '1' then
          redis.call('DEL', KEYS[1])
        else
          redis.call('SET', KEYS[1], '', 'KEEPTTL')
        end
      end
      return 1
      """),
  /// Takes over what belongs to those that live no more. KEYS: all owners. ARGV: who takes it,
  /// whether that one leads, most; how the names begin of what somebody has in hand, of that
  /// somebody lives, and of who has an errand; the owner of what is for the leader; the platforms.
  /// Tells names and errands by turns.
  OVER(
      """
      local out, platforms = {}, {}
      for i = 8, #ARGV do platforms[ARGV[i]] = true end
      local mine = ARGV[4] .. ARGV[1]
      for _, owner in ipairs(redis.call('SMEMBERS', KEYS[1])) do
        local left = owner ~= ARGV[1] and redis.call('EXISTS', ARGV[5] .. owner) == 0
        if owner == ARGV[7] then left = ARGV[2] == '1' end
        if left then
          local from = ARGV[4] .. owner
          for _, field in ipairs(redis.call('HKEYS', from)) do
            if #out >= 2 * tonumber(ARGV[3]) then return out end
            local colon = string.find(field, ':', 1, true)
            if platforms[string.sub(field, 1, colon - 1)] then
              local what = redis.call('HGET', from, field)
              redis.call('HSET', mine, field, what)
              redis.call('HDEL', from, field)
              redis.call('SADD', KEYS[1], ARGV[1])
              redis.call('SET', ARGV[6] .. string.sub(field, colon + 1), ARGV[1], 'XX', 'KEEPTTL')
              out[#out + 1] = field
              out[#out + 1] = what
            end
          end
          if redis.call('HLEN', from) == 0 then redis.call('SREM', KEYS[1], owner) end
        end
      end
      return out
      """);

  private final String text;
  private final String digest;

  /// The keys of a script.
  interface Keys {
    byte[][] of(RedisNames names);
  }

  /// A number as scripts take it.
  static byte[] number(long number) {
    return word(Long.toString(number));
  }

  /// A word as scripts take it.
  static byte[] word(String word) {
    return word.getBytes(StandardCharsets.US_ASCII);
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
