package bouncecard.adapter.input;

import bouncecard.app.ContentSniffer;
import bouncecard.app.Document;
import bouncecard.app.InputError;
import bouncecard.app.Inputs.Shape;
import bouncecard.app.Inputs.Sink;
import bouncecard.decode.Decoder;
import bouncecard.text.UntrustedText;
import java.io.IOException;
import java.util.Arrays;

/// Makes documents of what is not packed: a mail or a text, the messages of a mailbox, or lines.
final class DocumentSplitter {
  /// A longer line is no log line; webhook events with a whole mail in them are shorter.
  private static final int LONGEST_LINE = 1 << 20;

  private static final int SNIFFED = 4_096;

  private final Limits limits;
  private final Shape shape;
  private final Sink sink;

  DocumentSplitter(Limits limits, Shape shape, Sink sink) {
    this.limits = limits;
    this.shape = shape;
    this.sink = sink;
  }

  /// Reads a stream. Where that fails, what was read before is a document nevertheless, unless it
  /// is data that was made to fill memory.
  void read(String name, PeekableStream source) throws IOException {
    if (shape == Shape.LINES || (shape == Shape.MIXED && isOfLines(source))) {
      lines(name, source);
    } else if (Mbox.mayBegin(source)) {
      Mbox mbox = new Mbox(source, limits.document());
      if (mbox.begin()) {
        messages(name, mbox);
      } else {
        whole(name, source, mbox.message());
      }
    } else {
      whole(name, source, new Bounded(limits.document()));
    }
  }

  /// Whether its lines cannot be told by their bytes.
  private static boolean isOther(byte[] head) {
    return ContentSniffer.isPdf(head)
        || ContentSniffer.isBinary(head)
        || ContentSniffer.hasUtf16Mark(head);
  }

  /// Whether it is a text of lines: neither a mail nor a mailbox nor one object over many lines.
  private static boolean isOfLines(PeekableStream source) throws IOException {
    byte[] head = source.peek(SNIFFED);
    if (Mbox.mayBegin(source) || ContentSniffer.looksLikeMail(head) || isOther(head)) {
      return false;
    }
    String text = ContentSniffer.decode(head).stripLeading();
    int line = text.indexOf('\n');
    String first = (line < 0 ? text : text.substring(0, line)).strip();
    return !(first.equals("{") || first.startsWith("["));
  }

  private void whole(String name, PeekableStream source, Bounded document) throws IOException {
    byte[] chunk = new byte[1 << 13];
    try {
      int read = source.read(chunk, 0, chunk.length);
      while (read >= 0) {
        document.append(chunk, 0, read);
        // Nothing is gained by reading on what is too long: it may have no end.
        read = document.isCut() ? -1 : source.read(chunk, 0, chunk.length);
      }
    } catch (OverLimitException e) {
      throw e;
    } catch (IOException e) {
      partial(name, document);
      throw e;
    }
    emit(name, document);
  }

  /// A file with a single message is that message, whether it has a separator or not.
  private void messages(String name, Mbox mbox) throws IOException {
    for (int number = 1; mbox.hasNext(); number++) {
      try {
        mbox.read();
      } catch (IOException e) {
        partial(number == 1 ? name : name + ":" + number, mbox.message());
        throw e;
      }
      boolean isOnly = number == 1 && !mbox.hasNext();
      emit(isOnly ? name : name + ":" + number, mbox.message());
    }
  }

  private void partial(String name, Bounded document) {
    if (!ContentSniffer.isBlank(document.toBytes())) {
      emit(name, document);
    }
  }

  private void emit(String name, Bounded document) {
    byte[] bytes = document.toBytes();
    if (bytes.length > 0 && ContentSniffer.isBlank(bytes) && hasOnlyNulls(bytes)) {
      sink.accept(new Document.Unreadable(name, InputError.BINARY, ""));
    } else if (ContentSniffer.isBlank(bytes)) {
      sink.accept(new Document.Unreadable(name, InputError.EMPTY, ""));
    } else if (ContentSniffer.isPdf(bytes)) {
      sink.accept(new Document.Unreadable(name, InputError.PDF, ""));
    } else if (ContentSniffer.isBinary(bytes)) {
      sink.accept(new Document.Unreadable(name, InputError.BINARY, ""));
    } else if (bytes.length > Decoder.LONGEST_TEXT && !ContentSniffer.looksLikeMail(bytes)) {
      byte[] text = Arrays.copyOf(bytes, Decoder.LONGEST_TEXT);
      sink.accept(new Document.Content(name, text, true));
    } else {
      sink.accept(new Document.Content(name, bytes, document.isCut()));
    }
  }

  private static boolean hasOnlyNulls(byte[] bytes) {
    for (byte octet : bytes) {
      if (octet != 0) {
        return false;
      }
    }
    return true;
  }

  private void lines(String name, PeekableStream source) throws IOException {
    Bounded line = new Bounded(LONGEST_LINE);
    long number = 0;
    while (source.readLine(line)) {
      number++;
      UntrustedText text = new UntrustedText(line.decoded());
      sink.accept(new Document.Line(name, number, text, line.isCut()));
    }
    if (number == 0) {
      sink.accept(new Document.Unreadable(name, InputError.EMPTY, ""));
    }
  }
}
