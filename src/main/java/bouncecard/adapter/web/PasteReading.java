package bouncecard.adapter.web;

import bouncecard.app.Answer;
import bouncecard.app.Interpretation;
import bouncecard.app.reading.ReadingOutcome;
import bouncecard.app.reading.ReadingOutcome.Unread;
import bouncecard.app.reading.Submission;
import bouncecard.app.reading.SubmissionReader.Outcome;
import bouncecard.app.reading.SubmissionReading;
import bouncecard.app.triage.Period;
import bouncecard.text.UntrustedText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what was submitted, and says what came of it.
final class PasteReading {
  private final WebParts parts;

  PasteReading(WebParts parts) {
    this.parts = parts;
  }

  /// What came of a submission.
  ///
  /// @param answer empty where nothing was read
  /// @param unread why something was not read
  record Read(Optional<Answer> answer, List<Unread> unread) {
    /// Copies the list.
    Read {
      unread = List.copyOf(unread);
    }

    /// Whether it was not this time's turn, and may be asked again.
    boolean isBusy() {
      return answer.isEmpty()
          && unread.stream()
              .anyMatch(one -> one.message() == bouncecard.catalog.Message.TROUBLE_BUSY);
    }
  }

  /// Explains it, or sums it up where it holds so much that a summary tells more.
  Read explain(Submitted submitted) {
    String text = submitted.fields().getOrDefault("text", "");
    Optional<UntrustedText> said =
        text.isBlank() ? Optional.empty() : Optional.of(new UntrustedText(text));
    Outcome outcome =
        parts.reader().read(new Submission(said, submitted.files(), Submission.LONGEST));
    if (outcome instanceof Outcome.Done(ReadingOutcome reading)) {
      Optional<Answer> spoken =
          reading
              .said()
              .map(Interpretation::answer)
              .filter(answer -> !SubmissionReading.isSilent(answer) || reading.found().isEmpty());
      boolean isMuch = reading.isMuch() || spoken.filter(SubmissionReading::isOfMany).isPresent();
      if (isMuch) {
        return sum(submitted);
      }
      return new Read(reading.found().or(() -> spoken), reading.unread());
    }
    return new Read(Optional.empty(), outcome.reason().stream().toList());
  }

  /// Sums it up: a log, a mailbox, a batch.
  Read sum(Submitted submitted) {
    List<Submission.File> files = new ArrayList<>(submitted.files());
    String text = submitted.fields().getOrDefault("text", "");
    if (!text.isBlank()) {
      files.add(new Submission.File("text", text.getBytes(StandardCharsets.UTF_8)));
    }
    Duration within = Submission.LONGEST;
    Outcome outcome =
        parts
            .reader()
            .read(new Submission(Optional.empty(), files, within, Optional.of(Period.ALL)));
    return outcome instanceof Outcome.Done(ReadingOutcome reading)
        ? new Read(reading.found(), reading.unread())
        : new Read(Optional.empty(), outcome.reason().stream().toList());
  }
}
