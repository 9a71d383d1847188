package bouncecard.app.triage;

import bouncecard.app.Document.Unreadable;
import bouncecard.app.triage.DocumentBlock.Order;
import bouncecard.tally.Count;
import bouncecard.tally.Sighting;
import bouncecard.tally.Tally;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The sum of blocks. One thread uses it.
final class Sum {
  private static final int MOST_TEMPLATES = 10_000;

  private final Consumer<Unreadable> unreadable;
  private final Tally tally = new Tally();
  private final Map<String, Long> unknown = new HashMap<>();
  private final Map<String, Long> refused = new HashMap<>();
  private long clockBack;

  /// The latest moment in the log that was read last.
  private long latest;

  /// @param unreadable takes what could not be read, as it comes
  Sum(Consumer<Unreadable> unreadable) {
    this.unreadable = unreadable;
  }

  void add(Batch batch) {
    for (Sighting sighting : batch.sightings) {
      tally.add(sighting);
    }
    batch.expiries.forEach(one -> tally.expire(one.message(), one.second()));
    batch.unknown.forEach((text, times) -> add(unknown, text, times));
    batch.ownRefusals.forEach((cause, times) -> add(refused, cause, times));
    batch.unreadable.forEach(unreadable);
    clock(batch);
  }

  private void clock(Batch batch) {
    if (batch.order == Order.MIXED) {
      return;
    }
    boolean goesOn = batch.order == Order.GOES_ON;
    long between = goesOn ? BlockClock.between(latest, batch.first) : 0;
    clockBack = Math.max(clockBack, Math.max(between, batch.clockBack));
    boolean isKnown = goesOn && between == 0 && batch.clockBack == 0;
    latest = isKnown ? Math.max(latest, batch.latest) : batch.latest;
  }

  private static void add(Map<String, Long> counts, String name, long times) {
    if (counts.size() < MOST_TEMPLATES || counts.containsKey(name)) {
      counts.merge(name, times, Long::sum);
    }
  }

  /// @param isCut whether there is more that was not read
  TriageResult result(boolean isCut) {
    return new TriageResult(tally.report(), counts(unknown), counts(refused), clockBack, isCut);
  }

  private static List<Count> counts(Map<String, Long> counts) {
    List<Count> all = new ArrayList<>();
    counts.forEach((name, times) -> all.add(new Count(name, times)));
    all.sort(Comparator.comparingLong(Count::times).reversed().thenComparing(Count::name));
    return all;
  }
}
