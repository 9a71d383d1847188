package bouncecard.app.chat.service;

import bouncecard.app.Answer;
import bouncecard.app.Answer.BounceAnswer;
import bouncecard.app.Answer.HelpAnswer;
import bouncecard.app.Answer.NoAnswer;
import bouncecard.app.chat.Attachment;
import bouncecard.app.chat.UserError;
import bouncecard.app.reading.ReadingOutcome;
import bouncecard.app.reading.ReadingOutcome.Unread;
import bouncecard.app.reading.Submission;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.reading.SubmissionReader.Outcome;
import bouncecard.app.reading.SubmissionReading;
import bouncecard.catalog.Language;
import bouncecard.decode.Decoding;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Has a question and the files that came with it read, and makes one answer of all.
final class Reader {
  private final SubmissionReader submissions;

  Reader(SubmissionReader submissions) {
    this.submissions = submissions;
  }

  /// What came of it.
  ///
  /// @param answer empty where nothing could be read; then `errors` says why
  /// @param language the language that the words ask for
  record Read(Optional<Answer> answer, Optional<Language> language, List<UserError> errors) {}

  /// One answer of what was said and of the files; bounces in them come before words about them.
  ///
  /// @param missing files that could not be fetched, and why
  /// @param within how long it may take
  Read read(
      UntrustedText said, List<Attachment> attachments, List<UserError> missing, Duration within) {
    List<Submission.File> files =
        attachments.stream().map(file -> new Submission.File(file.name(), file.bytes())).toList();
    List<UserError> errors = new ArrayList<>(missing);
    Outcome outcome = submissions.read(new Submission(Optional.of(said), files, within));
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
