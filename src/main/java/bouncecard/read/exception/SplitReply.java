package bouncecard.read.exception;

import bouncecard.text.Rewritten;
import bouncecard.text.Signs;

/// A reply code that a library prints apart from its words: alone at the end of a line, as
/// `SMTPDataError: 550`, with the words in the next; joined to the enhanced status code by a dot,
/// as `550.5.7.0`; or right before its words, as `5.7.1Unauthorized`.
final class SplitReply implements LibraryShape {
  /// .NET says the code under this name and the words with the enhanced status code below it.
  private static final String STATUS = "StatusCode: ";

  private static final int REACH = 400;

  @Override
  public boolean mayBeIn(Rewritten text) {
    Signs signs = text.signs();
    String t = text.text();
    return (signs.mayHave('.') && isParted(t, '.'))
        || (signs.mayHave('\n') && isParted(t, '\n'))
        || (signs.mayHave('\r') && isParted(t, '\r'))
        || (signs.mayHave(':') && t.contains(STATUS));
  }

  /// Whether a reply code stands right before such a sign.
  private static boolean isParted(String text, char sign) {
    for (int i = text.indexOf(sign, 3); i >= 0; i = text.indexOf(sign, i + 1)) {
      if (PythonReply.isCode(text, i - 3)) {
        return true;
      }
    }
    return false;
  }

  @Override
  public Rewritten rewrite(Rewritten text) {
    String t = text.text();
    Rewritten.Builder out = text.rewrite();
    String status = "";
    int statusEnd = 0;
    for (int i = 0; i + 3 <= t.length(); i++) {
      char before = i == 0 ? ' ' : t.charAt(i - 1);
      if (Character.isLetterOrDigit(before) || before == '.' || before == '-' || before == '_') {
        continue;
      }
      boolean isFar = i - statusEnd > REACH;
      if (!status.isEmpty() && t.charAt(i) == status.charAt(0) && endOfEnhanced(t, i) > 0) {
        out.copyTo(i).put(isFar ? "" : status + " ");
        status = "";
      } else if (PythonReply.isCode(t, i) && t.startsWith(STATUS, i - STATUS.length())) {
        status = t.substring(i, i + 3);
        statusEnd = i;
      } else if (PythonReply.isCode(t, i)) {
        int end = i + 3;
        int code = enhancedAfter(t, end, t.charAt(i));
        if (code > 0) {
          int from = startOfNext(t, end);
          out.copyTo(end).put(" ").skipTo(from).copyTo(code);
          if (code < t.length() && Character.isLetter(t.charAt(code))) {
            out.put(" ");
          }
          i = code - 1;
        }
      }
    }
    return out.build();
  }

  private static int startOfNext(String t, int end) {
    int at = end;
    while (at < t.length()
        && (t.charAt(at) == '.' || t.charAt(at) == '\r' || t.charAt(at) == '\n')) {
      at++;
    }
    return at;
  }

  /// Where an enhanced status code of the same class ends that stands after a dot or a line end
  /// there, or that letters touch; -1 where none does.
  private static int enhancedAfter(String t, int end, char first) {
    if (end >= t.length()) {
      return -1;
    }
    char c = t.charAt(end);
    if (c != '.' && c != '\n' && c != '\r') {
      return -1;
    }
    int at = startOfNext(t, end);
    return at - end <= 2 && at < t.length() && t.charAt(at) == first ? endOfEnhanced(t, at) : -1;
  }

  /// Where the enhanced status code ends that begins at `at`; -1 where none does.
  static int endOfEnhanced(String t, int at) {
    int end = at + 1;
    for (int part = 0; part < 2; part++) {
      if (end >= t.length() || t.charAt(end) != '.') {
        return -1;
      }
      int start = ++end;
      while (end < t.length() && end - start < 3 && Character.isDigit(t.charAt(end))) {
        end++;
      }
      if (end == start || (end < t.length() && Character.isDigit(t.charAt(end)))) {
        return -1;
      }
    }
    return end;
  }
}
