package bouncecard.adapter.net;

import bouncecard.probe.SmtpConnection;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;

/// Reads lines of a socket: none longer than [SmtpConnection#LONGEST_LINE], and each within a time
/// that does not begin anew with every byte.
final class LineReader {
  private final Socket socket;
  private final InputStream in;
  private final byte[] buffer = new byte[SmtpConnection.LONGEST_LINE];
  private int filled;

  /// A line and how many bytes it had with its end.
  record Line(String text, int octets) {}

  /// A line that is longer than it may be.
  static final class TooLongException extends IOException {
    private static final long serialVersionUID = 1;

    TooLongException() {
      super("a line of more than " + SmtpConnection.LONGEST_LINE + " octets");
    }
  }

  LineReader(Socket socket) throws IOException {
    this.socket = socket;
    this.in = socket.getInputStream();
  }

  /// The next line.
  ///
  /// @param deadline when it must be there, by [System#nanoTime()]
  /// @throws SocketTimeoutException where it is not
  Line read(long deadline) throws IOException {
    int seen = 0;
    while (true) {
      for (; seen < filled; seen++) {
        if (buffer[seen] == '\n') {
          return take(seen);
        }
      }
      if (filled == buffer.length) {
        throw new TooLongException();
      }
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new SocketTimeoutException("a line takes too long");
      }
      socket.setSoTimeout(Math.toIntExact(Math.min(left, Integer.MAX_VALUE)));
      int count = in.read(buffer, filled, buffer.length - filled);
      if (count < 0) {
        throw new EOFException();
      }
      filled += count;
    }
  }

  /// QUIRK: some servers end lines with LF alone.
  private Line take(int end) {
    int length = end > 0 && buffer[end - 1] == '\r' ? end - 1 : end;
    String text = new String(buffer, 0, length, StandardCharsets.UTF_8);
    filled -= end + 1;
    System.arraycopy(buffer, end + 1, buffer, 0, filled);
    return new Line(text, end + 1);
  }

  boolean hasUnread() throws IOException {
    return filled > 0 || in.available() > 0;
  }

  /// The same where the bytes that came to the socket may be no text yet: over TLS they are
  /// unpacked first, and may turn out to be for TLS alone, as its tickets are (RFC 8446 §4.6.1).
  boolean hasUnpacked() throws IOException {
    if (!hasUnread()) {
      socket.setSoTimeout(1);
      try {
        filled += Math.max(0, in.read(buffer, filled, buffer.length - filled));
      } catch (SocketTimeoutException _) {
        return false;
      }
    }
    return hasUnread();
  }
}
