package bouncecard.app.reading;

import bouncecard.app.Bouncecard;
import bouncecard.app.Inputs;

/// Reads in this process and in the calling thread: what is short, or one's own.
public final class DirectReader implements SubmissionReader {
  private final Bouncecard bouncecard;
  private final Inputs inputs;

  /// A reader that takes files with `inputs`.
  public DirectReader(Bouncecard bouncecard, Inputs inputs) {
    this.bouncecard = bouncecard;
    this.inputs = inputs;
  }

  @Override
  public Outcome read(Submission submission) {
    SubmissionReading reading = new SubmissionReading(bouncecard, inputs);
    submission.summed().ifPresent(reading::sum);
    submission.said().ifPresent(words -> reading.words(words, submission.venue()));
    for (Submission.File file : submission.files()) {
      reading.file(file.name(), Inputs.Content.of(file.bytes()));
    }
    return new Outcome.Done(reading.result());
  }
}
