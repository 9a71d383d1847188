package bouncecard.app.measure;

import bouncecard.app.Answer;
import bouncecard.app.reading.ReadingOutcome;
import bouncecard.app.reading.Submission;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.catalog.Actor;
import bouncecard.decode.Report;
import java.time.Duration;
import java.util.function.LongSupplier;

/// Reads as another does, and has counted what came of it.
///
/// @param nanoTime a clock in nanoseconds
public record MeasuredReader(SubmissionReader reader, Measures measures, LongSupplier nanoTime)
    implements SubmissionReader {

  @Override
  public Outcome read(Submission submission) {
    long begun = nanoTime.getAsLong();
    Outcome outcome = reader.read(submission);
    String word =
        switch (outcome) {
          case Outcome.Done(ReadingOutcome reading) -> {
            reading
                .found()
                .filter(Answer.BounceAnswer.class::isInstance)
                .map(Answer.BounceAnswer.class::cast)
                .ifPresent(bounce -> bounce.decoding().all().forEach(this::count));
            yield "done";
          }
          case Outcome.TooMuch(Budget over) -> "too-much-" + word(over);
          case Outcome.Busy() -> "busy";
          case Outcome.Failed(String _) -> "failed";
        };
    measures.read(word, Duration.ofNanos(nanoTime.getAsLong() - begun));
    return outcome;
  }

  private static String word(Budget over) {
    return switch (over) {
      case PROCESSOR -> "processor";
      case TIME -> "time";
      case MEMORY -> "memory";
      case BYTES -> "bytes";
    };
  }

  private void count(Report report) {
    measures.bounce(
        report.diagnosis().cause().id(),
        report.diagnosis().provider().map(provider -> provider.id()).orElse(""),
        report.diagnosis().firstActor().map(Actor::token).orElse(""));
  }
}
