package bouncecard.app.triage;

import bouncecard.app.Bouncecard;
import bouncecard.app.Document.Unreadable;
import bouncecard.app.InOrder;
import bouncecard.app.InOrder.Intake;
import bouncecard.app.Inputs;
import java.time.Duration;
import java.util.concurrent.CancellationException;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
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
  /// @param isStopped whether what was read until now is enough
  public TriageResult run(
      Inputs.Reading reading,
      Consumer<Unreadable> unreadable,
      Runnable waiting,
      BooleanSupplier isStopped) {
    AtomicBoolean isRefused = new AtomicBoolean();
    BlockReader reader = new BlockReader(bouncecard, options);
    Sum sum = new Sum(unreadable);
    boolean isCut;
    try (InOrder<DocumentBlock, Batch> batches =
        new InOrder<>(
            Runtime.getRuntime().availableProcessors(),
            KIBIBYTES_IN_FLIGHT,
            intake ->
                isRefused.set(
                    !readAll(
                        reading,
                        (block, weight) -> {
                          if (isStopped.getAsBoolean()) {
                            throw new Stopped();
                          }
                          intake.put(block, weight);
                        },
                        options.logTime())),
            reader::read)) {
      while (!batches.isDone() && !(isStopped.getAsBoolean() && batches.isIdle())) {
        batches.next(PATIENCE).ifPresent(sum::add);
        waiting.run();
      }
      isCut = !batches.isDone() || isRefused.get();
    }
    return sum.result(isCut);
  }

  /// Nothing more is wanted.
  private static final class Stopped extends CancellationException {
    private static final long serialVersionUID = 1;
  }

  /// Reads everything; false where it was stopped before.
  private static boolean readAll(
      Inputs.Reading reading, Intake<DocumentBlock> intake, LogTime times) {
    Blocks blocks = new Blocks(intake, times);
    try {
      reading.readAll(blocks);
      blocks.finish();
      return true;
    } catch (Stopped _) {
      return false;
    }
  }
}
