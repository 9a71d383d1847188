package bouncecard.app.reading;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.Answer;
import bouncecard.app.Interpretation;
import bouncecard.app.reading.ReadingOutcome.Unread;
import bouncecard.app.reading.SubmissionReader.Budget;
import bouncecard.app.reading.SubmissionReader.Outcome;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is read where.
final class BudgetedReaderTest {
  private static final Submission.File FILE = new Submission.File("x", new byte[1]);
  private static final Interpretation HELP =
      new Interpretation(new Answer.HelpAnswer(), Optional.empty());
  private static final Answer NONE = new Answer.NoAnswer(List.of());

  private final List<Submission> here = new ArrayList<>();
  private final List<Submission> isolated = new ArrayList<>();

  private Outcome read(Submission submission, Outcome ofIsolated) {
    return new BudgetedReader(
            asked -> {
              here.add(asked);
              return done(
                  new ReadingOutcome(Optional.of(HELP), Optional.empty(), false, false, List.of()));
            },
            asked -> {
              isolated.add(asked);
              return ofIsolated;
            })
        .read(submission);
  }

  private static Outcome done(ReadingOutcome reading) {
    return new Outcome.Done(reading);
  }

  private static Submission submission(int length, Submission.File... files) {
    return new Submission(
        Optional.of(new UntrustedText("x".repeat(length))), List.of(files), Submission.LONGEST);
  }

  @Test
  void read_shortWords_isDoneHere() {
    read(submission(8_192), new Outcome.Busy());
    assertThat(here).hasSize(1);
    assertThat(isolated).isEmpty();
  }

  @Test
  void read_longWords_isIsolated() {
    assertThat(read(submission(8_193), new Outcome.Busy())).isEqualTo(new Outcome.Busy());
    assertThat(here).isEmpty();
  }

  @Test
  void read_longWordsAndFiles_isIsolatedAsOne() {
    Submission submission = submission(8_193, FILE);
    read(submission, new Outcome.Busy());
    assertThat(here).isEmpty();
    assertThat(isolated).containsExactly(submission);
  }

  @Test
  void read_shortWordsAndFiles_isOneReading() {
    ReadingOutcome ofFiles =
        new ReadingOutcome(Optional.empty(), Optional.of(NONE), true, false, List.of());
    assertThat(read(submission(3, FILE), done(ofFiles)))
        .isEqualTo(
            done(new ReadingOutcome(Optional.of(HELP), Optional.of(NONE), true, false, List.of())));
    assertThat(isolated)
        .containsExactly(new Submission(Optional.empty(), List.of(FILE), Submission.LONGEST));
  }

  @Test
  void read_shortWordsWhoseFilesAreTooMuch_hasTheWordsAndSaysWhy() {
    assertThat(read(submission(3, FILE), new Outcome.TooMuch(Budget.PROCESSOR)))
        .isEqualTo(
            done(
                new ReadingOutcome(
                    Optional.of(HELP),
                    Optional.empty(),
                    false,
                    false,
                    List.of(new Unread(Message.TROUBLE_TOO_MUCH, Map.of())))));
  }
}
