package bouncecard.read.unwrap;

/// How lines begin that are no rest of the one before.
final class LineHeads {
  private LineHeads() {}

  /// Whether a log line, a reply or a marked line begins there.
  static boolean isAnyHead(String t, int at) {
    return isLogHead(t, at)
        || (at < t.length() && "<>-#=*{[".indexOf(t.charAt(at)) >= 0 && !isAddress(t, at));
  }

  /// `[192.0.2.1]`, which belongs to the host before it.
  private static boolean isAddress(String t, int at) {
    int close = t.charAt(at) == '[' ? t.indexOf(']', at, Math.min(t.length(), at + 17)) : -1;
    int dots = 0;
    for (int i = at + 1; i < close; i++) {
      if (!isDigit(t, i) && t.charAt(i) != '.') {
        return false;
      }
      dots += t.charAt(i) == '.' ? 1 : 0;
    }
    return dots == 3;
  }

  /// `550 …`, `550-…`.
  static boolean isReplyHead(String t, int at) {
    return at + 3 < t.length()
        && t.charAt(at) >= '2'
        && t.charAt(at) <= '5'
        && isDigit(t, at + 1)
        && isDigit(t, at + 2)
        && (t.charAt(at + 3) == ' ' || t.charAt(at + 3) == '-');
  }

  /// `Nov 29 20:10:00`, `2026-11-29 20:10:00`, `2026-11-29T20:10:00`.
  static boolean isLogHead(String t, int at) {
    if (at + 15 > t.length()) {
      return false;
    }
    boolean isIso =
        isDigit(t, at)
            && isDigit(t, at + 3)
            && t.charAt(at + 4) == '-'
            && t.charAt(at + 7) == '-'
            && t.charAt(at + 13) == ':';
    boolean isSyslog =
        Character.isUpperCase(t.charAt(at))
            && t.charAt(at + 3) == ' '
            && isDigit(t, at + 5)
            && t.charAt(at + 6) == ' '
            && t.charAt(at + 9) == ':'
            && t.charAt(at + 12) == ':';
    return isIso || isSyslog;
  }

  private static boolean isDigit(String t, int at) {
    return t.charAt(at) >= '0' && t.charAt(at) <= '9';
  }
}
