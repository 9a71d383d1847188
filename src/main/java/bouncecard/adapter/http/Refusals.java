package bouncecard.adapter.http;

import bouncecard.app.measure.Measures;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The refusals of a listener, counted, and told in one line a minute at most: an attack must not
/// fill the log. It belongs to one thread.
final class Refusals {
  private static final Logger LOG = LoggerFactory.getLogger(Refusals.class);
  private static final long BETWEEN = 60_000_000_000L;

  private final String listener;
  private final Measures measures;
  private final Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
  private long told = System.nanoTime() - BETWEEN;

  /// Why something was refused.
  enum Kind {
    /// A connection gave way to another, since there were too many.
    CROWDED,
    /// All connections were busy, so a new one was not taken.
    FULL,
    /// A head or a body took too long.
    SLOW,
    /// There was no room for a further body or a further request.
    NO_ROOM,
    /// A body did not pass its endpoint's check.
    NOT_GENUINE,
    /// An answer took too long, or was not fetched.
    UNANSWERED
  }

  /// @param measures is told of each
  Refusals(String listener, Measures measures) {
    this.listener = listener;
    this.measures = measures;
  }

  void count(Kind kind) {
    counts.merge(kind, 1, Integer::sum);
    measures.refused(listener, kind.name().toLowerCase(Locale.ROOT).replace('_', '-'));
  }

  /// Tells what there is to tell, where the last time is long enough ago.
  void tell(long now) {
    if (!counts.isEmpty() && now - told >= BETWEEN) {
      told = now;
      String said =
          counts.entrySet().stream()
              .map(one -> one.getKey().name().toLowerCase(Locale.ROOT) + "=" + one.getValue())
              .collect(Collectors.joining(" "));
      LOG.atWarn().log("{} refused since the last such line: {}", listener, said);
      counts.clear();
    }
  }
}
