package bouncecard.app.chat.service;

import bouncecard.app.Answer;
import bouncecard.app.Answer.BounceAnswer;
import bouncecard.app.Answer.HelpAnswer;
import bouncecard.app.Answer.NoAnswer;
import bouncecard.app.ContentSniffer;
import bouncecard.app.chat.Attachment;
import bouncecard.app.chat.UserError;
import bouncecard.app.reading.ReadingOutcome;
import bouncecard.app.reading.ReadingOutcome.Unread;
import bouncecard.app.reading.Submission;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.reading.SubmissionReader.Outcome;
import bouncecard.app.reading.SubmissionReading;
import bouncecard.app.triage.Period;
import bouncecard.catalog.Language;
import bouncecard.catalog.message.TriageMessage;
import bouncecard.decode.Decoder;
import bouncecard.decode.Decoding;
import bouncecard.text.UntrustedText;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongSupplier;

/// Has a question and the files that came with it read, and makes one answer of all.
final class Reader {
  private static final String PASTE = "paste";
  private static final UntrustedText NOTHING = new UntrustedText("");

  /// More recipients than anybody looks through one by one.
  private static final int MANY = 20;

  private final SubmissionReader submissions;
  private final TriageWords triage;
  private final LongSupplier nanoTime;

  Reader(SubmissionReader submissions, TriageWords triage, LongSupplier nanoTime) {
    this.submissions = submissions;
    this.triage = triage;
    this.nanoTime = nanoTime;
  }

  /// What came of it.
  ///
  /// @param answer empty where nothing could be read; then `errors` says why
  /// @param language the language that the words ask for
  record Read(Optional<Answer> answer, Optional<Language> language, List<UserError> errors) {}

  /// Whether the words ask for a summary of something that came before them.
  boolean leavesOpen(UntrustedText said, List<Attachment> attachments) {
    return attachments.isEmpty()
        && triage
            .parse(said)
            .filter(asked -> asked.pasted().isBlank() && asked.trouble().isEmpty())
            .isPresent();
  }

  /// Whether the words ask for a summary.
  boolean isTriage(UntrustedText said) {
    return triage.ask(said);
  }

  /// The period of which a summary is asked for; empty where none is.
  Optional<Period> period(UntrustedText said) {
    return triage.parse(said).map(TriageWords.Asked::period);
  }

  /// One answer of what was said and of the files; bounces in them come before words about them. A
  /// summary where the words ask for one, and of what holds more than anybody looks through.
  ///
  /// @param missing files that could not be fetched, and why
  /// @param within how long it may take
  Read read(
      UntrustedText said, List<Attachment> attachments, List<UserError> missing, Duration within) {
    Optional<TriageWords.Asked> asked = triage.parse(said);
    if (asked.isPresent()) {
      Read summed = summed(asked.get(), attachments, missing, within);
      boolean isSaidOnly = attachments.isEmpty() && !asked.get().pasted().isBlank();
      if (summed.answer().isPresent() || !isSaidOnly) {
        return summed;
      }
    }
    return explained(said, attachments, missing, within);
  }

  private Read summed(
      TriageWords.Asked asked,
      List<Attachment> attachments,
      List<UserError> missing,
      Duration within) {
    if (asked.trouble().isPresent()) {
      return new Read(Optional.empty(), Optional.empty(), List.of(asked.trouble().get()));
    }
    Read read = summed(asked.period(), asked.pasted(), attachments, missing, within);
    if (read.answer().isPresent() || !read.errors().isEmpty()) {
      return read;
    }
    return new Read(
        Optional.empty(), Optional.empty(), List.of(UserError.of(TriageMessage.TRIAGE_NOTHING)));
  }

  /// A summary of the files and of what was pasted.
  Read summed(
      Period period,
      UntrustedText pasted,
      List<Attachment> attachments,
      List<UserError> missing,
      Duration within) {
    List<Submission.File> files = new ArrayList<>(files(attachments));
    if (!pasted.isBlank()) {
      files.add(new Submission.File(PASTE, pasted.value().getBytes(StandardCharsets.UTF_8)));
    }
    List<UserError> errors = new ArrayList<>(missing);
    if (files.isEmpty()) {
      return new Read(Optional.empty(), Optional.empty(), errors);
    }
    Outcome outcome =
        submissions.read(new Submission(Optional.empty(), files, within, Optional.of(period)));
    outcome.reason().map(Reader::error).ifPresent(errors::addFirst);
    if (!(outcome instanceof Outcome.Done(ReadingOutcome reading))) {
      return new Read(Optional.empty(), Optional.empty(), errors);
    }
    reading.unread().stream().map(Reader::error).forEach(errors::add);
    return new Read(reading.found(), Optional.empty(), errors);
  }

