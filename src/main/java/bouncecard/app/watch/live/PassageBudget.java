package bouncecard.app.watch.live;

import bouncecard.app.reading.Submission;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.reading.SubmissionReader.Outcome;
import bouncecard.app.watch.Passage;
import bouncecard.app.watch.PassageReader;
import bouncecard.app.watch.WatchJudge;
import bouncecard.decode.Decoding;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.function.Function;

/// The budget of reading one message: its first thousands of characters are read here, and files
/// and what is longer where reading can be ended. One thread uses it, for one message.
final class PassageBudget implements PassageReader {
  /// Together, of all passages of a message; no more than people's own words that are read here.
  private static final int MOST_HERE = 8_192;

  private final Function<UntrustedText, Decoding> here;
  private final SubmissionReader isolated;
  private final InstantSource clock;
  private final Instant end;
  private int readHere;
  private boolean isBusy;

  /// What a message may take from now on.
  ///
  /// @param here reads in this thread
  /// @param isolated reads where it takes nothing from anybody else
  PassageBudget(
      Function<UntrustedText, Decoding> here, SubmissionReader isolated, InstantSource clock) {
    this.here = here;
    this.isolated = isolated;
    this.clock = clock;
    this.end = clock.instant().plus(Submission.LONGEST);
  }

  @Override
  public Optional<Decoding> read(Passage.Kind kind, UntrustedText text) {
    int length = text.value().length();
    if (kind != Passage.Kind.FILE && readHere + length <= MOST_HERE) {
      readHere += length;
      return Optional.of(here.apply(text));
    }
    Duration left = Duration.between(clock.instant(), end);
    if (!left.isPositive()) {
      return Optional.empty();
    }
    Outcome outcome = isolated.read(Submission.unasked(text, left));
    isBusy |= outcome instanceof Outcome.Busy;
    return outcome instanceof Outcome.Done(var reading)
        ? Optional.of(
            reading.said().map(said -> WatchJudge.told(said.answer())).orElse(Decoding.NONE))
        : Optional.empty();
  }

  /// Whether something was not read because it was not its turn in time.
  boolean isBusy() {
    return isBusy;
  }
}
