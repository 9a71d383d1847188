package bouncecard.adapter.input;

import java.io.IOException;
import java.io.InputStream;
import java.io.InterruptedIOException;
import java.util.Arrays;

/// A buffered stream that can be looked into without waiting for more than is needed, and says when
/// it may have to wait.
final class PeekableStream extends InputStream {
  private static final int BUFFER = 1 << 15;

  private final InputStream in;
  private final Runnable beforeWaiting;
  private final byte[] buffer = new byte[BUFFER];
  private int from;
  private int to;
  private boolean isEnded;
  private boolean isFailed;
  private boolean isAfterReturn;

  /// @param beforeWaiting runs before each read that may have to wait
  PeekableStream(InputStream in, Runnable beforeWaiting) {
    this.in = in;
    this.beforeWaiting = beforeWaiting;
  }

  /// Whether it goes on with these bytes. No more is read than it takes to tell.
  boolean startsWith(byte... octets) throws IOException {
    for (int i = 0; i < octets.length; i++) {
      if ((from + i >= to && !fill()) || buffer[from + i] != octets[i]) {
        return false;
      }
    }
    return true;
  }

  /// What it goes on with: so many bytes, or fewer at the end.
  byte[] peek(int most) throws IOException {
    int wanted = Math.min(most, BUFFER);
    boolean isMore = true;
    while (isMore && to - from < wanted) {
      isMore = fill();
    }
    return Arrays.copyOfRange(buffer, from, Math.min(to, from + wanted));
  }

  @Override
  public int read() throws IOException {
    return from < to || fill() ? buffer[from++] & 0xFF : -1;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (from == to && !fill()) {
      return -1;
    }
    int read = Math.min(length, to - from);
    System.arraycopy(buffer, from, into, offset, read);
    from += read;
    return read;
  }

  /// Takes back the last of what the latest [#read(byte[],int,int)] gave.
  void unread(int octets) {
    from -= octets;
  }

  /// Some where there is more, if it has to be waited for: a gzip of several members is taken for
  /// ended where nothing is available.
  @Override
  public int available() throws IOException {
    return from < to || fill() ? to - from : 0;
  }

  /// Puts into `line` what comes up to the line's end, and not that: LF, CR LF, or CR.
  ///
  /// @return whether there was a line
  boolean readLine(Bounded line) throws IOException {
    line.clear();
    if (isAfterReturn && startsWith((byte) '\n')) {
      from++;
    }
    isAfterReturn = false;
    if (from == to && !fill()) {
      return false;
    }
    while (from < to || fill()) {
      int end = from;
      int octets = 0;
      while (end < to && buffer[end] != '\n' && buffer[end] != '\r') {
        octets |= buffer[end];
        end++;
      }
      line.append(buffer, from, end - from, octets >= 0);
      from = end;
      if (end < to) {
        isAfterReturn = buffer[from++] == '\r';
        break;
      }
    }
    return true;
  }

  /// Puts into `line` what comes up to the next LF, and that.
  ///
  /// @return whether there was anything
  boolean readRawLine(Bounded line) throws IOException {
    line.clear();
    while (from < to || fill()) {
      int end = from;
      while (end < to && buffer[end] != '\n') {
        end++;
      }
      boolean isWhole = end < to;
      int length = end - from + (isWhole ? 1 : 0);
      line.append(buffer, from, length);
      from += length;
      if (isWhole) {
        return true;
      }
    }
    return !line.isEmpty();
  }

  /// Whether reading what is below this failed, rather than what is made of it.
  boolean isFailed() {
    return isFailed;
  }

  /// Appends more to what is in the buffer.
  ///
  /// @return false at the end
  private boolean fill() throws IOException {
    if (isEnded) {
      return false;
    }
    if (from == to) {
      from = 0;
      to = 0;
    } else if (to == buffer.length) {
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    beforeWaiting.run();
    if (Thread.currentThread().isInterrupted()) {
      throw new InterruptedIOException("nobody takes what is read any more");
    }
    isFailed = true;
    int read;
    do {
      read = in.read(buffer, to, buffer.length - to);
    } while (read == 0);
    isFailed = false;
    isEnded = read < 0;
    to += Math.max(0, read);
    return !isEnded;
  }
}
