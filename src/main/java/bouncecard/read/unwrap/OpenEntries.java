package bouncecard.read.unwrap;

import bouncecard.text.Rewritten;

/// Lines of an entry of Postfix's log that was broken anywhere, its beginning cut off or not, are
/// put together again: `to=<…>, relay=…, dsn=…, status=… (…)` goes on until its last parenthesis.
final class OpenEntries implements Step {
  private static final String RECIPIENT = "to=<";
  private static final String STATE = "status=";
  private static final int LONGEST = 2000;
  private static final int NARROWEST = 60;
  private static final int WIDEST = 260;

  @Override
  public Rewritten undo(Rewritten text) {
    String t = text.text();
    boolean mayBeBroken =
        text.signs().mayHave('\n') && text.signs().mayHave('=') && t.contains(STATE);
    if (!mayBeBroken) {
      return text;
    }
    Rewritten.Builder out = text.rewrite();
    int state = t.indexOf(STATE);
    int at = next(t, 0);
    while (at >= 0 && state >= 0) {
      state = state < at ? t.indexOf(STATE, at) : state;
      int other = next(t, at + 1);
      boolean isOwn = state >= 0 && state - at < LONGEST && (other < 0 || state < other);
      int end = isOwn ? entry(t, at, state, other, out) : at + 1;
      at = other < 0 || other >= end ? other : next(t, end);
    }
    return out.build();
  }

  /// Where the next recipient is named; -1 where none is.
  private static int next(String t, int from) {
    int at = t.indexOf(RECIPIENT, from);
    while (at > 0 && isOfName(t.charAt(at - 1))) {
      at = t.indexOf(RECIPIENT, at + 1);
    }
    return at;
  }

  /// `orig_to=<`.
  private static boolean isOfName(char c) {
    return Character.isLetterOrDigit(c) || c == '_';
  }

  /// Puts the lines of the entry together whose recipient stands there; returns where it ends.
  ///
  /// @param other the next recipient
  private static int entry(String t, int recipient, int state, int other, Rewritten.Builder out) {
    int limit = Math.min(t.length(), recipient + LONGEST);
    int end = Ends.ofLine(t, recipient, limit);
    String between = isSevered(t, recipient, end) ? "" : " ";
    int from = state;
    int open = 0;
    while (end < limit) {
      int next = Ends.startOfWords(t, Ends.startOfNext(t, end));
      int nextEnd = Ends.ofLine(t, next, limit);
      boolean isOther = other >= 0 && other < nextEnd;
      if (next >= nextEnd || isOther || LineHeads.isLogHead(t, next)) {
        break;
      }
      if (end > state) {
        open += opened(t, from, end);
        from = end;
        boolean isWhole = open <= 0 && (t.charAt(next) != '(' || t.charAt(end - 1) == ')');
        if (isWhole) {
          break;
        }
      }
      out.copyTo(end).put(between).skipTo(next);
      end = nextEnd;
    }
    return end;
  }

  /// Whether a terminal broke the entry in the middle of words: its first lines are of one length.
  private static boolean isSevered(String t, int recipient, int end) {
    int start = recipient;
    while (start > 0 && recipient - start < WIDEST && t.charAt(start - 1) != '\n') {
      start--;
    }
    int next = Ends.startOfNext(t, end);
    return end - start >= NARROWEST
        && next < t.length()
        && t.charAt(next) > ' '
        && Ends.ofLine(t, next, t.length()) - next == end - start;
  }

  private static int opened(String t, int from, int end) {
    int open = 0;
    for (int i = from; i < end; i++) {
      open += t.charAt(i) == '(' ? 1 : t.charAt(i) == ')' ? -1 : 0;
    }
    return open;
  }
}
