package bouncecard.smtp;

/// Numbers in a row, each after the word of what it counts and parted from the next by a comma or
/// another mark: `sent 4,120 | deferred 421 | bounced 197`.
final class NumbersInRow {
  private static final String PARTS = ",;|·•/";
  private static final int LONGEST_ASIDE = 16;
  private static final int LONGEST_WORD = 24;

  private NumbersInRow() {}

  /// Whether the number that ends at `end` is one of them: a mark and another word with its number
  /// follow, or stand before its own word.
  static boolean goesOn(ScannedText t, int end, String word) {
    int behind = skipAside(t, end);
    char mark = t.at(behind);
    boolean isLast = mark == 0 || mark == '\n' || mark == '.' || mark == '|';
    return isBeforeOne(t, behind, word) || (isLast && isBehindOne(t, end, word));
  }

  private static boolean isBeforeOne(ScannedText t, int behind, String word) {
    if (t.at(behind) == 0 || PARTS.indexOf(t.at(behind)) < 0) {
      return false;
    }
    int from = startOfNext(t, behind + 1);
    int to = endOfWord(t, from);
    int mark = skipBlanks(t, to);
    int number = skipBlanks(t, isNaming(t.at(mark)) ? mark + 1 : mark);
    return to > from && number > to && t.isDigit(number) && !t.startsWith(word, from);
  }

  private static boolean isNaming(char mark) {
    return mark == ':' || mark == '|';
  }

  /// After blanks, or in the next row of a table.
  private static int startOfNext(ScannedText t, int from) {
    int i = skipBlanks(t, from);
    if (t.at(i) != '\n' || t.at(i + 1) != '|') {
      return i;
    }
    return skipBlanks(t, i + 2);
  }

  private static boolean isBehindOne(ScannedText t, int end, String word) {
    int i = end - 1;
    while (t.isDigit(i)) {
      i--;
    }
    int name = skipBack(t, i);
    name = isNaming(t.at(name)) ? skipBack(t, name - 1) : name;
    int mark = skipBack(t, name - word.length());
    if (mark < 0 || PARTS.indexOf(t.at(mark)) < 0) {
      return false;
    }
    int before = skipBack(t, mark - 1);
    if (t.at(before) == '\n' && t.at(mark) == '|') {
      int bar = skipBack(t, before - 1);
      before = t.at(bar) == '|' ? skipBack(t, bar - 1) : bar;
    }
    return t.isDigit(before) || t.at(before) == '%';
  }

  private static int skipBack(ScannedText t, int from) {
    int i = from;
    while (i >= 0 && t.at(i) == ' ') {
      i--;
    }
    return i;
  }

  private static int skipBlanks(ScannedText t, int from) {
    int i = from;
    while (t.at(i) == ' ') {
      i++;
    }
    return i;
  }

  /// After `(0.4 %)`, what part of all it is.
  private static int skipAside(ScannedText t, int end) {
    int open = skipBlanks(t, end);
    if (t.at(open) != '(') {
      return open;
    }
    for (int i = open + 1; i < open + LONGEST_ASIDE; i++) {
      if (t.at(i) == ')') {
        return skipBlanks(t, i + 1);
      }
    }
    return open;
  }

  private static int endOfWord(ScannedText t, int from) {
    int i = from;
    while (i - from < LONGEST_WORD && Character.isLetter(t.at(i))) {
      i++;
    }
    return i;
  }
}
