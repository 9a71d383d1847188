package bouncecard.adapter.state.redis;

import bouncecard.adapter.state.redis.RedisTrouble.Kind;
import bouncecard.app.serve.Health;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// What is wrong with a Redis at the moment, told once where it is news.
final class RedisReport {
  private final Consumer<String> warnings;
  private volatile Optional<RedisTrouble> trouble = Optional.empty();
  private volatile Optional<String> refusal = Optional.empty();

  /// @param warnings takes what an operator should know, a sentence at a time
  RedisReport(Consumer<String> warnings) {
    this.warnings = warnings;
  }

  /// Notes that it cannot be used.
  void away(RedisTrouble what) {
    boolean isNews =
        what.kind() == Kind.WRONG
            ? trouble.filter(one -> one.sentence().equals(what.sentence())).isEmpty()
            : trouble.isEmpty();
    if (isNews) {
      warnings.accept(what.sentence());
    }
    trouble = Optional.of(what);
  }

  /// Notes that it can be used.
  void there(RedisTerms terms) {
    if (trouble.isPresent()) {
      warnings.accept("Redis at state.url (%s) is there again.".formatted(terms.place()));
    }
    trouble = Optional.empty();
  }

  /// Notes that it takes nothing new.
  void full(RedisTrouble what) {
    if (refusal.isEmpty()) {
      warnings.accept(what.sentence());
    }
    refusal = Optional.of(what.detail());
  }

  /// Notes that it does.
  void takes() {
    refusal = Optional.empty();
  }

  /// Why it cannot be used.
  Optional<RedisTrouble> trouble() {
    return trouble;
  }

  /// How it is, in a few words. It is in service also while Redis is away, since questions are
  /// answered all the same.
  ///
  /// @param notes what should be changed though it works
  Health health(List<String> notes) {
    return trouble
        .map(what -> "away (%s); what is new is kept in memory".formatted(what.detail()))
        .or(() -> refusal)
        .or(() -> notes.stream().findFirst())
        .map(detail -> new Health(Health.State.UP, detail))
        .orElse(Health.UP);
  }
}
