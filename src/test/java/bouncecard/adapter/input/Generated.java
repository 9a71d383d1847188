package bouncecard.adapter.input;

import java.io.InputStream;
import java.util.function.IntFunction;

/// A stream that is made while it is read.
final class Generated extends InputStream {
  private final int count;
  private final IntFunction<String> make;
  private byte[] part = new byte[0];
  private int at;
  private int made;

  /// @param make makes each part, from the first to the one of this number
  Generated(int count, IntFunction<String> make) {
    this.count = count;
    this.make = make;
  }

  @Override
  public int read() {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) {
    while (at == part.length) {
      if (made == count) {
        return -1;
      }
      part = Packed.octets(make.apply(++made));
      at = 0;
    }
    int read = Math.min(length, part.length - at);
    System.arraycopy(part, at, into, offset, read);
    at += read;
    return read;
  }
}
