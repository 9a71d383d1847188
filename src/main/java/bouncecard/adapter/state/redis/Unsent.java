package bouncecard.adapter.state.redis;

import bouncecard.app.state.StateSpace;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/// What Redis has not been told yet: changes from while it was away, and such as are on their way.
/// Bounded in number and size; where there is no room, the oldest are never told.
final class Unsent {
  private static final Duration LONGEST = Duration.ofDays(36_500);
  private static final int MOST = 50_000;
  private static final long MOST_BYTES = 16 << 20;
  private static final int MOST_ON_THEIR_WAY = 1_000;

  private final LongSupplier nanos;
  private final Map<Place, Change> waiting = new LinkedHashMap<>();
  private final Map<Place, Long> onTheirWay = new LinkedHashMap<>();
  private long bytes;
  private long last;

  /// Where a value is kept.
  record Place(StateSpace space, String key) {}

  /// What became of it.
  sealed interface Change {
    /// It was put.
    @SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
    record Put(byte[] value, long until) implements Change {}

    /// It was added where nothing was known.
    @SuppressWarnings("ArrayRecordComponent") // handed on, and never compared
    record Added(byte[] value, long until) implements Change {}

    /// It was removed.
    record Removed() implements Change {}
  }

  /// @param nanos nanoseconds that go on
  Unsent(LongSupplier nanos) {
    this.nanos = nanos;
  }

  /// When a life that begins now is over.
  long until(Duration life) {
    return nanos.getAsLong() + (life.compareTo(LONGEST) < 0 ? life : LONGEST).toNanos();
  }

  /// What is left of a life.
  Duration left(long until) {
    return Duration.ofNanos(until - nanos.getAsLong());
  }

  synchronized void add(Place place, Change change) {
    removed(waiting.remove(place));
    waiting.put(place, change);
    bytes += size(change);
    while (waiting.size() > MOST || bytes > MOST_BYTES) {
      removed(waiting.remove(waiting.keySet().iterator().next()));
    }
  }

  private void removed(@Nullable Change change) {
    bytes -= change == null ? 0 : size(change);
  }

  private static long size(Change change) {
    return switch (change) {
      case Change.Put(byte[] value, long _) -> value.length;
      case Change.Added(byte[] value, long _) -> value.length;
      case Change.Removed() -> 0;
    };
  }

  /// What became of the value there, of which Redis does not know.
  synchronized Optional<Change> of(Place place) {
    return waiting.isEmpty() ? Optional.empty() : Optional.ofNullable(waiting.get(place));
  }

  /// The oldest.
  synchronized Optional<Map.Entry<Place, Change>> first() {
    return waiting.entrySet().stream().findFirst().map(Map.Entry::copyOf);
  }

  /// Notes that Redis knows it, unless it changed meanwhile.
  synchronized void told(Place place, Change change) {
    if (change.equals(waiting.get(place))) {
      removed(waiting.remove(place));
    }
  }

  synchronized void forget(Place place) {
    removed(waiting.remove(place));
  }

  synchronized int size() {
    return waiting.size();
  }

  /// Notes that a change goes on its way; empty where there are too many.
  synchronized Optional<Long> leaving(Place place) {
    if (onTheirWay.size() >= MOST_ON_THEIR_WAY) {
      return Optional.empty();
    }
    onTheirWay.put(place, ++last);
    return Optional.of(last);
  }

  /// Notes that it arrived or did not; whether none went after it.
  synchronized boolean isLatest(Place place, long number) {
    return onTheirWay.remove(place, number);
  }
}
