package bouncecard.decode;

/// The codes that may begin at a place of a line: a reply code, an enhanced status code, or one
/// after the other.
final class LeadingCodes {
  private LeadingCodes() {}

  /// Whether a digit is the first one of a failure's code.
  static boolean isClass(char c) {
    return c == '4' || c == '5';
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// Where the codes end that begin there; -1 where none does.
  static int end(String line, int at) {
    int end = endOfReplyCode(line, at);
    if (end < 0) {
      return endOfEnhanced(line, at);
    }
    int next = line.startsWith("#", end + 1) ? end + 2 : end + 1;
    int enhanced = endOfEnhanced(line, next);
    return enhanced > 0 ? enhanced : end;
  }

  /// Where a reply code ends that begins there; -1 where none does.
  static int endOfReplyCode(String line, int at) {
    boolean isCode =
        at + 3 < line.length()
            && isClass(line.charAt(at))
            && line.charAt(at + 1) >= '0'
            && line.charAt(at + 1) <= '7'
            && isDigit(line.charAt(at + 2))
            && (" -:,".indexOf(line.charAt(at + 3)) >= 0
                || (at == 0 && ".;".indexOf(line.charAt(3)) >= 0)) // a sentence ends elsewhere
            && !line.startsWith("  ", at + 3); // a column
    return isCode ? at + 3 : -1;
  }

  private static int endOfEnhanced(String line, int at) {
    if (at + 5 > line.length() || !isClass(line.charAt(at)) || line.charAt(at + 1) != '.') {
      return -1;
    }
    int second = digits(line, at + 2);
    if (second == 0 || second > 3 || at + 2 + second >= line.length()) {
      return -1;
    }
    int dot = at + 2 + second;
    int third = line.charAt(dot) == '.' ? digits(line, dot + 1) : 0;
    int end = dot + 1 + third;
    boolean isWhole = end == line.length() || line.charAt(end) == ' ' || line.charAt(end) == ':';
    return third > 0 && third <= 3 && isWhole ? end : -1;
  }

  private static int digits(String line, int from) {
    int end = from;
    while (end < line.length() && end < from + 4 && isDigit(line.charAt(end))) {
      end++;
    }
    return end - from;
  }
}
