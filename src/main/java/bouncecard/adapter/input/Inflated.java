package bouncecard.adapter.input;

import bouncecard.app.InputError;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/// The content of a compressed stream, while that is within the limits.
final class Inflated extends FilterInputStream {
  /// Decompressors read ahead; so much may have been read before the first byte is counted.
  private static final int READ_AHEAD = 1 << 16;

  private final Counted compressed;
  private final long compressedBefore;
  private final Budget budget;
  private long count;

  /// @param inflater gives the bytes
  /// @param compressed where `inflater` takes its bytes from
  Inflated(InputStream inflater, Counted compressed, Budget budget) {
    super(inflater);
    this.compressed = compressed;
    this.compressedBefore = compressed.count();
    this.budget = budget;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    int read = super.read(into, offset, length);
    if (read > 0) {
      count += read;
      budget.addUnpacked(read);
      checkRatio();
    }
    return read;
  }

  private void checkRatio() throws OverLimitException {
    Limits limits = budget.limits();
    long from = compressed.count() - compressedBefore + READ_AHEAD;
    if (count > limits.grace() && count / limits.ratio() > from) {
      throw new OverLimitException(InputError.BOMB, Integer.toString(limits.ratio()));
    }
  }

  /// Reads what nobody wants, so that it is within the limits as well.
  void drain() throws IOException {
    byte[] octets = new byte[1 << 13];
    int read;
    do {
      read = read(octets, 0, octets.length);
    } while (read >= 0);
  }

  @Override
  public boolean markSupported() {
    return false;
  }

  /// Entries of an archive come one after the other from one stream.
  @Override
  public void close() {}
}
