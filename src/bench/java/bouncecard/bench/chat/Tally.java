package bouncecard.bench.chat;

import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/// When each command was sent, acknowledged and answered, and how often.
final class Tally implements ChatPlatform.Listener {
  private final AtomicLongArray sent;
  private final AtomicLongArray acknowledged;
  private final AtomicLongArray answered;
  private final AtomicIntegerArray acknowledgements;
  private final AtomicIntegerArray answers;
  private final AtomicIntegerArray refusals;
  private final AtomicInteger settled = new AtomicInteger();

  /// For so many commands.
  Tally(int most) {
    sent = new AtomicLongArray(most);
    acknowledged = new AtomicLongArray(most);
    answered = new AtomicLongArray(most);
    acknowledgements = new AtomicIntegerArray(most);
    answers = new AtomicIntegerArray(most);
    refusals = new AtomicIntegerArray(most);
  }

  void sent(int number, long at) {
    sent.set(number, at);
  }

  /// How long after another one a command was sent, in seconds.
  double sentAfter(int first, int number) {
    return (sent.get(number) - sent.get(first)) / 1e9;
  }

  @Override
  public void acknowledged(int number, long at) {
    acknowledged.compareAndSet(number, 0, at);
    acknowledgements.incrementAndGet(number);
  }

  @Override
  public void answered(int number, long at) {
    answered.compareAndSet(number, 0, at);
    if (answers.incrementAndGet(number) == 1) {
      settled.incrementAndGet();
    }
  }

  @Override
  public void refused(int number) {
    refusals.incrementAndGet(number);
    settled.incrementAndGet();
  }

  /// How many commands of all got a card or were refused.
  int settled() {
    return settled.get();
  }

  /// Whether a command got both.
  boolean isDone(int number) {
    return acknowledgements.get(number) > 0 && answers.get(number) > 0;
  }

  /// Whether a command was acknowledged.
  boolean isAcknowledged(int number) {
    return acknowledgements.get(number) > 0;
  }

  /// Whether a command got more than one of either.
  boolean isDoubled(int number) {
    return acknowledgements.get(number) > 1 || answers.get(number) > 1;
  }

  /// How soon the cards of these came.
  String times(int from, int to) {
    return times(from, to, answered);
  }

  /// The same of every other one.
  ///
  /// @param rest what is left where its number is divided by two
  String times(int from, int to, int rest) {
    return timesOf(i -> i >= from && i % 2 == rest, to);
  }

  /// How soon the card of such as these came, in ms, but for the slowest hundredth.
  double p99(IntPredicate such, int to) {
    return at(nanos(such, to), 0.99);
  }

  private long[] nanos(IntPredicate such, int to) {
    return IntStream.range(0, to)
        .filter(i -> such.test(i) && answered.get(i) != 0)
        .mapToLong(i -> answered.get(i) - sent.get(i))
        .sorted()
        .toArray();
  }

  /// The same of such as these, below a number.
  String timesOf(IntPredicate such, int to) {
    long[] nanos = nanos(such, to);
    return "%,d cards, p50 %.2f ms, p99 %.2f ms, most %.2f ms"
        .formatted(nanos.length, at(nanos, 0.5), at(nanos, 0.99), at(nanos, 1));
  }

  /// How many of these have both.
  int done(int from, int to) {
    return (int) IntStream.range(from, to).filter(this::isDone).count();
  }

  /// How many of these got a card or were refused.
  int settled(int from, int to) {
    return (int) IntStream.range(from, to).filter(i -> isDone(i) || refusals.get(i) > 0).count();
  }

  /// When a command got its card.
  long answeredAt(int number) {
    return answered.get(number);
  }

  /// What came of these commands, in one line of words and a line of figures for each of both.
  String report(int from, int to) {
    long refused = IntStream.range(from, to).filter(i -> refusals.get(i) > 0).count();
    return "  acknowledged  %s%n  card received %s%n  lost %d, doubled %d, told to ask again %d of %d"
        .formatted(
            times(from, to, acknowledged),
            times(from, to, answered),
            to - from - done(from, to) - refused,
            IntStream.range(from, to)
                .filter(i -> acknowledgements.get(i) > 1 || answers.get(i) > 1)
                .count(),
            refused,
            to - from);
  }

  /// The p99 of the card, in ms, of each so many commands: whether it is a moment or all the time.
  String inParts(int from, int to, int size) {
    return IntStream.iterate(from, i -> i + size <= to, i -> i + size)
        .mapToObj(i -> "%.1f".formatted(at(sorted(i, i + size, answered), 0.99)))
        .collect(Collectors.joining("  "));
  }

  private String times(int from, int to, AtomicLongArray arrived) {
    long[] nanos = sorted(from, to, arrived);
    return "p50 %6.2f ms   p99 %6.2f ms   p99.9 %6.2f ms   most %6.2f ms"
        .formatted(at(nanos, 0.5), at(nanos, 0.99), at(nanos, 0.999), at(nanos, 1));
  }

  private long[] sorted(int from, int to, AtomicLongArray arrived) {
    long[] nanos =
        IntStream.range(from, to)
            .filter(i -> arrived.get(i) != 0)
            .mapToLong(i -> arrived.get(i) - sent.get(i))
            .toArray();
    Arrays.sort(nanos);
    return nanos;
  }

  private static double at(long[] sorted, double share) {
    int index = (int) Math.ceil(share * sorted.length) - 1;
    return LongStream.of(sorted).skip(Math.max(0, index)).findFirst().orElse(-1_000_000) / 1e6;
  }
}
