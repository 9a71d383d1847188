package bouncecard.read.unwrap;

/// Where lines and their words end and begin.
final class Ends {
  private Ends() {}

  /// Where the line ends that a place is in, before its line break.
  static int ofLine(String t, int from) {
    return ofLine(t, from, t.length());
  }

  /// The same, looked for up to a limit.
  static int ofLine(String t, int from, int limit) {
    int newline = from < limit ? t.indexOf('\n', from, limit) : -1;
    int end = newline < 0 ? Math.max(from, limit) : newline;
    return end > from && newline > 0 && t.charAt(end - 1) == '\r' ? end - 1 : end;
  }

  /// Where the line begins after the one that ends there.
  static int startOfNext(String t, int end) {
    int at = t.startsWith("\r", end) ? end + 1 : end;
    return Math.min(t.length(), at + 1);
  }

  /// Where something else than blanks stands.
  static int startOfWords(String t, int from) {
    int at = from;
    while (at < t.length() && (t.charAt(at) == ' ' || t.charAt(at) == '\t')) {
      at++;
    }
    return at;
  }

  /// Where the parenthesis closes that opens there; the text's end where none does.
  static int ofParenthesis(String t, int open, int limit) {
    int depth = 0;
    int last = Math.min(t.length(), limit);
    for (int i = open; i < last; i++) {
      depth += t.charAt(i) == '(' ? 1 : t.charAt(i) == ')' ? -1 : 0;
      if (depth == 0) {
        return i + 1;
      }
    }
    return last;
  }
}
