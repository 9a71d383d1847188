package bouncecard.adapter.state.redis;

import static java.nio.charset.StandardCharsets.UTF_8;

import bouncecard.adapter.state.PreferenceFile;
import bouncecard.adapter.state.WatchFile;
import bouncecard.adapter.state.journal.ArrivalForm;
import bouncecard.adapter.state.journal.InletJournal;
import bouncecard.app.chat.state.Preferences;
import bouncecard.app.inlet.InletDrain;
import bouncecard.app.inlet.Kept.Numbered;
import bouncecard.app.inlet.ReadMark;
import bouncecard.app.inlet.Receipt;
import bouncecard.app.watch.live.WatchLedger;
import bouncecard.catalog.Language;
import io.lettuce.core.SetArgs;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;

/// Moves the state of a bot that does not run, from its folder into a Redis or back. All is written
/// where it goes before anything is put aside where it was; what is kept where it goes is never
/// overwritten.
public final class StateMove {
  private static final Duration GRACE = Duration.ofSeconds(20);
  private static final List<String> OURS =
      List.of(
          "watch",
          "watch-version",
          "choices",
          "choices-version",
          "digest",
          RedisIntake.QUEUE,
          RedisIntake.NUMBER,
          RedisIntake.BYTES);

  private final StateFolder folder;
  private final RedisState redis;
  private final RedisKeys keys;
  private final KeptMove kept;

  /// What was moved.
  ///
  /// @param answers those whose buttons go on working
  public record Moved(int choices, int lines, int answers, int arrivals, int ids) {}

  /// Why nothing was moved, or not all.
  public static final class MoveException extends Exception {
    private static final long serialVersionUID = 1L;

    MoveException(String sentence) {
      super(sentence);
    }
  }

  public StateMove(StateFolder folder, RedisState redis) {
    this.folder = folder;
    this.redis = redis;
    this.keys = new RedisKeys(redis.line());
    this.kept = new KeptMove(folder, redis);
  }

  private static MoveException away() {
    return new MoveException(
        "Redis does not answer, so that not all was moved; what is moved stays where it was, too.");
  }

  private boolean isInRedis(String name) throws RedisAway {
    return redis.line().ask((at, names) -> at.exists(names.only(name))).orElse(0L) > 0;
  }

  private void ready() throws MoveException, RedisAway {
    if (!redis.line().isThere()) {
      throw new MoveException("Redis does not answer: nothing was moved.");
    }
    if (!keys.of("alive:*").isEmpty()) {
      throw new MoveException("A bot runs with this Redis: stop it first. Nothing was moved.");
    }
    redis.ledger().readAgain();
    redis.choices().readAgain();
  }

  /// Moves it from the folder into Redis.
  public Moved toRedis() throws MoveException, IOException, InterruptedException {
    try {
      ready();
      for (String name : OURS) {
        if (isInRedis(name)) {
          throw new MoveException(
              "There is state in Redis under state.prefix already, which is not overwritten:"
                  + " nothing was moved.");
        }
      }
      if (folder.isEmpty() && !folder.hasKept()) {
        throw new MoveException("There is nothing at state.file to move.");
      }
      int choices = choicesToRedis();
      WatchFile from = folder.ledger();
      Map<String, String> lines = from.all();
      int[] inlets = folder.hasArrivals() ? arrivalsToRedis(InletDrain.cursor(from)) : new int[2];
      lines.forEach(redis.ledger()::put);
      boolean isWell = redis.ledger().flush() && redis.choices().flush();
      if (folder.hasDigest()) {
        Optional<byte[]> digest = folder.digest().read();
        isWell &= digest.isEmpty() || redis.digest().write(digest.get());
      }
      for (String inlet : folder.mailboxes()) {
        Optional<ReadMark> mark = folder.mailbox(inlet).latest();
        mark.ifPresent(redis.mailbox(inlet)::keep);
        isWell &= redis.mailbox(inlet).latest().equals(mark);
      }
      kept.toRedis();
      if (!isWell) {
        throw away();
      }
      folder.putAside();
      kept.forgetInFolder();
      return new Moved(choices, lines.size(), kept.answers(), inlets[0], inlets[1]);
    } catch (RedisAway _) {
      throw away();
    }
  }

  private int choicesToRedis() {
    PreferenceFile from = folder.preferences();
    from.languages()
        .forEach(
            (key, language) ->
                redis.choices().put(RedisPreferences.LANGUAGE + key, language.tag()));
    from.channelsForAll().forEach(key -> redis.choices().put(Preferences.FOR_ALL + key, "1"));
    from.stop(GRACE);
    return from.languages().size() + from.channelsForAll().size();
  }

