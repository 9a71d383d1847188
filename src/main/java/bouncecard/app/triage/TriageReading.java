package bouncecard.app.triage;

import bouncecard.app.Bouncecard;
import bouncecard.app.Document;
import bouncecard.app.Document.Unreadable;
import bouncecard.app.Inputs;
import java.util.function.Consumer;

/// A triage of documents as they come, in the thread that brings them: where there is little memory
/// and others wait for the processor.
public final class TriageReading implements Inputs.Sink {
  private final Blocks blocks;
  private final Sum sum;

  /// A triage of nothing yet.
  ///
  /// @param unreadable takes what could not be read, as it comes
  public TriageReading(
      Bouncecard bouncecard, TriageOptions options, Consumer<Unreadable> unreadable) {
    BlockReader reader = new BlockReader(bouncecard, options);
    this.sum = new Sum(unreadable);
    this.blocks = new Blocks((block, _) -> sum.add(reader.read(block)), options.logTime());
  }

  @Override
  public void accept(Document document) {
    blocks.accept(document);
  }

  /// What all that came tells as a whole.
  public TriageResult result() {
    blocks.finish();
    return sum.result(/* isCut= */ false);
  }
}
