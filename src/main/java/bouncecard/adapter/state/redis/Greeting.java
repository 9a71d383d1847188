package bouncecard.adapter.state.redis;

import bouncecard.adapter.state.sealed.SealKey;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import io.lettuce.core.ScriptOutputType;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// What is looked at when a connection is there, before anything is written: that it is a Redis, of
/// a version that does, and that what stands there is ours.
///
/// A mark (`PREFIX:installation`) says whose it is. It holds the secret that names are made with,
/// sealed with each key that is in use; who can open it belongs to the installation.
final class Greeting {
  private static final Pattern VERSION = Pattern.compile("redis_version:(\\d{1,4})\\.(\\d{1,4})");
  private static final Duration MOST_ASKEW = Duration.ofSeconds(5);
  private static final String FORMAT = "format";
  private static final String FORMAT_TODAY = "1";
  private static final String NAMING = "naming:";
  private static final int LEAST_MAJOR = 6;
  private static final int LEAST_MINOR = 2;
  private static final int MOST_LOOKS = 20;
  private static final int AT_A_TIME = 1_000;

  private final RedisAsyncCommands<byte[], byte[]> redis;
  private final RedisTerms terms;
  private final List<SealKey> keys;
  private final String mark;
  private final List<String> notes = new ArrayList<>();

  /// What came of it.
  sealed interface Outcome {
    /// It may be used.
    ///
    /// @param notes what works and should be changed, a sentence each
    record Welcome(RedisSeal seal, List<String> notes) implements Outcome {}

    /// It may not.
    record Refused(RedisTrouble trouble) implements Outcome {}
  }

  Greeting(RedisAsyncCommands<byte[], byte[]> redis, RedisTerms terms) {
    this.redis = redis;
    this.terms = terms;
    this.keys = terms.keys().stream().map(SealKey::of).toList();
    this.mark = terms.prefix() + ":installation";
  }

  private <T> T waited(Future<T> future)
      throws ExecutionException, TimeoutException, InterruptedException {
    return future.get(terms.welcome().toMillis(), TimeUnit.MILLISECONDS);
  }

  /// @param known how things were named by an earlier connection
  Outcome greet(Optional<RedisSeal> known)
      throws ExecutionException, TimeoutException, InterruptedException {
    Optional<RedisTrouble> wrong = kind(waited(redis.info()));
    if (wrong.isPresent()) {
      return new Outcome.Refused(wrong.get());
    }
    compareClocks();
    Map<String, byte[]> found = fields(waited(redis.hgetall(bytes(mark))));
    if (found.isEmpty() && known.isEmpty() && holdsOthers()) {
      return new Outcome.Refused(RedisTrouble.foreign(terms.place()));
    }
    found = fields(waited(found(known)));
    if (!FORMAT_TODAY.equals(text(found.get(FORMAT)))) {
      return new Outcome.Refused(
          found.containsKey(FORMAT)
              ? RedisTrouble.wrong(
                  "of another release",
                  "What is kept in Redis at state.url (%s) was written by a later release: use that one."
                      .formatted(terms.place()))
              : RedisTrouble.foreign(terms.place()));
    }
    Optional<RedisSeal> seal = seal(found);
    if (seal.isEmpty() || known.filter(one -> !one.namesAs(seal.get())).isPresent()) {
      return new Outcome.Refused(notOurs());
    }
    if (!found.containsKey(field(keys.getFirst()))) {
      // The key was changed: who has the new one alone is to find it, too.
      waited(
          redis.hset(
              bytes(mark),
              bytes(field(keys.getFirst())),
              sealed(seal.get().naming(), keys.getFirst())));
    }
    for (RedisScript script : RedisScript.values()) {
      waited(redis.scriptLoad(script.text()));
    }
    return new Outcome.Welcome(seal.get(), List.copyOf(notes));
  }

  private Optional<RedisTrouble> kind(String info) {
    Matcher version = VERSION.matcher(info);
    if (!version.find()) {
      return Optional.of(RedisTrouble.notRedis(terms.place()));
    }
    int major = Integer.parseInt(version.group(1));
    int minor = Integer.parseInt(version.group(2));
    if (major < LEAST_MAJOR || (major == LEAST_MAJOR && minor < LEAST_MINOR)) {
      return Optional.of(
          RedisTrouble.wrong(
              "too old",
              "Redis at state.url (%s) is of version %d.%d; the bot needs %d.%d or later."
                  .formatted(terms.place(), major, minor, LEAST_MAJOR, LEAST_MINOR)));
    }
    if (info.contains("redis_mode:cluster")) {
      return Optional.of(
          RedisTrouble.wrong(
              "a cluster",
              "Redis at state.url (%s) is a cluster, which the bot does not use: name a single one, or one with replicas."
                  .formatted(terms.place())));
    }
    if (info.contains("role:slave")) {
      return Optional.of(
          new RedisTrouble(
              RedisTrouble.Kind.STALE,
              "can only be read",
              "Redis at state.url (%s) is a replica of another: name the one that is written to."
                  .formatted(terms.place())));
    }
    if (info.contains("maxmemory_policy:allkeys")) {
      notes.add(
          "Redis at state.url (%s) throws away anything when it is full; set maxmemory-policy to noeviction."
              .formatted(terms.place()));
    }
    return Optional.empty();
  }

