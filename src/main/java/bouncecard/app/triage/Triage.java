package bouncecard.app.triage;

import bouncecard.app.Bouncecard;
import bouncecard.app.Document.Unreadable;
import bouncecard.app.InOrder;
import bouncecard.app.Inputs;
import bouncecard.tally.Count;
import bouncecard.tally.Sighting;
import bouncecard.tally.Tally;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// Reads whole inputs and counts what became of the mail in them.
public final class Triage {
  private static final int KIBIBYTES_IN_FLIGHT = 8 << 10;
  private static final int MOST_TEMPLATES = 10_000;
  private static final Duration PATIENCE = Duration.ofMillis(100);

  private final Bouncecard bouncecard;
  private final TriageOptions options;

  /// A triage.
  public Triage(Bouncecard bouncecard, TriageOptions options) {
    this.bouncecard = bouncecard;
    this.options = options;
  }

  /// Reads everything, in several threads, and counts in this one.
  ///
  /// @param unreadable takes what could not be read, as it comes
  /// @param waiting runs now and then
  public TriageResult run(
      Inputs.Reading reading, Consumer<Unreadable> unreadable, Runnable waiting) {
    BlockReader reader = new BlockReader(bouncecard, options);
    Tally tally = new Tally();
    Map<String, Long> unknown = new HashMap<>();
    Map<String, Long> refused = new HashMap<>();
    try (InOrder<DocumentBlock, Batch> batches =
        new InOrder<>(
            Runtime.getRuntime().availableProcessors(),
            KIBIBYTES_IN_FLIGHT,
            intake -> {
              Blocks blocks = new Blocks(intake);
              reading.readAll(blocks);
              blocks.end();
            },
            reader::read)) {
      while (!batches.isDone()) {
        batches
            .next(PATIENCE)
            .ifPresent(
                batch -> {
                  for (Sighting sighting : batch.sightings) {
                    tally.add(sighting);
                  }
                  batch.expiries.forEach(one -> tally.expire(one.message(), one.second()));
                  batch.unknown.forEach((text, times) -> add(unknown, text, times));
                  batch.ownRefusals.forEach((cause, times) -> add(refused, cause, times));
                  batch.unreadable.forEach(unreadable);
                });
        waiting.run();
      }
    }
    return new TriageResult(tally.report(), counts(unknown), counts(refused));
  }

  private static void add(Map<String, Long> counts, String name, long times) {
    if (counts.size() < MOST_TEMPLATES || counts.containsKey(name)) {
      counts.merge(name, times, Long::sum);
    }
  }

  private static List<Count> counts(Map<String, Long> counts) {
    List<Count> all = new ArrayList<>();
    counts.forEach((name, times) -> all.add(new Count(name, times)));
    all.sort(Comparator.comparingLong(Count::times).reversed().thenComparing(Count::name));
    return all;
  }
}
