package bouncecard.tally;

/// Recipients by what became of the message for them.
public record Totals(long delivered, long waiting, long failed) {
  /// Nothing.
  public static final Totals NONE = new Totals(0, 0, 0);

  /// All of them.
  public long all() {
    return delivered + waiting + failed;
  }

  /// Those who do not have it.
  public long troubled() {
    return waiting + failed;
  }

  /// One more.
  public Totals with(Outcome outcome) {
    return switch (outcome) {
      case DELIVERED -> new Totals(delivered + 1, waiting, failed);
      case WAITING -> new Totals(delivered, waiting + 1, failed);
      case FAILED -> new Totals(delivered, waiting, failed + 1);
    };
  }
}
