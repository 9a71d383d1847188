package bouncecard.adapter.input;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.function.LongConsumer;

/// Tells how many bytes were read.
final class Counted extends FilterInputStream {
  private final LongConsumer listener;
  private long count;

  /// @param listener is told of each number of bytes that was read
  Counted(InputStream in, LongConsumer listener) {
    super(in);
    this.listener = listener;
  }

  long count() {
    return count;
  }

  @Override
  public int read() throws IOException {
    int octet = super.read();
    add(octet < 0 ? 0 : 1);
    return octet;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    add(Math.max(0, read));
    return read;
  }

  @Override
  public long skip(long octets) throws IOException {
    long skipped = super.skip(octets);
    add(skipped);
    return skipped;
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  private void add(long read) {
    count += read;
    listener.accept(read);
  }
}
