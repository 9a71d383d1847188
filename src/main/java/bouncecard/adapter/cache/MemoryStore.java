package bouncecard.adapter.cache;

import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import com.github.benmanes.caffeine.cache.Cache;
import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.Expiry;
import com.github.benmanes.caffeine.cache.Ticker;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.EnumMap;
import java.util.Map;
import java.util.Optional;

/// The state of one process, in memory: bounded in number, size and time, and gone with the
/// program.
public final class MemoryStore implements StateStore {
  private static final long MOST_KEYS = 100_000;
  private static final long MOST_PEOPLE = 10_000;

  /// Of what is long, in bytes: of all answers together, and of all of another space. A bot in
  /// which all are full has room enough for its work beside them.
  private static final long MOST_BYTES = 4 << 20;

  /// What a value takes beside its bytes, roughly.
  private static final int FRAME = 200;

  private static final Duration LONGEST_COUNT = Duration.ofDays(1);

  private final Map<StateSpace, Cache<Object, Kept>> values = new EnumMap<>(StateSpace.class);
  private final Cache<String, ArrayDeque<Long>> counts;
  private final Ticker ticker;
  private final MemoryLocks locks;

  @SuppressWarnings("ArrayRecordComponent") // kept and never compared
  private record Kept(byte[] value, Duration life) {}

  /// An empty store.
  ///
  /// @param ticker nanoseconds that go on
  public MemoryStore(Ticker ticker) {
    this.ticker = ticker;
    this.locks = new MemoryLocks(ticker);
    this.counts = builder().maximumSize(MOST_KEYS).expireAfterAccess(LONGEST_COUNT).build();
    for (StateSpace space : StateSpace.values()) {
      values.put(space, cache(space));
    }
  }

  private Cache<Object, Kept> cache(StateSpace space) {
    Caffeine<Object, Kept> cache =
        builder().expireAfter(Expiry.<Object, Kept>writing((_, kept) -> kept.life()));
    return switch (space) {
      case ANSWERS, OWNERS, QUESTIONS, EPISODES ->
          cache
              .maximumWeight(MOST_BYTES)
              .weigher((Object _, Kept kept) -> FRAME + kept.value().length)
              .build();
      case LANGUAGES -> cache.maximumSize(MOST_PEOPLE).build();
      case DELIVERIES, LIMITS, DEADLINES, SESSIONS -> cache.maximumSize(MOST_KEYS).build();
    };
  }

  private Caffeine<Object, Object> builder() {
    // What is done after an expiry is little: it needs no pool of threads.
    return Caffeine.newBuilder().ticker(ticker).executor(Runnable::run);
  }

  private Cache<Object, Kept> in(StateSpace space) {
    return Optional.ofNullable(values.get(space)).orElseThrow();
  }

  /// Deliveries are many and their keys long.
  private static Object key(StateSpace space, String key) {
    return space == StateSpace.DELIVERIES ? (Object) fingerprint(key) : key;
  }

  /// 64 bits that stand for a key of any length (FNV-1a): of a hundred thousand ids that a platform
  /// gives, two are alike once in three billion such sets.
  private static long fingerprint(String key) {
    long hash = 0xcbf29ce484222325L;
    for (int i = 0; i < key.length(); i++) {
      hash = (hash ^ key.charAt(i)) * 0x100000001b3L;
    }
    return hash;
  }

  @Override
  public Optional<byte[]> get(StateSpace space, String key) {
    return Optional.ofNullable(in(space).getIfPresent(key(space, key))).map(Kept::value);
  }

  @Override
  public void put(StateSpace space, String key, byte[] value, Duration life) {
    in(space).put(key(space, key), new Kept(value, life));
  }

  @Override
  public void remove(StateSpace space, String key) {
    in(space).invalidate(key(space, key));
  }

  @Override
  public boolean addIfAbsent(StateSpace space, String key, byte[] value, Duration life) {
    return in(space).asMap().putIfAbsent(key(space, key), new Kept(value, life)) == null;
  }

  @Override
  public boolean count(StateSpace space, String key, int most, Duration within) {
    ArrayDeque<Long> seen = counts.get(space + " " + key, _ -> new ArrayDeque<>());
    synchronized (seen) {
      long now = ticker.read();
      while (!seen.isEmpty() && now - seen.peekFirst() >= within.toNanos()) {
        seen.removeFirst();
      }
      if (seen.size() >= most) {
        return false;
      }
      seen.addLast(now);
      return true;
    }
  }

  @Override
  public Optional<Lease> lock(String name, Duration lease, Duration longest)
      throws InterruptedException {
    return locks.take(name, lease, longest);
  }
}
