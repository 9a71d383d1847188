package bouncecard.adapter.state.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import bouncecard.adapter.state.sealed.NamedValue;
import bouncecard.app.state.StateSpace;
import io.lettuce.core.KeyScanCursor;
import io.lettuce.core.ScanArgs;
import io.lettuce.core.ScanCursor;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What is ours in a Redis, looked through.
record RedisKeys(RedisLine line) {
  private static final int AT_A_TIME = 500;

  /// The ids that are known, each with the minute until when.
  List<long[]> known() throws RedisAway {
    List<long[]> known = new ArrayList<>();
    for (byte[] key : of("arrived:*")) {
      Optional<byte[]> id = line.ask((at, _) -> at.get(key));
      long left = line.ask((at, _) -> at.pttl(key)).orElse(-1L);
      if (id.isPresent() && left > 0) {
        long until = (InstantSource.system().millis() + left) / 60_000 + 1;
        known.add(new long[] {Long.parseLong(new String(id.get(), UTF_8)), until});
      }
    }
    return known;
  }

  /// A value and how long it is kept still.
  record Kept(NamedValue value, Duration left) {}

  /// What stands under a key of ours, with the key under which it is kept; empty where it is over,
  /// or was sealed with another key.
  Optional<Kept> kept(StateSpace space, byte[] key) throws RedisAway {
    Optional<byte[]> written = line.ask((at, _) -> at.get(key));
    long left = line.ask((at, _) -> at.pttl(key)).orElse(-1L);
    if (written.isEmpty() || left <= 0) {
      return Optional.empty();
    }
    String whole = new String(key, UTF_8);
    String name = whole.substring(whole.lastIndexOf(':') + 1);
    return RedisStore.named(line.names(), space, name, written.get())
        .map(value -> new Kept(value, Duration.ofMillis(left)));
  }

  /// The keys whose names behind the prefix are like that.
  List<byte[]> of(String pattern) throws RedisAway {
    ScanArgs ours = ScanArgs.Builder.matches(line.names().only(pattern)).limit(AT_A_TIME);
    List<byte[]> keys = new ArrayList<>();
    ScanCursor cursor = ScanCursor.INITIAL;
    while (!cursor.isFinished()) {
      ScanCursor from = cursor;
      KeyScanCursor<byte[]> found = line.ask((at, _) -> at.scan(from, ours)).orElseThrow();
      keys.addAll(found.getKeys());
      cursor = found;
    }
    return keys;
  }
}
