package bouncecard.decode;

import java.util.ArrayList;
import java.util.List;

/// A reply in a line: codes of a failure, with the words of a reply after them.
///
/// @param line all of the line
/// @param start where its codes begin
/// @param end where they end
record LineReply(String line, int start, int end) {
  /// The words of a reply stand within so many characters after its codes.
  private static final int REACH = 200;

  /// A mark that is not closed is not looked for through all of a long line.
  private static final int LONGEST_QUOTE = 2_000;

  private static final int LONGEST_COUNT = 24;
  private static final int LEAST_WORDS = 2;
  private static final String OPENING = "\"'“‘«`";
  private static final String CLOSING = "\"'”’»`";
  private static final String LABEL_ENDS = ":=;]>";

  /// All replies of a line, in order: wherever codes can be read, if only as a part of a number.
  static List<LineReply> in(String line) {
    List<LineReply> replies = new ArrayList<>();
    for (int i = 0; i + 3 < line.length(); i++) {
      int end = LeadingCodes.isClass(line.charAt(i)) ? LeadingCodes.end(line, i) : -1;
      if (end > 0 && hasWords(line, end)) {
        replies.add(new LineReply(line, i, end));
      }
    }
    return replies.isEmpty() || isCounted(line) ? List.of() : replies;
  }

  /// Its codes as they are written.
  String codes() {
    return line.substring(start, end);
  }

  /// The beginning of its codes, by which replies are told from each other.
  String number() {
    return line.substring(start, start + 3);
  }

  /// Whether it begins with a reply code that is not the end of a word or the number of a ticket.
  boolean isWhole() {
    boolean begins =
        start == 0
            || (!Character.isLetterOrDigit(line.charAt(start - 1))
                && line.charAt(start - 1) != '#');
    return begins && LeadingCodes.endOfReplyCode(line, start) > 0;
  }

  /// Whether it is between quotation marks.
  boolean isQuoted() {
    return closing() > 0;
  }

  /// Whether it is between quotation marks and the sentence goes on after them.
  boolean isQuotedWithin() {
    int close = closing();
    return close > 0 && hasWords(line, close + 1);
  }

  /// Where its words end: before the mark that closes what they are quoted in, or with the line.
  int endOfWords() {
    int close = closing();
    return close < 0 ? line.length() : close;
  }

  private int closing() {
    int mark = start == 0 ? -1 : OPENING.indexOf(line.charAt(start - 1));
    int end = Math.min(line.length(), start + LONGEST_QUOTE);
    return mark < 0 ? -1 : line.indexOf(CLOSING.charAt(mark), start, end);
  }

  /// Whether what stands before it, from there on, names it: it ends with a colon or the like, but
  /// for the marks around the reply.
  boolean isLabelled(int from) {
    if (isInBrackets()) {
      return true;
    }
    int last = start - 1;
    while (last >= from && " \t`\"'“‘«(*_\\".indexOf(line.charAt(last)) >= 0) {
      last--;
    }
    return last >= from && LABEL_ENDS.indexOf(line.charAt(last)) >= 0;
  }

  /// `… to bob@example.net delayed (421 too many connections)`: what became of one address.
  private boolean isInBrackets() {
    String bare = line.stripTrailing();
    int close = bare.indexOf(')', start);
    return start > 0
        && line.charAt(start - 1) == '('
        && close == bare.length() - 1
        && line.indexOf('(') == start - 1
        && line.lastIndexOf('@', start) > 0;
  }

  /// Whether words follow.
  private static boolean hasWords(String line, int from) {
    int words = 0;
    boolean isInWord = false;
    int end = Math.min(line.length(), from + REACH);
    for (int i = from; i < end && words < LEAST_WORDS; i++) {
      char c = line.charAt(i);
      boolean begins = !isInWord && (Character.isLetter(c) || c == '<' || c == '[');
      words += begins ? 1 : 0;
      // One word of a script without spaces says as much as several.
      words += begins && c >= 0x1100 && i + 5 < line.length() ? 1 : 0;
      isInWord = !Character.isWhitespace(c);
    }
    return words >= LEAST_WORDS;
  }

  /// Whether the line ends with how often: `550 5.1.1 User unknown 341×`, `… ×341`.
  private static boolean isCounted(String line) {
    int end = line.length();
    int least = Math.max(0, end - LONGEST_COUNT);
    while (end > least && " x×件건次回times".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = end;
    while (start > least
        && (LeadingCodes.isDigit(line.charAt(start - 1)) || line.charAt(start - 1) == ',')) {
      start--;
    }
    if (start == end || start < 2) {
      return false;
    }
    boolean isTimes = "x×".indexOf(line.charAt(start - 1)) >= 0 && line.charAt(start - 2) == ' ';
    boolean isMarked = end < line.length() || line.startsWith("  ", start - 2);
    return isTimes || (line.charAt(start - 1) == ' ' && isMarked);
  }
}
