package bouncecard.adapter.state.redis;

import bouncecard.app.integration.SetupFinding;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Service;
import bouncecard.app.serve.StartException;
import bouncecard.app.state.Leases;
import bouncecard.app.state.StateStore;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/// What several processes of one bot share, in a Redis. While Redis is away each goes on by itself.
public final class RedisState implements Service {
  private final RedisLine line;
  private final RedisStore store;

  private RedisState(RedisLine line, StateStore own, LongSupplier nanos) {
    this.line = line;
    this.store = new RedisStore(line, own, nanos);
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

  /// What one process of all does.
  public Leases leases() {
    return new RedisLeases(line);
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
