package bouncecard.read.unwrap;

import bouncecard.text.Rewritten;

/// A transcript of Sendmail that a chat or a ticket made one line of has its lines again: `-----
/// Transcript of session follows -----`, `... while talking to …`, `>>> RCPT To:<…>`, `<<< 550 …`
/// and `(reason: 550 …)` each begin one.
final class JoinedLines implements Step {
  private static final String RULE = "----- ";
  private static final String END_OF_RULE = " -----";
  private static final String REASON = "(reason: ";
  private static final String TALKING = "... while talking to ";
  private static final int LONGEST_HEADING = 100;
  private static final int LONGEST_REASON = 1000;
  private static final int LONGEST_HEAD = 400;

  @Override
  public Rewritten undo(Rewritten text) {
    String t = text.text();
    int from = text.signs().mayHave('-') ? joined(t) : -1;
    if (from < 0) {
      return text;
    }
    Rewritten.Builder out = text.rewrite();
    int i = from;
    while (i < t.length()) {
      int end = i == 0 || t.charAt(i - 1) == ' ' ? piece(t, i, out) : -1;
      i = end > i ? end : nextWord(t, i);
    }
    return out.build();
  }

  /// Where a heading ends with more behind it in its line; -1 where none does.
  private static int joined(String t) {
    for (int rule = t.indexOf(RULE); rule >= 0; rule = t.indexOf(RULE, rule + 1)) {
      int close = heading(t, rule);
      int behind = close < 0 ? -1 : Ends.startOfWords(t, close);
      if (behind > 0 && behind < t.length() && t.charAt(behind) >= ' ') {
        return rule;
      }
    }
    return -1;
  }

  /// Where a heading between dashes ends that begins there; -1 where none does.
  private static int heading(String t, int rule) {
    int words = rule + RULE.length();
    boolean isBegin = words < t.length() && Character.isUpperCase(t.charAt(words));
    if (!isBegin || !t.startsWith(RULE, rule)) {
      return -1;
    }
    int limit = Math.min(t.length(), words + LONGEST_HEADING);
    int close = t.indexOf(END_OF_RULE, words, limit);
    int line = t.indexOf('\n', words, limit);
    return close < 0 || (line >= 0 && line < close) ? -1 : close + END_OF_RULE.length();
  }

  private static int nextWord(String t, int from) {
    int blank = t.indexOf(' ', from);
    return blank < 0 ? t.length() : blank + 1;
  }

  /// Begins a line with what stands there, if it does; returns where it goes on.
  private static int piece(String t, int at, Rewritten.Builder out) {
    int close = t.charAt(at) == '-' ? heading(t, at) : -1;
    if (close > 0) {
      out.copyTo(at).put("\n").copyTo(close).put("\n");
      return close;
    }
    if (t.startsWith(REASON, at)) {
      int end = Ends.ofParenthesis(t, at, at + LONGEST_REASON);
      out.copyTo(at).put("\n    ").copyTo(end).put("\n");
      return Math.max(end, at + 1);
    }
    boolean isSaid = t.startsWith(">>> ", at) || t.startsWith("<<< ", at);
    if (isSaid || t.startsWith(TALKING, at) || isOwnReply(t, at)) {
      out.copyTo(at).put("\n");
      return at + 4;
    }
    return -1;
  }

  /// `550 5.1.1 <user@example.com>... User unknown`: what Sendmail makes of the other's reply.
  private static boolean isOwnReply(String t, int at) {
    boolean isCode =
        at + 4 < t.length()
            && (t.charAt(at) == '4' || t.charAt(at) == '5')
            && Character.isDigit(t.charAt(at + 1))
            && Character.isDigit(t.charAt(at + 2))
            && t.charAt(at + 3) == ' ';
    int open = isCode ? t.indexOf('<', at, Math.min(t.length(), at + 13)) : -1;
    int close = open < 0 ? -1 : t.indexOf('>', open, Math.min(t.length(), open + LONGEST_HEAD));
    return close > 0 && t.startsWith(">...", close);
  }
}
