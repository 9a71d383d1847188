package bouncecard.adapter.input;

import java.io.IOException;
import java.nio.charset.StandardCharsets;

/// The messages of a mailbox (RFC 4155 and its relatives mboxo and mboxrd): each after a line such
/// as `From bob@example.com Tue Apr 28 11:51:04 2026`, and all but the first after an empty line.
/// Lines of a message that begin so are quoted with `>`; one is taken off.
///
/// A message keeps its separator, which a mail reader may know what to do with.
final class Mbox {
  private static final byte[] SEPARATOR = "From ".getBytes(StandardCharsets.US_ASCII);

  private final PeekableStream source;
  private final Bounded line;
  private final Bounded message;
  private boolean hasNext;

  /// A mailbox, of which nothing was read.
  Mbox(PeekableStream source, int largestMessage) {
    this.source = source;
    this.line = new Bounded(largestMessage);
    this.message = new Bounded(largestMessage);
  }

  /// Whether a stream could be a mailbox. Whether it is, its first line tells.
  static boolean mayBegin(PeekableStream source) throws IOException {
    return source.startsWith(SEPARATOR);
  }

  /// Reads the first line.
  ///
  /// @return whether that is a separator; if not, [#message()] has what was read
  boolean begin() throws IOException {
    source.readRawLine(line);
    hasNext = isSeparator(line);
    message.append(line, 0);
    return hasNext;
  }

  /// Reads the next message into [#message()]: so much of it as was there, where reading fails.
  void read() throws IOException {
    message.clear();
    message.append(line, 0); // the separator, which ended the message before
    hasNext = false;
    boolean isAfterEmpty = false;
    while (source.readRawLine(line)) {
      if (isAfterEmpty && isSeparator(line)) {
        hasNext = true;
        return;
      }
      message.append(line, isQuoted(line) ? 1 : 0);
      isAfterEmpty = line.at(0) == '\n' || (line.at(0) == '\r' && line.length() == 2);
    }
  }

  /// Whether there is a message to [#read()].
  boolean hasNext() {
    return hasNext;
  }

  Bounded message() {
    return message;
  }

  private static boolean isQuoted(Bounded line) {
    int i = 0;
    while (i < line.length() && line.at(i) == '>') {
      i++;
    }
    return i > 0 && isAt(line, i);
  }

  private static boolean isAt(Bounded line, int offset) {
    for (int i = 0; i < SEPARATOR.length; i++) {
      if (offset + i >= line.length() || line.at(offset + i) != SEPARATOR[i]) {
        return false;
      }
    }
    return true;
  }

  /// A separator has a time and a year; a sentence that begins with "From" seldom has both.
  private static boolean isSeparator(Bounded line) {
    return isAt(line, 0) && hasTimeAndYear(line);
  }

  private static boolean hasTimeAndYear(Bounded line) {
    boolean hasTime = false;
    boolean hasYear = false;
    int digits = 0;
    boolean isAfterColon = false;
    for (int i = SEPARATOR.length; i < line.length(); i++) {
      byte b = line.at(i);
      if (b >= '0' && b <= '9') {
        digits++;
        hasTime |= digits == 2 && isAfterColon;
        continue;
      }
      hasYear |= digits == 4;
      isAfterColon = b == ':' && digits > 0 && digits <= 2;
      digits = 0;
    }
    return hasTime && (hasYear || digits == 4);
  }
}
