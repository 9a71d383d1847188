package bouncecard.adapter.terminal;

import bouncecard.app.Document;
import bouncecard.app.InOrder.Intake;
import bouncecard.app.Inputs;
import java.util.ArrayList;
import java.util.List;

/// Gathers small documents, such as lines, so that handing them from thread to thread does not take
/// longer than answering them. None waits for one that has yet to come.
final class Gathering implements Inputs.Sink {
  private static final int MOST_DOCUMENTS = 64;
  private static final int HEAVIEST = 256;

  private final Intake<List<Document>> intake;
  private List<Document> gathered = new ArrayList<>();
  private int weight;

  Gathering(Intake<List<Document>> intake) {
    this.intake = intake;
  }

  @Override
  public void accept(Document document) {
    gathered.add(document);
    weight += weight(document);
    if (gathered.size() == MOST_DOCUMENTS || weight >= HEAVIEST) {
      pause();
    }
  }

  @Override
  public void pause() {
    if (!gathered.isEmpty()) {
      intake.put(gathered, weight);
      gathered = new ArrayList<>();
      weight = 0;
    }
  }

  /// How large a document is, in KiB.
  private static int weight(Document document) {
    int octets =
        switch (document) {
          case Document.Content content -> content.bytes().length;
          case Document.Line line -> line.text().value().length();
          case Document.Unreadable _ -> 0;
        };
    return 1 + (octets >> 10);
  }
}
