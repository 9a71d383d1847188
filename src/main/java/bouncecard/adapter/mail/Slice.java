package bouncecard.adapter.mail;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.nio.charset.Charset;

/// A run of a mail's bytes: a header, a part, a body. Nothing is copied until a text is wanted.
///
/// @param bytes the bytes of the whole mail, which nobody changes
/// @param from where the run begins
/// @param to where it ends, exclusively
@SuppressWarnings("ArrayRecordComponent") // slices are read and never compared
record Slice(byte[] bytes, int from, int to) {

  Slice(byte[] bytes) {
    this(bytes, 0, bytes.length);
  }

  int length() {
    return to - from;
  }

  /// The rest of it.
  Slice from(int start) {
    return new Slice(bytes, Math.min(start, to), to);
  }

  /// Where the line that `at` is in ends: at its LF or CR, or at the end.
  int endOfLine(int at) {
    int end = at;
    while (end < to && bytes[end] != '\n' && bytes[end] != '\r') {
      end++;
    }
    return end;
  }

  /// Where the next line begins after one that ends at `end`: LF, CR LF, CR, and the CR CR LF that
  /// some programs make of a CR LF are one line break.
  int afterLine(int end) {
    if (end >= to || bytes[end] == '\n') {
      return Math.min(end + 1, to);
    }
    if (end + 1 < to && bytes[end + 1] == '\n') {
      return end + 2;
    }
    boolean isDoubled = end + 2 < to && bytes[end + 1] == '\r' && bytes[end + 2] == '\n';
    return isDoubled ? end + 3 : end + 1;
  }

  /// Its first bytes as a text.
  String text(int most, Charset charset) {
    return new String(bytes, from, Math.min(most, length()), charset);
  }

  InputStream stream() {
    return new ByteArrayInputStream(bytes, from, length());
  }
}
