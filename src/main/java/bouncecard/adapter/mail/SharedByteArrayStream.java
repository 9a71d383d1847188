package bouncecard.adapter.mail;

import jakarta.mail.internet.SharedInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Objects;

/// The octets of a mail as a stream whose parts are streams over the same array: nothing is copied
/// until a text is wanted.
///
/// Jakarta Mail's own takes a lock for each octet, which is most of the time that a mail would
/// need.
final class SharedByteArrayStream extends InputStream implements SharedInputStream {
  private final byte[] octets;
  private final int start;
  private final int end;
  private int position;
  private int marked;

  SharedByteArrayStream(byte[] octets) {
    this(octets, 0, octets.length);
  }

  private SharedByteArrayStream(byte[] octets, int start, int end) {
    this.octets = octets;
    this.start = start;
    this.end = end;
    this.position = start;
    this.marked = start;
  }

  @Override
  public int read() {
    return position < end ? octets[position++] & 0xff : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) {
    Objects.checkFromIndexSize(offset, length, target.length);
    if (length == 0) {
      return 0;
    }
    int count = Math.min(length, end - position);
    if (count <= 0) {
      return -1;
    }
    System.arraycopy(octets, position, target, offset, count);
    position += count;
    return count;
  }

  @Override
  public long skip(long count) {
    int skipped = Math.clamp(count, 0, end - position);
    position += skipped;
    return skipped;
  }

  @Override
  public int available() {
    return end - position;
  }

  @Override
  public boolean markSupported() {
    return true;
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized") // read by one thread, as any stream
  public void mark(int limit) {
    marked = position;
  }

  @Override
  @SuppressWarnings("UnsynchronizedOverridesSynchronized")
  public void reset() {
    position = marked;
  }

  @Override
  public byte[] readAllBytes() {
    byte[] rest = Arrays.copyOfRange(octets, position, end);
    position = end;
    return rest;
  }

  @Override
  public long getPosition() {
    return (long) position - start;
  }

  @Override
  public InputStream newStream(long from, long to) {
    int last = to < 0 ? end : start + (int) to;
    return new SharedByteArrayStream(octets, start + (int) from, last);
  }

  /// A stream of the octets from here on, up to where the line begins that is the next after `most`
  /// lines with this beginning.
  SharedByteArrayStream untilLinesBegin(String lead, int most) {
    byte[] wanted = lead.getBytes(StandardCharsets.ISO_8859_1);
    int lines = 0;
    for (int line = position; line < end; line = startOfNext(line)) {
      int last = Math.min(end, line + wanted.length);
      if (Arrays.equals(octets, line, last, wanted, 0, wanted.length) && lines++ == most) {
        return new SharedByteArrayStream(octets, position, line);
      }
    }
    return new SharedByteArrayStream(octets, position, end);
  }

  private int startOfNext(int line) {
    int i = line;
    while (i < end && octets[i] != '\n' && octets[i] != '\r') {
      i++;
    }
    return i + 1;
  }

  /// The octets from here on as text, at most so many of them.
  String text(int most, Charset charset) {
    return new String(octets, position, Math.min(most, end - position), charset);
  }
}
