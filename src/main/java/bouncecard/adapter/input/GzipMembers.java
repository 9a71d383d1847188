package bouncecard.adapter.input;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import java.util.zip.ZipException;

/// The content of a gzip (RFC 1952), all its members one after the other.
///
/// `GZIPInputStream` calls itself for each member that is empty, so that some thousand of them end
/// the thread.
final class GzipMembers extends InputStream {
  private static final int HAS_HEADER_CHECK = 1 << 1;
  private static final int HAS_EXTRA = 1 << 2;
  private static final int HAS_NAME = 1 << 3;
  private static final int HAS_COMMENT = 1 << 4;

  /// Method, flags, time, extra flags and system.
  private static final int REST_OF_HEADER = 8;

  private final PeekableStream in;
  private final Inflater inflater = new Inflater(/* nowrap= */ true);
  private final CRC32 check = new CRC32();
  private final byte[] piece = new byte[1 << 13];
  private int taken;
  private boolean isInMember;
  private boolean isEnded;

  /// @param in begins with a member
  GzipMembers(PeekableStream in) {
    this.in = in;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
  }

  @Override
  public int read(byte[] into, int offset, int length) throws IOException {
    while (!isEnded) {
      if (!isInMember) {
        isEnded = !begin();
      } else if (inflater.finished()) {
        end();
      } else {
        int count = inflate(into, offset, length);
        if (count > 0) {
          return count;
        }
      }
    }
    return -1;
  }

  /// Begins the next member; false where there is none. What comes after the last one and is none
  /// is padding of tapes and the like.
  private boolean begin() throws IOException {
    if (!in.startsWith((byte) 0x1F, (byte) 0x8B)) {
      return false;
    }
    in.skipNBytes(2);
    byte[] header = in.readNBytes(REST_OF_HEADER);
    if (header.length < REST_OF_HEADER || header[0] != 8) {
      throw new ZipException("unknown compression");
    }
    int flags = header[1];
    if ((flags & HAS_EXTRA) != 0) {
      in.skipNBytes(octet() | (octet() << 8));
    }
    skipText(flags & HAS_NAME);
    skipText(flags & HAS_COMMENT);
    in.skipNBytes((flags & HAS_HEADER_CHECK) == 0 ? 0 : 2);
    inflater.reset();
    check.reset();
    isInMember = true;
    return true;
  }

  private void skipText(int isThere) throws IOException {
    int octet = isThere;
    while (octet != 0) {
      octet = octet();
    }
  }

  private int inflate(byte[] into, int offset, int length) throws IOException {
    try {
      if (inflater.needsInput()) {
        taken = in.read(piece, 0, piece.length);
        if (taken < 0) {
          throw new EOFException("it breaks off");
        }
        inflater.setInput(piece, 0, taken);
      }
      int count = inflater.inflate(into, offset, length);
      check.update(into, offset, count);
      if (count == 0 && inflater.needsDictionary()) {
        throw new ZipException("unknown compression");
      }
      return count;
    } catch (DataFormatException e) {
      throw new ZipException(e.getMessage() == null ? "not compressed data" : e.getMessage());
    }
  }

  private void end() throws IOException {
    in.unread(inflater.getRemaining());
    long told = word();
    long length = word();
    if (told != check.getValue() || length != (inflater.getBytesWritten() & 0xFFFF_FFFFL)) {
      throw new ZipException("wrong checksum");
    }
    isInMember = false;
  }

  private long word() throws IOException {
    return octet() | (octet() << 8) | (octet() << 16) | ((long) octet() << 24);
  }

  private int octet() throws IOException {
    int octet = in.read();
    if (octet < 0) {
      throw new EOFException("it breaks off");
    }
    return octet;
  }

  @Override
  public void close() {
    inflater.end();
  }
}
