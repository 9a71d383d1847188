package bouncecard.adapter.state.redis;

import bouncecard.adapter.state.sealed.NamedValue;
import bouncecard.app.chat.state.Preferences;
import bouncecard.app.digest.DigestStore;
import bouncecard.app.inlet.Intake;
import bouncecard.app.inlet.Kept;
import bouncecard.app.inlet.ReadMarks;
import bouncecard.app.integration.SetupFinding;
import bouncecard.app.replica.Replicas;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Service;
import bouncecard.app.serve.StartException;
import bouncecard.app.state.StateStore;
import bouncecard.app.watch.live.WatchLedger;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.LongSupplier;

/// What several processes of one bot share, in a Redis. While Redis is away each goes on by itself.
public final class RedisState implements Service {
  /// As much as waits in a folder, in bytes.
  private static final long MOST_WAITING = 256L << 20;

  private final RedisLine line;
  private final RedisStore store;
  private final RedisReplicas replicas;
  private final RedisLines watched;
  private final Preferences preferences;
  private final RedisLines choices;
  private final RedisKept kept;

  private RedisState(RedisLine line, StateStore own, LongSupplier nanos) {
    this.line = line;
    this.store = new RedisStore(line, own, nanos);
    this.replicas = new RedisReplicas(line);
    this.watched = new RedisLines(line, "watch");
    watched.follow();
    this.choices = new RedisLines(line, "choices");
    choices.follow();
    this.preferences = new RedisPreferences(choices);
    this.kept = new RedisKept(line);
  }

  /// Connects. Where Redis is away, it goes on being looked for.
  ///
  /// @param own what this process keeps by itself
  /// @param nanos nanoseconds that go on, as in `own`
  /// @param warnings takes what an operator should know, a sentence at a time
  /// @throws StartException where only a person can mend what is wrong there
  public static RedisState open(
      RedisTerms terms, StateStore own, LongSupplier nanos, Consumer<String> warnings)
      throws StartException {
    RedisState state = new RedisState(new RedisLine(terms, warnings), own, nanos);
    Optional<RedisTrouble> wrong = state.line.open();
    if (wrong.isPresent()) {
      state.line.close(Duration.ZERO);
      throw new StartException(wrong.get().sentence());
    }
    return state;
  }

  /// Looks at it once, as it is looked at before it is used.
  public static List<SetupFinding> examined(RedisTerms terms) {
    List<SetupFinding> findings = new ArrayList<>();
    RedisLine line = new RedisLine(terms, _ -> {});
    try {
      line.look();
      findings.add(
          line.trouble()
              .map(what -> SetupFinding.lacking("State is not shared.", what.sentence()))
              .orElseGet(
                  () ->
                      SetupFinding.well(
                          "State is shared by Redis at %s.".formatted(terms.place()))));
      line.notes().forEach(note -> findings.add(SetupFinding.lacking("Redis:", note)));
    } finally {
      line.close(Duration.ofSeconds(1));
    }
    return findings;
  }

  /// The state.
  public StateStore store() {
    return store;
  }

  /// What the replicas agree on.
  public Replicas replicas() {
    return replicas;
  }

  /// What watching keeps. The process that leads reads it again when it takes the lead.
  public WatchLedger ledger() {
    return watched;
  }

  /// What people chose.
  public Preferences preferences() {
    return preferences;
  }

  /// What is kept of the digest.
  public DigestStore digest() {
    return new RedisDigest(new RedisValue(line, "digest"));
  }

  /// How far the mailbox of an inlet has been read.
  public ReadMarks mailbox(String inlet) {
    return new RedisMarks(new RedisValue(line, "mailbox:" + inlet));
  }

  /// Keeps what arrives at any process.
  ///
  /// @param remembered for how long an id of an inlet is known
  public Intake intake(Function<String, Duration> remembered) {
    return new RedisIntake(line, remembered, MOST_WAITING, InstantSource.system());
  }

  /// What arrived, for the process that reads it; see [#readAfter].
  public Kept kept() {
    return kept;
  }

  /// Has what arrived be read from there on, by this process.
  ///
  /// @param counted up to which number all is counted already
  public void readAfter(long counted) {
    kept.readAfter(counted);
  }

  /// Keeps a value before it returns, unless there is one under that key.
  void bring(NamedValue value, Duration life) throws RedisAway {
    store.bring(value, life);
  }

  RedisLines choices() {
    return choices;
  }

  RedisLine line() {
    return line;
  }

  /// How many changes Redis was not told yet.
  int unsent() {
    return store.unsent();
  }

  @Override
  public String name() {
    return "Redis";
  }

  @Override
  public void start() {}

  @Override
  public Health health() {
    return line.health();
  }

  @Override
  public void stop(Duration grace) {
    line.close(grace);
  }
}
