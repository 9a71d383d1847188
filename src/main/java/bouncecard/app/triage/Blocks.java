package bouncecard.app.triage;

import bouncecard.app.Document;
import bouncecard.app.InOrder.Intake;
import bouncecard.app.Inputs;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;

/// Gathers documents into blocks that are worth handing to another thread.
final class Blocks implements Inputs.Sink {
  private static final int MOST_LINES = 1_000;
  private static final int HEAVIEST = 256;

  private final Intake<DocumentBlock> intake;
  private List<Document> gathered = new ArrayList<>();
  private String source = "";
  private String header = "";
  private QmailDeliveries qmail = new QmailDeliveries();
  private int characters;

  Blocks(Intake<DocumentBlock> intake) {
    this.intake = intake;
  }

  @Override
  public void accept(Document document) {
    if (document instanceof Document.Line line) {
      if (line.number() == 1 || !line.stream().equals(source)) {
        end();
        source = line.stream();
        header = "";
        qmail = new QmailDeliveries();
      }
      String text = line.text().value();
      if (isHeader(text, line.number())) {
        end();
        header = text;
        return;
      }
      String joined = qmail.joined(text);
      gathered.add(
          joined.equals(text)
              ? line
              : new Document.Line(
                  line.stream(), line.number(), new UntrustedText(joined), line.truncated()));
      characters += joined.length();
      if (gathered.size() >= MOST_LINES || characters >> 10 >= HEAVIEST) {
        end();
      }
    } else {
      end();
      gathered.add(document);
      characters += document instanceof Document.Content content ? content.bytes().length : 0;
      end();
    }
  }

  /// Whether the line names the columns of a table (the logs of Exchange do so anew now and then).
  private static boolean isHeader(String line, long number) {
    return line.startsWith("#Fields:")
        || (number == 1
            && line.indexOf(',') > 0
            && !line.startsWith("{")
            && line.chars().noneMatch(c -> c >= '0' && c <= '9'));
  }

  /// Hands on what there is.
  void end() {
    if (!gathered.isEmpty()) {
      intake.put(new DocumentBlock(header, gathered), 1 + (characters >> 10));
      gathered = new ArrayList<>();
      characters = 0;
    }
  }
}