  private int[] arrivalsToRedis(long counted)
      throws RedisAway, MoveException, InterruptedException {
    InletJournal from =
        InletJournal.open(folder.journal(InstantSource.system()), counted, folder.warnings());
    try {
      RedisIntake to =
          new RedisIntake(
              redis.line(), folder.remembered(), Long.MAX_VALUE / 2, InstantSource.system());
      redis.line().ask((at, names) -> at.set(names.only(RedisIntake.NUMBER), bytes(counted)));
      int moved = 0;
      for (Optional<Numbered> next = from.next(Duration.ZERO);
          next.isPresent();
          next = from.next(Duration.ZERO)) {
        Numbered one = next.get();
        ArrivalForm form = ArrivalForm.of(one.arrival(), one.at(), folder.remembered());
        if (to.keep(List.of(form), one.number()).getFirst() != one.number()) {
          throw away();
        }
        moved++;
      }
      List<long[]> known = from.known();
      for (long[] one : known) {
        long life = one[1] * 60_000 - InstantSource.system().millis();
        if (life > 0) {
          redis
              .line()
              .ask(
                  (at, names) ->
                      at.set(names.arrived(one[0]), bytes(one[0]), SetArgs.Builder.nx().px(life)));
        }
      }
      return new int[] {moved, known.size()};
    } finally {
      from.stop(GRACE);
    }
  }

  private static byte[] bytes(long number) {
    return Long.toString(number).getBytes(UTF_8);
  }

  /// Moves it from Redis into the folder.
  public Moved toFolder() throws MoveException, IOException, InterruptedException {
    try {
      ready();
      if (!folder.isEmpty()) {
        throw new MoveException(
            "There is state at state.file already, which is not overwritten: nothing was moved.");
      }
      Map<String, String> lines = redis.ledger().all();
      int choices = choicesToFolder();
      int[] inlets = arrivalsToFolder(InletDrain.cursor(redis.ledger()));
      WatchLedger to = folder.ledger();
      lines.forEach(to::put);
      boolean isWell = to.flush();
      Optional<byte[]> digest = redis.digest().read();
      isWell &= digest.isEmpty() || folder.digest().write(digest.get());
      for (String inlet : folder.mailboxes()) {
        Optional<ReadMark> mark = redis.mailbox(inlet).latest();
        mark.ifPresent(folder.mailbox(inlet)::keep);
        isWell &= folder.mailbox(inlet).latest().equals(mark);
      }
      kept.toFolder();
      if (!isWell) {
        throw new MoveException(
            "Not all could be written beside state.file; what was moved is in Redis still.");
      }
      forgetInRedis();
      kept.forgetInRedis();
      return new Moved(choices, lines.size(), kept.answers(), inlets[0], inlets[1]);
    } catch (RedisAway _) {
      throw away();
    }
  }

  private int choicesToFolder() {
    Map<String, Language> languages = new HashMap<>();
    Set<String> channels = new HashSet<>();
    redis
        .choices()
        .all()
        .forEach(
            (key, value) -> {
              if (key.startsWith(RedisPreferences.LANGUAGE)) {
                languages.put(
                    key.substring(RedisPreferences.LANGUAGE.length()), new Language(value));
              } else if (key.startsWith(Preferences.FOR_ALL)) {
                channels.add(key.substring(Preferences.FOR_ALL.length()));
              }
            });
    PreferenceFile to = folder.preferences();
    to.takeOver(languages, channels);
    to.stop(GRACE);
    return languages.size() + channels.size();
  }

  private int[] arrivalsToFolder(long counted)
      throws RedisAway, MoveException, IOException, InterruptedException {
    List<Numbered> waiting = new ArrayList<>();
    redis.readAfter(counted);
    for (Optional<Numbered> next = redis.kept().next(Duration.ZERO);
        next.isPresent();
        next = redis.kept().next(Duration.ZERO)) {
      waiting.add(next.get());
    }
    Set<Long> ofWaiting = new HashSet<>();
    waiting.stream()
        .map(one -> ArrivalForm.of(one.arrival(), one.at(), folder.remembered()))
        .forEach(form -> ofWaiting.addAll(List.of(form.id(), form.token())));
    List<long[]> known = keys.known().stream().filter(one -> !ofWaiting.contains(one[0])).toList();
    if (waiting.isEmpty() && known.isEmpty() && counted == 0) {
      return new int[2];
    }
    AtomicReference<Instant> now = new AtomicReference<>(Instant.now());
    InletJournal.remember(folder.journal(now::get), counted, known);
    InletJournal to = InletJournal.open(folder.journal(now::get), counted, folder.warnings());
    try {
      for (Numbered one : waiting) {
        now.set(one.at()); // each keeps the moment at which it came
        if (to.take(one.arrival()) != Receipt.KEPT) {
          throw new MoveException(
              "What arrived could not be written beside state.file; it is in Redis still.");
        }
      }
    } finally {
      to.stop(GRACE);
    }
    return new int[] {waiting.size(), known.size()};
  }

  private void forgetInRedis() throws RedisAway {
    for (String name : OURS) {
      redis.line().ask((at, names) -> at.del(names.only(name)));
    }
    for (String inlet : folder.mailboxes()) {
      redis.line().ask((at, names) -> at.del(names.only("mailbox:" + inlet)));
    }
    for (byte[] key : keys.of("arrived:*")) {
      redis.line().ask((at, _) -> at.del(key));
    }
  }
}