  private void compareClocks() throws ExecutionException, TimeoutException, InterruptedException {
    Instant before = Instant.now();
    List<byte[]> time = waited(redis.time());
    Instant after = Instant.now();
    Instant theirs = Instant.ofEpochSecond(Long.parseLong(text(time.getFirst())));
    // Theirs is cut off at the second.
    boolean isBehind = theirs.plusSeconds(1).plus(MOST_ASKEW).isBefore(before);
    boolean isAhead = theirs.minus(MOST_ASKEW).isAfter(after);
    if (isBehind || isAhead) {
      notes.add(
          "The clock of Redis at state.url (%s) is %d s %s this machine's: set both by NTP."
              .formatted(
                  terms.place(),
                  Duration.between(theirs, after).abs().toSeconds(),
                  isBehind ? "behind" : "ahead of"));
    }
  }

  private Future<List<Object>> found(Optional<RedisSeal> known) {
    byte[] naming = known.map(RedisSeal::naming).orElseGet(Greeting::fresh);
    Map<String, byte[]> fields = new LinkedHashMap<>();
    fields.put(FORMAT, bytes(FORMAT_TODAY));
    keys.forEach(key -> fields.put(field(key), sealed(naming, key)));
    List<byte[]> arguments = new ArrayList<>();
    fields.forEach(
        (field, value) -> {
          arguments.add(bytes(field));
          arguments.add(value);
        });
    return redis.eval(
        RedisScript.FOUND.text(),
        ScriptOutputType.MULTI,
        new byte[][] {bytes(mark)},
        arguments.toArray(byte[][]::new));
  }

  private static byte[] fresh() {
    byte[] naming = new byte[RedisSeal.NAMING_BYTES];
    new SecureRandom().nextBytes(naming);
    return naming;
  }

  private static String field(SealKey key) {
    return NAMING + HexFormat.of().formatHex(key.id());
  }

  private byte[] sealed(byte[] naming, SealKey key) {
    return key.sealed(naming, bytes(mark));
  }

  private Optional<RedisSeal> seal(Map<String, byte[]> found) {
    return keys.stream()
        .flatMap(
            key ->
                Optional.ofNullable(found.get(field(key))).flatMap(it -> opened(it, key)).stream())
        .findFirst()
        .filter(naming -> naming.length == RedisSeal.NAMING_BYTES)
        .map(naming -> new RedisSeal(naming, keys));
  }

  private Optional<byte[]> opened(byte[] written, SealKey key) {
    return key.opened(written, bytes(mark));
  }

  private RedisTrouble notOurs() {
    return RedisTrouble.wrong(
        "sealed with another key",
        ("What is kept in Redis at state.url (%s) under state.prefix is another"
                + " installation's, or sealed with another BOUNCECARD_STATE_KEY: nothing of it"
                + " was touched; give that key as BOUNCECARD_STATE_KEY_OLD, or choose another"
                + " state.prefix.")
            .formatted(terms.place()));
  }

  /// Whether there is anything under the prefix though nobody marked it, as far as that is found
  /// soon: a Redis may hold millions of others' keys.
  private boolean holdsOthers() throws ExecutionException, TimeoutException, InterruptedException {
    ScanArgs ours = ScanArgs.Builder.matches(bytes(terms.prefix() + ":*")).limit(AT_A_TIME);
    ScanCursor cursor = ScanCursor.INITIAL;
    for (int looks = 0; looks < MOST_LOOKS && !cursor.isFinished(); looks++) {
      KeyScanCursor<byte[]> found = waited(redis.scan(cursor, ours));
      if (found.getKeys().stream().anyMatch(key -> !RedisNames.isOurs(text(key), terms.prefix()))) {
        return true;
      }
      cursor = found;
    }
    return false;
  }

  private static Map<String, byte[]> fields(Map<byte[], byte[]> found) {
    Map<String, byte[]> fields = new HashMap<>();
    found.forEach((field, value) -> fields.put(text(field), value));
    return fields;
  }

  private static Map<String, byte[]> fields(List<Object> found) {
    Map<String, byte[]> fields = new HashMap<>();
    for (int i = 0; i + 1 < found.size(); i += 2) {
      if (found.get(i) instanceof byte[] field && found.get(i + 1) instanceof byte[] value) {
        fields.put(text(field), value);
      }
    }
    return fields;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String text(byte @Nullable [] bytes) {
    return bytes == null ? "" : new String(bytes, StandardCharsets.UTF_8);
  }
}
