package bouncecard.app.triage;

import bouncecard.app.Bouncecard;
import bouncecard.app.Document.Unreadable;
import bouncecard.app.InOrder;
import bouncecard.app.Inputs;
import java.time.Duration;
import java.util.function.Consumer;

/// Reads whole inputs and counts what became of the mail in them.
public final class Triage {
  private static final int KIBIBYTES_IN_FLIGHT = 8 << 10;
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
    Sum sum = new Sum(unreadable);
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
        batches.next(PATIENCE).ifPresent(sum::add);
        waiting.run();
      }
    }
    return sum.result();
  }
}
