package bouncecard.app.reading;

import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// Reads short words here, and leaves files and long pastes to a reader that can be ended.
public final class BudgetedReader implements SubmissionReader {
  /// Longer than what people type, and than most replies that they paste. Every reader of ours is
  /// linear in it, and of the libraries none sees more than single values.
  private static final int LONGEST_HERE = 8_192;

  private final SubmissionReader here;
  private final SubmissionReader isolated;

  /// @param here reads in this process
  /// @param isolated reads where it takes nothing from anybody else
  public BudgetedReader(SubmissionReader here, SubmissionReader isolated) {
    this.here = here;
    this.isolated = isolated;
  }

  @Override
  public Outcome read(Submission submission) {
    if (submission.summed().isPresent()) {
      return isolated.read(submission);
    }
    boolean isShort = submission.said().filter(BudgetedReader::isShort).isPresent();
    if (submission.files().isEmpty()) {
      return isShort ? here.read(submission) : isolated.read(submission);
    }
    if (!isShort) {
      return isolated.read(submission);
    }
    Outcome words =
        here.read(
            new Submission(
                submission.said(),
                submission.venue(),
                List.of(),
                submission.within(),
                Optional.empty()));
    return words instanceof Outcome.Done(ReadingOutcome said)
        ? withWords(
            said,
            isolated.read(
                new Submission(Optional.empty(), submission.files(), submission.within())))
        : words;
  }

  /// Whether words are read here, and therefore at once.
  public static boolean isShort(UntrustedText said) {
    return said.value().length() <= LONGEST_HERE;
  }

  private static Outcome withWords(ReadingOutcome words, Outcome files) {
    return new Outcome.Done(
        files instanceof Outcome.Done(ReadingOutcome read)
            ? new ReadingOutcome(
                words.said(), read.found(), read.hasDocuments(), read.isMuch(), read.unread())
            : new ReadingOutcome(
                words.said(),
                Optional.empty(),
                /* hasDocuments= */ false,
                /* isMuch= */ false,
                files.reason().map(List::of).orElseThrow()));
  }
}
