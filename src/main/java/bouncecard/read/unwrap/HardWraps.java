package bouncecard.read.unwrap;

import bouncecard.text.Rewritten;

/// Lines that a terminal or a mail program broke where its window ended are put together again.
///
/// A terminal breaks in the middle of a word, at the same column each time; the next line goes on
/// there. It is done only where a line begins as a log line or a reply does and the next one does
/// not begin as anything does.
final class HardWraps implements Step {
  private static final int NARROWEST = 60;
  private static final int WIDEST = 260;

  @Override
  public Rewritten undo(Rewritten text) {
    String t = text.text();
    int first = text.signs().mayHave('\n') ? t.indexOf('\n') : -1;
    if (first < 0 || first == t.length() - 1) {
      return text;
    }
    Column column = column(t);
    if (column.width() == 0) {
      return text;
    }
    Rewritten.Builder out = text.rewrite();
    int from = 0;
    boolean isLog = false;
    while (from < t.length()) {
      int newline = t.indexOf('\n', from);
      if (newline < 0) {
        break;
      }
      int end = newline > from && t.charAt(newline - 1) == '\r' ? newline - 1 : newline;
      isLog = LineHeads.isLogHead(t, from) || (isLog && end > from);
      int next = newline + 1;
      if (isLog && end - from == column.width() && goesOn(t, next, column.times() > 1)) {
        out.copyTo(end).skipTo(next);
      }
      from = next;
    }
    return out.build();
  }

  /// The column at which the longest lines end, and how many do; 0 where they were not broken at
  /// one.
  private record Column(int width, int times) {}

  private static Column column(String t) {
    int widest = 0;
    int times = 0;
    int from = 0;
    while (from < t.length()) {
      int newline = t.indexOf('\n', from);
      int end = newline < 0 ? t.length() : newline;
      int length = end - from - (end > from && t.charAt(end - 1) == '\r' ? 1 : 0);
      if (length > widest) {
        widest = length;
        times = 1;
      } else if (length == widest) {
        times++;
      }
      from = end + 1;
    }
    return new Column(widest >= NARROWEST && widest <= WIDEST ? widest : 0, times);
  }

  /// Whether a line is the rest of the one before: it begins with no date, no reply, no mark. Where
  /// several lines end at one column the rest may begin with anything.
  private static boolean goesOn(String t, int from, boolean isSure) {
    if (from >= t.length()) {
      return false;
    }
    char c = t.charAt(from);
    if (isSure) {
      return c >= ' ' && !LineHeads.isLogHead(t, from);
    }
    return c > ' '
        && !LineHeads.isLogHead(t, from)
        && !LineHeads.isReplyHead(t, from)
        && "<>-#=*{[".indexOf(c) < 0;
  }
}
