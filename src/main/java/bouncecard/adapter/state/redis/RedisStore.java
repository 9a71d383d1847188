package bouncecard.adapter.state.redis;

import bouncecard.adapter.state.redis.Unsent.Change;
import bouncecard.adapter.state.redis.Unsent.Place;
import bouncecard.adapter.state.sealed.NamedValue;
import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import io.lettuce.core.SetArgs;
import io.lettuce.core.api.async.RedisAsyncCommands;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.CompletionStage;
import java.util.function.LongSupplier;

/// A state that several processes share by a Redis, and that is each process' own while that is
/// away.
///
/// What this process did and saw stays known to it: what it answered is not answered again when
/// Redis goes or comes. What changed meanwhile is told to Redis when it is there again, before
/// anything is asked of it. What is put is on its way when the call returns; whatever this process
/// asks or does after it comes to Redis behind it.
final class RedisStore implements StateStore {
  /// What tells of people or of mail, and does not leave the process in clear.
  private static final Set<StateSpace> TELLING =
      EnumSet.complementOf(
          EnumSet.of(StateSpace.DELIVERIES, StateSpace.LIMITS, StateSpace.DEADLINES));

  private static final Duration FIRST_LOOK = Duration.ofMillis(4);
  private static final Duration LONGEST_LOOK = Duration.ofMillis(64);

  private final RedisLine line;
  private final StateStore own;
  private final Unsent unsent;

  /// @param own what this process keeps by itself
  /// @param nanos nanoseconds that go on, as in `own`
  RedisStore(RedisLine line, StateStore own, LongSupplier nanos) {
    this.line = line;
    this.own = own;
    this.unsent = new Unsent(nanos);
    line.whenThere(this::tellAll);
  }

  /// How many changes Redis was not told yet.
  int unsent() {
    return unsent.size();
  }

  private static byte[] sealed(RedisNames names, Place place, String name, byte[] value) {
    return TELLING.contains(place.space())
        ? names
            .seal()
            .sealed(
                new NamedValue(place.space(), place.key(), value).written(),
                place.space() + "/" + name)
        : value;
  }

  private static Optional<byte[]> opened(
      RedisNames names, StateSpace space, String name, byte[] value) {
    return TELLING.contains(space)
        ? named(names, space, name, value).map(NamedValue::value)
        : Optional.of(value);
  }

  /// A value with the key under which it is kept, of a space that tells of people or mail.
  ///
  /// @param name what the key is called in Redis
  static Optional<NamedValue> named(
      RedisNames names, StateSpace space, String name, byte[] written) {
    return names.seal().opened(written, space + "/" + name).flatMap(NamedValue::parse);
  }

  /// Keeps a value before it returns, unless there is one under that key.
  void bring(NamedValue value, Duration life) throws RedisAway {
    tell(
        new Place(value.space(), value.key()), new Change.Added(value.value(), unsent.until(life)));
  }

  @Override
  public Optional<byte[]> get(StateSpace space, String key) {
    Optional<Change> change = unsent.of(new Place(space, key));
    if (change.isPresent()) {
      return change.get() instanceof Change.Removed ? Optional.empty() : own.get(space, key);
    }
    try {
      RedisNames names = line.names();
      String name = names.sealedName(space, key);
      return line.ask((redis, _) -> redis.get(names.value(space, name)))
          .flatMap(written -> opened(names, space, name, written));
    } catch (RedisAway _) {
      return own.get(space, key);
    }
  }

  @Override
  public void put(StateSpace space, String key, byte[] value, Duration life) {
    own.put(space, key, value, life);
    change(new Place(space, key), new Change.Put(value, unsent.until(life)));
  }

  @Override
  public void remove(StateSpace space, String key) {
    own.remove(space, key);
    change(new Place(space, key), new Change.Removed());
  }

  /// Sends a change on its way. One that does not arrive waits until Redis is there, unless there
  /// was a later one.
  private void change(Place place, Change change) {
    Optional<Long> number = unsent.leaving(place);
    try {
      if (number.isEmpty()) {
        tell(place, change); // so many are on their way that this one waits
        unsent.forget(place);
        return;
      }
      line.send(
          (redis, names) -> sent(redis, names, place, change),
          isDone -> {
            if (unsent.isLatest(place, number.get())) {
              if (isDone) {
                unsent.forget(place);
              } else {
                unsent.add(place, change);
              }
            }
          });
    } catch (RedisAway _) {
      number.ifPresent(one -> unsent.isLatest(place, one));
      unsent.add(place, change);
    }
  }

