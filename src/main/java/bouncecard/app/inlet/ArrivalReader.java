package bouncecard.app.inlet;

import bouncecard.app.Answer;
import bouncecard.app.Answer.BounceAnswer;
import bouncecard.app.ContentSniffer;
import bouncecard.app.Interpretation;
import bouncecard.app.reading.ReadingOutcome;
import bouncecard.app.reading.Submission;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.reading.SubmissionReader.Outcome;
import bouncecard.decode.Decoding;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads what arrived, as what strangers hand in is read: what is short here, what is long or a
/// mail where it can be ended.
final class ArrivalReader {
  private static final String MAIL = "message/rfc822";
  private static final int MOST_TRIES = 40;

  private final SubmissionReader reader;
  private final Pause pause;

  /// Waits a little.
  interface Pause {
    void take(Duration time) throws InterruptedException;
  }

  ArrivalReader(SubmissionReader reader, Pause pause) {
    this.reader = reader;
    this.pause = pause;
  }

  /// What was read.
  ///
  /// @param text what arrived, decoded
  record Read(Decoding decoding, String text) {}

  /// What it tells; empty where nobody can read it.
  Optional<Read> read(Arrival arrival) throws InterruptedException {
    String text = ContentSniffer.decode(arrival.bytes());
    Submission submission = submission(arrival, text);
    for (int tries = 0; tries < MOST_TRIES; tries++) {
      switch (reader.read(submission)) {
        case Outcome.Done(ReadingOutcome reading) -> {
          return told(reading).map(one -> new Read(one, text));
        }
        case Outcome.TooMuch _, Outcome.Failed _ -> {
          return Optional.empty();
        }
        case Outcome.Busy() -> pause.take(Duration.ofSeconds(1));
      }
    }
    return Optional.empty();
  }

  private static Submission submission(Arrival arrival, String text) {
    boolean isMail =
        arrival.contentType().toLowerCase(Locale.ROOT).startsWith(MAIL)
            || ContentSniffer.looksLikeMail(arrival.bytes());
    return isMail
        ? new Submission(
            Optional.empty(),
            List.of(new Submission.File("mail.eml", arrival.bytes())),
            Submission.LONGEST)
        : new Submission(Optional.of(new UntrustedText(text)), List.of(), Submission.LONGEST);
  }

  /// What is no event and no mail of a mail system tells nothing; one of other things tells that.
  private static Optional<Decoding> told(ReadingOutcome reading) {
    Optional<Answer> answer = reading.said().map(Interpretation::answer).or(reading::found);
    return answer
        .filter(BounceAnswer.class::isInstance)
        .map(one -> ((BounceAnswer) one).decoding())
        .filter(one -> !one.all().isEmpty());
  }
}
