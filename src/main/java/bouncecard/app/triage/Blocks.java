package bouncecard.app.triage;

import bouncecard.app.Document;
import bouncecard.app.InOrder.Intake;
import bouncecard.app.Inputs;
import bouncecard.app.triage.DocumentBlock.Order;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;

/// Gathers documents into blocks that are worth handing to another thread.
final class Blocks implements Inputs.Sink {
  private static final int MOST_LINES = 250;
  private static final int HEAVIEST = 256;

  private final Intake<DocumentBlock> intake;
  private List<Document> gathered = new ArrayList<>();
  private String source = "";
  private String header = "";
  private final LogTime times;
  private final QmailRemains remains = new QmailRemains();
  private Order order = Order.BEGINS;
  private QmailDeliveries qmail;
  private int characters;

  /// @param times tells when lines were written
  Blocks(Intake<DocumentBlock> intake, LogTime times) {
    this.intake = intake;
    this.times = times;
    this.qmail = new QmailDeliveries(times, remains);
  }

  @Override
  public void accept(Document document) {
    if (document instanceof Document.Line line) {
      if (line.number() == 1 || !line.stream().equals(source)) {
        begin(line.stream());
      }
      String text = line.text().value();
      if (isHeader(text, line.number())) {
        end();
        header = text;
        return;
      }
      String joined = qmail.joined(text, line.stream(), line.number());
      if (!joined.isEmpty()) {
        gather(
            joined.equals(text)
                ? line
                : new Document.Line(
                    line.stream(), line.number(), new UntrustedText(joined), line.truncated()),
            joined.length());
      }
    } else {
      end();
      order = Order.BEGINS;
      gathered.add(document);
      characters += document instanceof Document.Content content ? content.bytes().length : 0;
      end();
    }
  }

  private void begin(String stream) {
    end();
    source = stream;
    header = "";
    order = Order.BEGINS;
    qmail.end();
    qmail = new QmailDeliveries(times, remains);
  }

  private void gather(Document line, int length) {
    gathered.add(line);
    characters += length;
    if (gathered.size() >= MOST_LINES || characters >> 10 >= HEAVIEST) {
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

  /// Hands on what there is, after the last document.
  void finish() {
    begin("");
    for (Document line : remains.lines()) {
      order = Order.MIXED;
      gather(line, line instanceof Document.Line one ? one.text().value().length() : 0);
    }
    end();
  }

  private void end() {
    if (!gathered.isEmpty()) {
      intake.put(new DocumentBlock(header, order, gathered), 1 + (characters >> 10));
      gathered = new ArrayList<>();
      characters = 0;
      order = Order.GOES_ON;
    }
  }
}
