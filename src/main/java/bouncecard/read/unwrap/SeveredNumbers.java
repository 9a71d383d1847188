package bouncecard.read.unwrap;

import bouncecard.text.Rewritten;

/// A number that a wrapped line parted from the words that it belongs to stands beside them again:
/// a reply code at the end of a line from the reply, `said: 554` from `no such user`, and `line`
/// from the number of a line, which is no code.
final class SeveredNumbers implements Step {
  private static final int CODE = 3;
  private static final String LINE = " line";

  /// So long the name of a field is at most, and so long a line of such fields may be.
  private static final int LONGEST_NAME = 28;

  @Override
  public Rewritten undo(Rewritten text) {
    String t = text.text();
    if (!text.signs().mayHave('\n')) {
      return text;
    }
    Rewritten.Builder out = text.rewrite();
    int start = 0;
    for (int newline = t.indexOf('\n'); newline >= 0; newline = t.indexOf('\n', newline + 1)) {
      int end = newline > start && t.charAt(newline - 1) == '\r' ? newline - 1 : newline;
      int next = Ends.startOfWords(t, newline + 1);
      boolean isSevered =
          (endsWithCode(t, start, end) && isReply(t, next))
              || (t.startsWith(LINE, end - LINE.length())
                  && end - start > LINE.length()
                  && isDigit(t, next));
      if (isSevered) {
        out.copyTo(end).put(" ").skipTo(next);
      }
      start = newline + 1;
    }
    return out.build();
  }

  /// Whether the line's last word is a reply code that refuses, after a colon or alone below
  /// others.
  private static boolean endsWithCode(String t, int start, int end) {
    int code = end - CODE;
    boolean isCode =
        code >= start
            && (t.charAt(code) == '4' || t.charAt(code) == '5')
            && isDigit(t, code + 1)
            && isDigit(t, code + 2);
    if (!isCode) {
      return false;
    }
    int before = code - 1;
    while (before >= start && " \t>".indexOf(t.charAt(before)) >= 0) {
      before--;
    }
    return before < start
        ? start > 1 && endsInColon(t, start)
        : before < code - 1 && t.charAt(before) == ':' && !isError(t, start, before);
  }

  /// Whether a library's error is named before a colon, `SMTPSenderRefused:`, whose lines are read
  /// by themselves.
  private static boolean isError(String t, int start, int colon) {
    boolean isAfterCapital = false;
    for (int i = colon - 1; i >= start && Character.isLetter(t.charAt(i)); i--) {
      boolean isCapital = Character.isUpperCase(t.charAt(i));
      if (isAfterCapital && !isCapital) {
        return true;
      }
      isAfterCapital = isCapital;
    }
    return t.startsWith("SMTP", Math.max(start, t.lastIndexOf(' ', colon) + 1));
  }

  private static boolean endsInColon(String t, int start) {
    int end = start - 1;
    while (end > 0 && t.charAt(end - 1) <= ' ') {
      end--;
    }
    return end > 0 && t.charAt(end - 1) == ':';
  }

  /// Whether words or an enhanced status code stand there, and no field of its own.
  private static boolean isReply(String t, int at) {
    if (at + CODE >= t.length()) {
      return false;
    }
    boolean isEnhanced = isDigit(t, at) && t.charAt(at + 1) == '.' && isDigit(t, at + 2);
    if (isEnhanced || (t.charAt(at) == '<' && t.charAt(at + 1) > ' ')) {
      return true;
    }
    if (!Character.isLetter(t.charAt(at))) {
      return false;
    }
    for (int i = at; i < Math.min(t.length(), at + LONGEST_NAME) && t.charAt(i) != '\n'; i++) {
      if (t.charAt(i) == ':' || t.charAt(i) == '=') {
        return false;
      }
    }
    return true;
  }

  private static boolean isDigit(String t, int at) {
    return at < t.length() && t.charAt(at) >= '0' && t.charAt(at) <= '9';
  }
}
