package bouncecard.adapter.state.redis;

/// Redis did not do what it was asked, or nobody knows whether it did.
final class RedisAway extends Exception {
  private static final long serialVersionUID = 1L;

  private final RedisTrouble.Kind kind;

  /// Thrown for each question while it is away, so it has no trace.
  RedisAway(RedisTrouble.Kind kind) {
    super(kind.name(), null, false, false);
    this.kind = kind;
  }

  RedisTrouble.Kind kind() {
    return kind;
  }
}
