package bouncecard.adapter.input;

import bouncecard.app.ContentSniffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// Bytes up to a limit; what comes after it is passed over.
final class Bounded {
  private static final int FIRST = 8192;

  private final int limit;
  private byte[] octets;
  private int length;
  private boolean isCut;

  /// Whether who appended knows that no octet is above ASCII.
  private boolean isAscii = true;

  Bounded(int limit) {
    this.limit = limit;
    this.octets = new byte[Math.min(FIRST, limit)];
  }

  void append(byte[] from, int offset, int count) {
    append(from, offset, count, /* knownAsAscii= */ false);
  }

  void append(byte[] from, int offset, int count, boolean knownAsAscii) {
    isAscii &= knownAsAscii;
    int taken = Math.min(count, limit - length);
    isCut |= taken < count;
    if (length + taken > octets.length) {
      int wanted = Math.max(length + taken, octets.length * 2);
      octets = Arrays.copyOf(octets, Math.min(wanted, limit));
    }
    System.arraycopy(from, offset, octets, length, taken);
    length += taken;
  }

  void append(Bounded other, int offset) {
    append(other.octets, offset, other.length - offset, other.isAscii);
    isCut |= other.isCut;
  }

  void clear() {
    length = 0;
    isCut = false;
    isAscii = true;
  }

  boolean isEmpty() {
    return length == 0;
  }

  boolean isFull() {
    return length == limit;
  }

  /// Whether something was passed over.
  boolean isCut() {
    return isCut;
  }

  int length() {
    return length;
  }

  byte at(int index) {
    return octets[index];
  }

  /// What a text in them says; see [ContentSniffer#decode].
  String decoded() {
    return isAscii
        ? new String(octets, 0, length, StandardCharsets.ISO_8859_1)
        : ContentSniffer.decode(octets, length);
  }

  byte[] toBytes() {
    return Arrays.copyOf(octets, length);
  }
}
