package bouncecard.adapter.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import java.util.zip.ZipException;

/// The entries of a zip (PKWARE's APPNOTE 6.3), in the order in which they lie in the stream. One
/// that cannot be read is passed over, and the next is found.
///
/// `ZipInputStream` can do nothing with a zip any more once an entry of it was damaged, encrypted
/// or compressed in a way that it does not know.
final class ZipEntries {
  private static final byte[] LOCAL = {'P', 'K', 3, 4};
  private static final byte[] CENTRAL = {'P', 'K', 1, 2};
  private static final byte[] END = {'P', 'K', 5, 6};
  private static final byte[] DESCRIPTOR = {'P', 'K', 7, 8};
  private static final int HEADER = 30;
  private static final int STORED = 0;
  private static final int DEFLATED = 8;
  private static final int IS_ENCRYPTED = 1;
  private static final int HAS_DESCRIPTOR = 1 << 3;
  private static final int IS_UTF_8 = 1 << 11;
  private static final int ZIP64 = 1;

  /// By their numbers in APPNOTE 4.4.5.
  private static final Map<Integer, String> METHODS =
      Map.of(9, "Deflate64", 12, "bzip2", 14, "LZMA", 93, "Zstandard", 95, "XZ", 98, "PPMd");

  private static final long IN_EXTRA = 0xFFFF_FFFFL;

  private final PeekableStream in;
  private final byte[] piece = new byte[1 << 12];
  private byte[] header = new byte[HEADER];
  private String name = "";
  private long compressed;
  private long left;
  private boolean isPlaceKnown = true;

  /// @param in begins with an entry, or with the end where there is none
  ZipEntries(PeekableStream in) {
    this.in = in;
  }

  /// Goes to the next entry; false where there is none.
  ///
  /// @throws EOFException where the zip breaks off
  boolean next() throws IOException {
    while (!in.startsWith(LOCAL)) {
      if (in.startsWith(CENTRAL) || in.startsWith(END)) {
        return false;
      }
      if (isPlaceKnown && !in.startsWith(DESCRIPTOR)) {
        throw new EOFException("it breaks off");
      }
      isPlaceKnown = false;
      octet();
    }
    isPlaceKnown = true;
    header = exactly(HEADER);
    Charset charset = has(IS_UTF_8) ? StandardCharsets.UTF_8 : StandardCharsets.ISO_8859_1;
    // Names that are not marked as UTF-8 are in any charset; ISO 8859-1 loses no byte of them.
    name = new String(exactly(number(header, 26, 2)), charset);
    byte[] extra = exactly(number(header, 28, 2));
    compressed = number(header, 18, 4);
    if (compressed == IN_EXTRA) {
      compressed = inExtra(extra);
    }
    left = compressed;
    return true;
  }

  private byte[] exactly(long count) throws IOException {
    byte[] bytes = in.readNBytes((int) count);
    if (bytes.length < count) {
      throw new EOFException("it breaks off");
    }
    return bytes;
  }

  private static long number(byte[] bytes, int at, int octets) {
    long number = 0;
    for (int i = Math.min(octets, bytes.length - at) - 1; i >= 0; i--) {
      number = (number << 8) | (bytes[at + i] & 0xFF);
    }
    return number;
  }

  /// The compressed size of more than 4 GB, after that of the content.
  private static long inExtra(byte[] extra) throws IOException {
    for (int at = 0; at + 4 <= extra.length; at += 4 + (int) number(extra, at + 2, 2)) {
      if (number(extra, at, 2) == ZIP64 && at + 20 <= extra.length) {
        return Math.max(0, number(extra, at + 12, 8));
      }
    }
    throw new ZipException("an entry without a size");
  }

  private boolean has(int flag) {
    return (number(header, 6, 2) & flag) != 0;
  }

  String name() {
    return name;
  }

  boolean isDirectory() {
    return name.endsWith("/");
  }

  /// What is in the entry. Its end is told where it is whole and says what its header told.
  ///
  /// @throws ZipException where it cannot be read, but perhaps the next can
  InputStream content() throws IOException {
    int method = (int) number(header, 8, 2);
    if (has(IS_ENCRYPTED)) {
      throw new NotUnpackedException("encrypted");
    }
    if (method == DEFLATED) {
      return has(HAS_DESCRIPTOR)
          ? new Deflated(in)
          : checked(new InflaterInputStream(raw(), new Inflater(/* nowrap= */ true), piece.length));
    }
    if (method == STORED && !has(HAS_DESCRIPTOR)) {
      return checked(raw());
    }
    throw new NotUnpackedException(
        "compressed with " + METHODS.getOrDefault(method, "method " + method));
  }

  /// Whether there is nothing more, not even the end that every zip has.
  boolean isCut() throws IOException {
    return in.available() == 0;
  }

  /// Goes past the entry, as far as its header says where that is.
  void skip() throws IOException {
    if (has(HAS_DESCRIPTOR)) {
      isPlaceKnown = false; // a descriptor of 12 to 24 bytes comes, or a content nobody could read
      return;
    }
    while (left > 0) {
      int read = in.read(piece, 0, (int) Math.min(piece.length, left));
      if (read < 0) {
        throw new EOFException("it breaks off");
      }
      left -= read;
    }
  }

  private int octet() throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException("it breaks off");
    }
    return octet;
  }

  /// The bytes of an entry that says how many there are.
  private InputStream raw() {
    return new InputStream() {
      @Override
      public int read() throws IOException {
        byte[] one = new byte[1];
        return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
      }

      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        if (left == 0) {
          return -1;
        }
        int read = in.read(into, offset, (int) Math.min(length, left));
        if (read < 0) {
          throw new EOFException("it breaks off");
        }
        left -= read;
        return read;
      }
    };
  }

  private InputStream checked(InputStream content) {
    long told = number(header, 14, 4);
    return new CheckedInputStream(content, new CRC32()) {
      @Override
      public int read(byte[] into, int offset, int length) throws IOException {
        int read = super.read(into, offset, length);
        if (read < 0 && getChecksum().getValue() != told) {
          throw new ZipException("wrong checksum");
        }
        return read;
      }
    };
  }

  /// The content of an entry whose size is told after it only: it ends where deflate says so.
  private static final class Deflated extends InflaterInputStream {
    private final PeekableStream source;
    private final CRC32 check = new CRC32();
    private boolean isEnded;

    Deflated(PeekableStream source) {
      super(source, new Inflater(/* nowrap= */ true), 1 << 12);
      this.source = source;
    }

    @Override
    public int read(byte[] into, int offset, int length) throws IOException {
      int read = isEnded ? -1 : inflated(into, offset, length);
      if (read > 0) {
        check.update(into, offset, read);
      } else if (read < 0 && !isEnded) {
        isEnded = true;
        source.unread(inf.getRemaining());
        inf.end();
        checkDescriptor();
      }
      return read;
    }

    /// Damage is mostly seen where it is, so that the next entry is after it.
    private int inflated(byte[] into, int offset, int length) throws IOException {
      try {
        return super.read(into, offset, length);
      } catch (ZipException e) {
        isEnded = true;
        source.unread(inf.getRemaining());
        throw e;
      }
    }

    private void checkDescriptor() throws IOException {
      source.skipNBytes(source.startsWith(DESCRIPTOR) ? DESCRIPTOR.length : 0);
      if (number(source.readNBytes(4), 0, 4) != check.getValue()) {
        throw new ZipException("wrong checksum");
      }
    }
  }
}