  @Override
  public boolean addIfAbsent(StateSpace space, String key, byte[] value, Duration life) {
    Place place = new Place(space, key);
    if (unsent.of(place).filter(one -> !(one instanceof Change.Removed)).isPresent()) {
      return own.addIfAbsent(space, key, value, life);
    }
    Change added = new Change.Added(value, unsent.until(life));
    try {
      boolean isNew = line.ask((redis, names) -> sent(redis, names, place, added)).isPresent();
      if (isNew) {
        own.put(space, key, value, life);
      } else {
        own.addIfAbsent(space, key, value, life); // known also while Redis is away
      }
      return isNew;
    } catch (RedisAway _) {
      boolean isNew = own.addIfAbsent(space, key, value, life);
      if (isNew) {
        unsent.add(place, added);
      }
      return isNew;
    }
  }

  private CompletionStage<Object> sent(
      RedisAsyncCommands<byte[], byte[]> redis, RedisNames names, Place place, Change change) {
    String name = names.sealedName(place.space(), place.key());
    byte[] key = names.value(place.space(), name);
    CompletionStage<?> sent =
        switch (change) {
          case Change.Put(byte[] value, long until) ->
              redis.set(key, sealed(names, place, name, value), new SetArgs().px(left(until)));
          case Change.Added(byte[] value, long until) ->
              redis.set(
                  key, sealed(names, place, name, value), SetArgs.Builder.nx().px(left(until)));
          case Change.Removed() -> redis.del(key);
        };
    return sent.thenApply(answer -> answer);
  }

  /// In milliseconds; at least one, since none is no life.
  private long left(long until) {
    return Math.max(1, unsent.left(until).toMillis());
  }

  private void tellAll() throws RedisAway {
    for (Optional<Map.Entry<Place, Change>> next = unsent.first();
        next.isPresent();
        next = unsent.first()) {
      Place place = next.get().getKey();
      Change change = next.get().getValue();
      tell(place, change);
      unsent.told(place, change);
    }
  }

  private void tell(Place place, Change change) throws RedisAway {
    line.ask((redis, names) -> sent(redis, names, place, change));
  }

  @Override
  public boolean count(StateSpace space, String key, int most, Duration within) {
    try {
      boolean isCounted =
          line.run(
                  RedisScript.COUNT,
                  names -> new byte[][] {names.count(space, key)},
                  RedisScript.number(most),
                  RedisScript.number(Math.max(1, within.toMillis())))
              == 1;
      if (isCounted) {
        own.count(space, key, most, within); // goes on from there while Redis is away
      }
      return isCounted;
    } catch (RedisAway _) {
      return own.count(space, key, most, within);
    }
  }

  /// Those of this process wait for each other first, in the order in which they came, so that only
  /// one of each process looks again and again whether others gave it back.
  @Override
  public Optional<Lease> lock(String name, Duration lease, Duration longest)
      throws InterruptedException {
    long end = System.nanoTime() + longest.toNanos();
    Optional<Lease> mine = own.lock(name, lease, longest);
    return mine.isPresent() ? shared(mine.get(), name, lease, end) : Optional.empty();
  }

  private Optional<Lease> shared(Lease mine, String name, Duration lease, long end)
      throws InterruptedException {
    boolean isHeld = false;
    try {
      Optional<Lease> shared = taken(mine, name, lease, end);
      isHeld = shared.isPresent();
      return shared;
    } finally {
      if (!isHeld) {
        mine.close();
      }
    }
  }

  private Optional<Lease> taken(Lease mine, String name, Duration lease, long end)
      throws InterruptedException {
    byte[] who = RedisScript.word(UUID.randomUUID().toString());
    Duration look = FIRST_LOOK;
    while (true) {
      try {
        boolean isTaken =
            line.ask(
                    (redis, names) ->
                        redis.set(
                            names.lease(name),
                            who,
                            SetArgs.Builder.nx().px(Math.max(1, lease.toMillis()))))
                .isPresent();
        if (isTaken) {
          return Optional.of(() -> give(mine, name, who));
        }
      } catch (RedisAway _) {
        if (Thread.interrupted()) {
          throw new InterruptedException();
        }
        return Optional.of(mine);
      }
      long left = end - System.nanoTime();
      if (left <= 0) {
        return Optional.empty();
      }
      Thread.sleep(Duration.ofNanos(Math.min(left, look.toNanos())));
      look = look.compareTo(LONGEST_LOOK) < 0 ? look.multipliedBy(2) : look;
    }
  }

  private void give(Lease mine, String name, byte[] who) {
    try {
      line.run(RedisScript.GIVE, names -> new byte[][] {names.lease(name)}, who);
    } catch (RedisAway _) {
      // It is over by itself.
    } finally {
      mine.close();
    }
  }
}
