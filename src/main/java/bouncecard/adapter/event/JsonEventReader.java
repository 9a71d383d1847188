package bouncecard.adapter.event;

import bouncecard.app.EventReader;
import bouncecard.catalog.Once;
import bouncecard.catalog.service.ServiceBook;
import bouncecard.delivery.DeliveryEvent;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.Supplier;

/// Reads the events of mail services and the records of log collectors: JSON alone, in lists, one a
/// line, after what a program logs before it, or cut; what programs print of such values; bodies of
/// forms; tables.
public final class JsonEventReader implements EventReader {
  private static final int LONGEST = 1 << 20;
  private static final int MOST_OBJECTS = 20_000;
  private static final int MOST_FORMS = 1_000;

  private final Supplier<Readers> readers;

  private record Readers(ServiceReader services, GeneralReader general) {
    static Readers of(ServiceBook book) {
      return new Readers(new ServiceReader(book.services()), new GeneralReader(book.general()));
    }
  }

  /// A reader that knows these services; it asks for them when it meets something that may be an
  /// event.
  public JsonEventReader(Supplier<ServiceBook> services) {
    readers = new Once<>(() -> Readers.of(services.get()));
  }

  @Override
  public Contents read(UntrustedText untrusted) {
    String whole = untrusted.value();
    boolean mayBeObject =
        whole.indexOf('{') >= 0 || whole.indexOf("\":") >= 0 || whole.contains("=>");
    boolean mayBeForm =
        whole.indexOf('=') >= 0
            && (whole.indexOf('&') >= 0 || whole.indexOf('%') >= 0 || FormBody.isMultipart(whole));
    boolean mayBeTable = whole.indexOf('\n') > 0 && whole.indexOf('@') > 0;
    if (!mayBeObject && !mayBeForm && !mayBeTable) {
      return new Contents.Nothing();
    }
    String text = whole.length() > LONGEST ? whole.substring(0, LONGEST) : whole;
    Reading reading = new Reading(readers.get(), Pieces.unescaped(text));
    if (mayBeObject) {
      reading.objects();
    }
    if (mayBeForm && !reading.hasEvents()) {
      reading.forms();
    }
    if (mayBeTable && !reading.hasFound()) {
      reading.table(readers.get().general()::areColumns);
    }
    return reading.contents();
  }

  /// One text while it is read.
  private static final class Reading {
    private final String text;
    private final EventCollector collector;
    private final StringBuilder lines = new StringBuilder();
    private boolean hasEvents;
    private boolean hasRecords;
    private boolean isCut;

    /// How far the text was copied to the lines beside what was read.
    private int copied;

    Reading(Readers readers, String text) {
      this.text = text;
      this.collector = new EventCollector(readers.services(), readers.general());
    }

    boolean hasEvents() {
      return hasEvents;
    }

    boolean hasFound() {
      return hasEvents || hasRecords;
    }

    void table(Predicate<List<String>> fits) {
      TableBody.in(text, fits)
          .ifPresent(
              found -> {
                for (Tree.Table row : found.rows()) {
                  hasEvents |= collector.add(row);
                }
                if (hasEvents) {
                  leaveOut(found.start(), found.end());
                }
              });
    }

    void objects() {
      for (Pieces.Piece piece : Pieces.in(text, MOST_OBJECTS)) {
        if (collector.add(piece.table())) {
          hasEvents = true;
          isCut |= !piece.isWhole();
          leaveOut(piece.start(), piece.end());
        } else {
          List<String> messages = Records.lines(piece.table());
          if (!messages.isEmpty()) {
            hasRecords = true;
            leaveOut(piece.start(), piece.end());
            messages.forEach(message -> lines.append(message).append('\n'));
          }
        }
      }
    }

    void forms() {
      for (FormBody.Found form : FormBody.in(text, MOST_FORMS)) {
        if (collector.add(form.table())) {
          hasEvents = true;
          leaveOut(form.start(), form.end());
        }
      }
    }

    /// Copies what stands before to the lines, but for the beginning of the line itself.
    private void leaveOut(int start, int end) {
      int lineStart = Math.max(text.lastIndexOf('\n', start) + 1, copied);
      if (lineStart > copied) {
        lines.append(text, copied, lineStart);
      }
      copied = Math.max(end, copied);
    }

    Contents contents() {
      if (!hasEvents && !hasRecords) {
        return new Contents.Nothing();
      }
      if (copied < text.length()) {
        lines.append(text, copied, text.length());
      }
      List<DeliveryEvent> events = collector.events();
      UntrustedText rest = new UntrustedText(lines.toString());
      return hasEvents ? new Contents.Events(events, rest, isCut) : new Contents.Log(rest);
    }
  }
}
