package bouncecard.adapter.mail;

import java.util.Arrays;

/// Undoes quoted-printable (RFC 2045 §6.7) in one pass, and takes what is none as it stands.
///
/// The library's own calls itself for each soft line break: some thousands in a row overflow the
/// stack.
final class QuotedPrintable {
  private QuotedPrintable() {}

  /// The bytes that were encoded, at most so many.
  static Slice decoded(Slice encoded, int most) {
    byte[] bytes = encoded.bytes();
    byte[] out = new byte[Math.min(most, encoded.length())];
    int length = 0;
    int at = encoded.from();
    while (at < encoded.to() && length < most) {
      byte b = bytes[at];
      if (b == ' ' && mayBeTrailing(encoded, at + 1)) {
        int end = at;
        while (end < encoded.to() && bytes[end] == ' ') {
          end++;
        }
        boolean isTrailing = end == encoded.to() || bytes[end] == '\n' || bytes[end] == '\r';
        // RFC 2045 §6.7 (3): spaces at a line's end were added on the way.
        int kept = isTrailing ? 0 : Math.min(end - at, most - length);
        Arrays.fill(out, length, length + kept, (byte) ' ');
        length += kept;
        at = end;
      } else if (b == '=') {
        int afterBreak = afterSoftBreak(encoded, at + 1);
        int value = afterBreak < 0 ? hexadecimal(encoded, at + 1) : -1;
        if (afterBreak >= 0) {
          at = afterBreak;
        } else {
          out[length++] = value < 0 ? b : (byte) value;
          at += value < 0 ? 1 : 3;
        }
      } else {
        int end = Math.min(encoded.to(), at + most - length);
        do {
          out[length++] = bytes[at++];
        } while (at < end && bytes[at] != '=' && bytes[at] != ' ');
      }
    }
    return new Slice(out, 0, length);
  }

  /// Whether a space may be one of a line's last: nothing of the line comes right after it.
  private static boolean mayBeTrailing(Slice encoded, int at) {
    return at == encoded.to() || encoded.bytes()[at] <= ' ';
  }

  /// Where the text goes on after a soft line break; -1 where there is none.
  private static int afterSoftBreak(Slice encoded, int at) {
    if (at >= encoded.to()) {
      return at;
    }
    byte b = encoded.bytes()[at];
    if (b == '\n') {
      return at + 1;
    }
    if (b == '\r') {
      return at + 1 < encoded.to() && encoded.bytes()[at + 1] == '\n' ? at + 2 : at + 1;
    }
    return -1;
  }

  private static int hexadecimal(Slice encoded, int at) {
    if (at + 1 >= encoded.to()) {
      return -1;
    }
    int high = Character.digit(encoded.bytes()[at], 16);
    int low = Character.digit(encoded.bytes()[at + 1], 16);
    return high < 0 || low < 0 ? -1 : high * 16 + low;
  }
}