  private static List<Submission.File> files(List<Attachment> attachments) {
    return attachments.stream()
        .map(file -> new Submission.File(file.name(), file.bytes()))
        .toList();
  }

  private Read explained(
      UntrustedText said, List<Attachment> attachments, List<UserError> missing, Duration within) {
    long begun = nanoTime.getAsLong();
    // Of a long log the sum is read sooner than its beginning is explained.
    Optional<Read> early =
        attachments.stream().anyMatch(Reader::isLongText)
            ? Optional.of(summed(Period.ALL, NOTHING, attachments, missing, within))
            : Optional.empty();
    if (early.isPresent() && recipients(early.get()) > MANY) {
      return early.get();
    }
    List<Submission.File> files = files(attachments);
    List<UserError> errors = new ArrayList<>(missing);
    Outcome outcome =
        submissions.read(new Submission(Optional.of(said), files, left(within, begun)));
    if (isMuch(outcome, !files.isEmpty())) {
      UntrustedText pasted = isMany(outcome) ? said : NOTHING;
      Read summed =
          early.orElseGet(
              () -> summed(Period.ALL, pasted, attachments, missing, left(within, begun)));
      if (recipients(summed) > (outcome instanceof Outcome.Done ? MANY : 0)) {
        return summed;
      }
    }
    outcome.reason().map(Reader::error).ifPresent(errors::addFirst);
    if (!(outcome instanceof Outcome.Done(ReadingOutcome reading))) {
      return new Read(Optional.empty(), Optional.empty(), errors);
    }
    reading.unread().stream().map(Reader::error).forEach(errors::add);
    Answer words =
        reading.said().map(meant -> meant.answer()).orElseGet(() -> new NoAnswer(List.of()));
    return new Read(
        answer(words, reading, !files.isEmpty(), errors.isEmpty()),
        reading.said().flatMap(meant -> meant.language()),
        errors);
  }

  private Duration left(Duration within, long begun) {
    return within.minusNanos(nanoTime.getAsLong() - begun);
  }

  private static boolean isLongText(Attachment file) {
    byte[] bytes = file.bytes();
    return bytes.length > Decoder.LONGEST_TEXT
        && !ContentSniffer.looksLikeMail(bytes)
        && !ContentSniffer.isBinary(bytes);
  }

  /// How many recipients a summary is of.
  private static long recipients(Read read) {
    return read.answer().orElse(null) instanceof Answer.TriageAnswer triage
        ? triage.tally().totals().all()
        : 0;
  }

  /// Whether a summary tells more, or is what there is still time for.
  private static boolean isMuch(Outcome outcome, boolean hasFiles) {
    return switch (outcome) {
      case Outcome.Done(ReadingOutcome reading) -> reading.isMuch() || isMany(outcome);
      case Outcome.TooMuch _ -> hasFiles;
      case Outcome.Busy _, Outcome.Failed _ -> false;
    };
  }

  /// Whether the words themselves tell of many deliveries.
  private static boolean isMany(Outcome outcome) {
    return outcome instanceof Outcome.Done(ReadingOutcome reading)
        && reading.said().filter(meant -> SubmissionReading.isOfMany(meant.answer())).isPresent();
  }

  private static UserError error(Unread unread) {
    return new UserError(unread.message(), unread.values());
  }

  private static Optional<Answer> answer(
      Answer words, ReadingOutcome reading, boolean hasFiles, boolean isWhole) {
    Optional<Decoding> ofFiles = reading.found().flatMap(Reader::bounce);
    Optional<Decoding> ofWords = bounce(words);
    if (ofFiles.isPresent() && ofWords.isPresent()) {
      return Optional.of(new BounceAnswer(Decoding.of(List.of(ofFiles.get(), ofWords.get()))));
    }
    if (ofWords.isPresent() || (reading.found().isEmpty() && !SubmissionReading.isSilent(words))) {
      return Optional.of(words);
    }
    if (reading.found().isPresent()) {
      return reading.found();
    }
    // Nobody asks for help with a file that could not be read.
    if (!isWhole && !reading.hasDocuments()) {
      return Optional.empty();
    }
    return Optional.of(words instanceof HelpAnswer && hasFiles ? new NoAnswer(List.of()) : words);
  }

  private static Optional<Decoding> bounce(Answer answer) {
    return answer instanceof BounceAnswer(Decoding decoding) && !decoding.all().isEmpty()
        ? Optional.of(decoding)
        : Optional.empty();
  }
}
