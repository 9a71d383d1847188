package bouncecard.diagnose.composition;

import bouncecard.diagnose.composition.Chunk.Kind;

/// Numbers with dots or colons: IP addresses, enhanced status codes, versions.
final class Numeric {
  private static final int LONGEST_GROUP = 3;

  private Numeric() {}

  /// What of that kind begins there; of kind `WORDS` where none does.
  static Chunk of(String text, int start, int end) {
    int groups = 0;
    boolean digits = true;
    int i = start;
    int last = start;
    while (i < end) {
      int group = i;
      while (i < end && isInGroup(text.charAt(i))) {
        digits &= Letters.isDigit(text.charAt(i));
        i++;
      }
      if (i == group || i - group > LONGEST_GROUP) {
        break;
      }
      groups++;
      last = i;
      if (i == end || text.charAt(i) != '.') {
        break;
      }
      i++;
    }
    boolean ends = last == end || !Letters.isPartOfWord(text.charAt(last));
    if (groups == 4 && ends) {
      if (isReplyCode(text, start)) {
        return new Chunk(Kind.CODE, start, last);
      }
      return new Chunk(Kind.IP, start, endOfPort(text, last, end));
    }
    if (groups == 3 && ends && digits) {
      char first = text.charAt(start);
      boolean code =
          (first == '2' || first == '4' || first == '5') && text.charAt(start + 1) == '.';
      return new Chunk(code ? Kind.CODE : Kind.NUMBER, start, last);
    }
    return new Chunk(Kind.WORDS, start, end);
  }

  /// Digits, or the `x` and `*` by which people mask them.
  private static boolean isInGroup(char c) {
    return Letters.isDigit(c) || c == 'x' || c == 'X' || c == '*';
  }

  /// Whether a number begins there that no byte of an address has: `550.5.7.1` is two codes.
  private static boolean isReplyCode(String text, int start) {
    char first = text.charAt(start);
    return (first == '4' || first == '5') && text.charAt(start + 3) == '.';
  }

  private static int endOfPort(String text, int from, int end) {
    int i = from;
    if (i < end && text.charAt(i) == ':') {
      i++;
      while (i < end && Letters.isDigit(text.charAt(i))) {
        i++;
      }
    }
    return i == from + 1 ? from : i;
  }

  /// Whether all of it is an address of IPv6, with or without `IPv6:` before it.
  static boolean isIpV6(String text, int start, int end) {
    int from = text.regionMatches(true, start, "ipv6:", 0, 5) ? start + 5 : start;
    int colons = 0;
    int digits = 0;
    for (int i = from; i < end; i++) {
      char c = text.charAt(i);
      if (c == ':') {
        colons++;
      } else if (Letters.isHex(c)) {
        digits++;
      } else if (c != '.') {
        return false;
      }
    }
    return colons >= 2 && digits > 0;
  }
}
