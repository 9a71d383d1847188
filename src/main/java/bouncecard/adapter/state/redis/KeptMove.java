package bouncecard.adapter.state.redis;

import bouncecard.adapter.state.sealed.NamedValue;
import bouncecard.adapter.state.sealed.SealedStore;
import bouncecard.app.state.StateSpace;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Moves what buttons need: each value with its key, for as long as it is kept still. What is under
/// a key already where it goes, stays.
final class KeptMove {
  private static final Duration GRACE = Duration.ofSeconds(20);

  private final StateFolder folder;
  private final RedisState redis;
  private final RedisKeys keys;
  private final List<NamedValue> moved = new ArrayList<>();

  KeptMove(StateFolder folder, RedisState redis) {
    this.folder = folder;
    this.redis = redis;
    this.keys = new RedisKeys(redis.line());
  }

  /// How many answers were moved.
  int answers() {
    return (int) moved.stream().filter(one -> one.space() == StateSpace.ANSWERS).count();
  }

  /// Notes that a value is moved, of which its name is all that is needed then.
  private void moved(NamedValue value) {
    moved.add(new NamedValue(value.space(), value.key(), new byte[0]));
  }

  void toRedis() throws RedisAway, IOException {
    if (!folder.hasKept()) {
      return;
    }
    SealedStore from = folder.kept();
    try {
      List<RedisKeys.Kept> lot = new ArrayList<>();
      from.each((value, left) -> lot.add(new RedisKeys.Kept(value, left)));
      for (RedisKeys.Kept one : lot) {
        redis.bring(one.value(), one.left());
        moved(one.value());
      }
    } finally {
      from.stop(GRACE);
    }
  }

  /// Forgets in the folder what was moved.
  void forgetInFolder() throws IOException {
    if (!moved.isEmpty()) {
      SealedStore from = folder.kept();
      for (NamedValue one : moved) {
        from.forget(one);
      }
      from.stop(GRACE);
    }
  }

  private List<byte[]> in(StateSpace space) throws RedisAway {
    return keys.of(space.name().toLowerCase(Locale.ROOT) + ":*");
  }

  void toFolder() throws RedisAway, IOException {
    SealedStore to = folder.kept();
    try {
      for (StateSpace space : SealedStore.KEPT) {
        for (byte[] key : in(space)) {
          var kept = keys.kept(space, key);
          if (kept.isPresent()) {
            to.bring(kept.get().value(), kept.get().left());
            moved(kept.get().value());
          }
        }
      }
    } finally {
      to.stop(GRACE);
    }
  }

  /// Forgets in Redis what was moved.
  void forgetInRedis() throws RedisAway {
    for (NamedValue one : moved) {
      redis
          .line()
          .ask(
              (at, names) ->
                  at.del(names.value(one.space(), names.sealedName(one.space(), one.key()))));
    }
  }
}
