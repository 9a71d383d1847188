package bouncecard.read.unwrap;

import bouncecard.text.Rewritten;

/// Lines of a log that a mail program or a form broke between words are put together again.
///
/// Such a program fills each line as far as it goes: the first word of the next one would not have
/// found room in it, and other than at a terminal the lines are not of one length. It is done only
/// below a line that begins as a log line does and is not whole: a bracket is open in it, it ends
/// in a comma or a colon, or the next one begins with the name of a value.
final class WordWraps implements Step {
  private static final int NARROWEST = 40;
  private static final int WIDEST = 140;
  private static final int LONGEST_NAME = 16;

  @Override
  public Rewritten undo(Rewritten text) {
    String t = text.text();
    if (!text.signs().mayHave('\n')) {
      return text;
    }
    Rewritten.Builder out = text.rewrite();
    int from = 0;
    while (from < t.length()) {
      int end = Ends.ofLine(t, from);
      from = LineHeads.isLogHead(t, from) && end - from <= WIDEST ? entry(t, from, out) : end + 1;
    }
    return out.build();
  }

  /// Puts the lines of one entry together; returns where the next one may begin.
  private static int entry(String t, int start, Rewritten.Builder out) {
    Shape shape = Shape.of(t, start);
    int from = start;
    int end = Ends.ofLine(t, from);
    int open = shape.isRagged() ? opened(t, from, end) : 0;
    boolean isBroken = false;
    while (end + 1 < t.length() && shape.mayBeBroken()) {
      int next = Ends.startOfWords(t, end + 1);
      int nextEnd = Ends.ofLine(t, end + 1);
      boolean isFull = end - from + 1 + wordLength(t, next) > shape.width();
      boolean goesOn = isBroken || open > 0 || beginsWithName(t, next) || endsOpen(t, end);
      if (next >= nextEnd || LineHeads.isAnyHead(t, next) || !isFull || !goesOn) {
        break;
      }
      out.copyTo(end).put(" ").skipTo(next);
      isBroken = true;
      open += opened(t, next, nextEnd);
      from = end + 1;
      end = nextEnd;
    }
    return end + 1;
  }

  /// The lines of one entry.
  ///
  /// @param width the length of the longest one
  /// @param isRagged whether those before the last one differ in length
  /// @param isEven whether they are several of one length, as a terminal breaks them
  private record Shape(int width, boolean isRagged, boolean isEven) {
    static Shape of(String t, int start) {
      int width = 0;
      int lines = 0;
      int shortest = WIDEST;
      int longest = 0;
      int last = 0;
      for (int from = start; from < t.length() && width <= WIDEST; ) {
        int end = Ends.ofLine(t, from);
        if (end == from || (from > start && LineHeads.isAnyHead(t, from))) {
          break;
        }
        if (lines > 0) {
          shortest = Math.min(shortest, last);
          longest = Math.max(longest, last);
        }
        last = end - from;
        width = Math.max(width, last);
        lines++;
        from = end + 1;
      }
      return new Shape(width, lines > 2 && longest > shortest, lines > 2 && longest <= shortest);
    }

    boolean mayBeBroken() {
      return !isEven && width >= NARROWEST && width <= WIDEST;
    }
  }

  private static int wordLength(String t, int from) {
    int end = from;
    while (end < t.length() && t.charAt(end) > ' ') {
      end++;
    }
    return end - from;
  }

  private static int opened(String t, int from, int end) {
    int open = 0;
    for (int i = from; i < end; i++) {
      open += t.charAt(i) == '(' ? 1 : t.charAt(i) == ')' ? -1 : 0;
    }
    return open;
  }

  /// `H=mx.example.com`, `dsn=5.1.1,`.
  private static boolean beginsWithName(String t, int from) {
    int end = from;
    while (end < t.length() && end - from < LONGEST_NAME && Character.isLetter(t.charAt(end))) {
      end++;
    }
    return end > from && end < t.length() && t.charAt(end) == '=';
  }

  /// Whether the line ends in a colon or a comma, after which more is said.
  private static boolean endsOpen(String t, int end) {
    return end > 0 && (t.charAt(end - 1) == ':' || t.charAt(end - 1) == ',');
  }
}
