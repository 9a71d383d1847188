package bouncecard.decode;

import bouncecard.smtp.HostNames;
import bouncecard.text.Lines;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/// How replies stand in a text: as a server gave them, or within what somebody says.
public enum ReplyStanding {
  /// A line begins with one.
  ALONE,
  /// One stands after a label: `last error: 550 …`.
  LABELLED,
  /// One stands between quotation marks beside the name of the server that gave it: `"550 …" from
  /// mx.example.net`. Without one a kind of reply is spoken of.
  QUOTED,
  /// Lines begin with different ones, as in a table or a list of examples.
  LISTED,
  /// No line is one.
  WITHIN;

  private static final int LONGEST_LABEL = 240;

  /// The words of a reply stand within so many characters after its codes.
  private static final int REACH = 200;

  private static final int LONGEST_COUNT = 24;
  private static final int LEAST_WORDS = 2;
  private static final String WRAPPINGS = " \t>`\"'“”‘’«»(*_";
  private static final String OPENING = "\"'“‘«`";
  private static final String CLOSING = "\"'”’»`";
  private static final String LABEL_ENDS = ":=;]>";

  /// How the replies in that text stand.
  public static ReplyStanding in(String text) {
    Set<String> codes = new HashSet<>();
    ReplyStanding best = WITHIN;
    for (String line : Lines.of(text)) {
      Optional<ReplyStanding> standing = ofLine(line, codes);
      if (standing.isPresent() && standing.get().compareTo(best) < 0) {
        best = standing.get();
      }
    }
    return codes.size() > 1 ? LISTED : best;
  }

  /// How many different reply codes of failures, with their enhanced status codes, have words after
  /// them.
  public static int codesIn(String text) {
    Set<String> codes = new HashSet<>();
    for (String line : Lines.of(text)) {
      for (int i = 0; i + 3 < line.length(); i++) {
        if (begins(line, i) && endOfReplyCode(line, i) > 0 && isReply(line, i)) {
          codes.add(line.substring(i, endOfCode(line, i)).replace('-', ' '));
        }
      }
    }
    return codes.size();
  }

  /// The text without the words of replies: what somebody says of them.
  public static String beside(String text) {
    StringBuilder rest = new StringBuilder(text.length());
    for (String line : Lines.of(text)) {
      int from = 0;
      for (int i = 0; i + 3 < line.length(); i++) {
        if (i >= from && begins(line, i) && endOfReplyCode(line, i) > 0 && isReply(line, i)) {
          rest.append(line, from, i);
          from = endOfQuoted(line, i);
        }
      }
      rest.append(line.substring(from)).append('\n');
    }
    return rest.toString();
  }

  /// Whether a number may begin there that is not the end of a word or the number of a ticket.
  private static boolean begins(String line, int at) {
    return at == 0
        || (!Character.isLetterOrDigit(line.charAt(at - 1)) && line.charAt(at - 1) != '#');
  }

  /// Where the words that begin there end: before the mark that closes what they are quoted in, or
  /// with the line.
  private static int endOfQuoted(String line, int at) {
    int mark = at == 0 ? -1 : OPENING.indexOf(line.charAt(at - 1));
    int end = mark < 0 ? -1 : line.indexOf(CLOSING.charAt(mark), at);
    return end < 0 ? line.length() : end;
  }

  private static Optional<ReplyStanding> ofLine(String line, Set<String> codes) {
    if (line.indexOf('|') >= 0) {
      return Optional.empty(); // a table
    }
    int start = 0;
    while (start < line.length() && WRAPPINGS.indexOf(line.charAt(start)) >= 0) {
      start++;
    }
    if (isReply(line, start)) {
      if (isQuotedWithin(line, start)) {
        return quoted(line, start, codes);
      }
      codes.add(line.substring(start, start + 3));
      return Optional.of(ALONE);
    }
    for (int i = start + 1; i < Math.min(line.length(), LONGEST_LABEL); i++) {
      if (isReply(line, i) && isLabel(line, start, i)) {
        return Optional.of(LABELLED);
      }
    }
    return quoted(line, start, codes);
  }

  /// Whether a label stands before one that is between quotation marks: `error: "550 …" what now?`.
  public static boolean isQuotedAfterLabel(String text) {
    for (String line : Lines.of(text)) {
      for (int i = 2; i + 3 < Math.min(line.length(), LONGEST_LABEL); i++) {
        if (isClass(line.charAt(i))
            && isClosed(line, i)
            && isReply(line, i)
            && isLabel(line, 0, i)) {
          return true;
        }
      }
    }
    return false;
  }

  private static Optional<ReplyStanding> quoted(String line, int from, Set<String> codes) {
    if (!namesHost(line)) {
      return Optional.empty();
    }
    Optional<ReplyStanding> standing = Optional.empty();
    for (int i = from; i + 3 < line.length(); i++) {
      if (isClass(line.charAt(i)) && isReply(line, i) && isClosed(line, i)) {
        codes.add(line.substring(i, i + 3));
        standing = Optional.of(QUOTED);
      }
    }
    return standing;
  }

  /// Whether a word before the first reply or after it is a host's name in full.
  private static boolean namesHost(String line) {
    String beside = beside(line);
    int at = 0;
    while (at < beside.length()) {
      String word = HostNames.hostAt(beside, at);
      int end = at + word.length();
      boolean isOfAddress = (at > 0 && beside.charAt(at - 1) == '@') || beside.startsWith("@", end);
      if (!isOfAddress && isHost(word)) {
        return true;
      }
      at = end + 1;
    }
    return false;
  }

  /// At least two dots, and no capitals, as names of classes have.
  private static boolean isHost(String word) {
    int first = word.indexOf('.');
    return first > 0
        && word.indexOf('.', first + 1) > first + 1
        && HostNames.isName(word)
        && word.chars().noneMatch(Character::isUpperCase)
        && !Character.isDigit(word.charAt(word.length() - 1));
  }

  private static boolean isClosed(String line, int at) {
    int mark = at == 0 ? -1 : OPENING.indexOf(line.charAt(at - 1));
    return mark >= 0 && line.indexOf(CLOSING.charAt(mark), at) > 0;
  }

  /// Whether the reply is quoted and the sentence goes on after it.
  private static boolean isQuotedWithin(String line, int start) {
    int mark = start == 0 ? -1 : OPENING.indexOf(line.charAt(start - 1));
    int end = mark < 0 ? -1 : line.indexOf(CLOSING.charAt(mark), start);
    return end > 0 && hasWords(line, end + 1);
  }

  /// Whether a code begins there, with words of a reply after it.
  private static boolean isReply(String line, int at) {
    int end = endOfCode(line, at);
    return end > 0 && hasWords(line, end);
  }

  private static int endOfCode(String line, int at) {
    int end = endOfReplyCode(line, at);
    if (end < 0) {
      return endOfEnhanced(line, at);
    }
    int next = line.startsWith("#", end + 1) ? end + 2 : end + 1;
    int enhanced = endOfEnhanced(line, next);
    return enhanced > 0 ? enhanced : end;
  }

  private static int endOfReplyCode(String line, int at) {
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

  /// Whether words follow, and not what is counted.
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
    return words >= LEAST_WORDS && !isCounted(line);
  }

  /// Whether the line ends with how often: `550 5.1.1 User unknown 341×`, `… ×341`.
  private static boolean isCounted(String line) {
    int end = line.length();
    int least = Math.max(0, end - LONGEST_COUNT);
    while (end > least && " x×件건次回times".indexOf(line.charAt(end - 1)) >= 0) {
      end--;
    }
    int start = end;
    while (start > least && (isDigit(line.charAt(start - 1)) || line.charAt(start - 1) == ',')) {
      start--;
    }
    if (start == end || start < 2) {
      return false;
    }
    boolean isTimes = "x×".indexOf(line.charAt(start - 1)) >= 0 && line.charAt(start - 2) == ' ';
    boolean isMarked = end < line.length() || line.startsWith("  ", start - 2);
    return isTimes || (line.charAt(start - 1) == ' ' && isMarked);
  }

  /// Whether what stands before a reply names it: it ends with a colon or the like, but for the
  /// marks around the reply.
  private static boolean isLabel(String line, int start, int end) {
    if (isInBrackets(line, end)) {
      return true;
    }
    int last = end - 1;
    while (last >= start && " \t`\"'“‘«(*_\\".indexOf(line.charAt(last)) >= 0) {
      last--;
    }
    return last >= start && LABEL_ENDS.indexOf(line.charAt(last)) >= 0;
  }

  /// `… to bob@example.net delayed (421 too many connections)`: what became of one address.
  private static boolean isInBrackets(String line, int at) {
    String bare = line.stripTrailing();
    int close = bare.indexOf(')', at);
    return line.charAt(at - 1) == '('
        && close == bare.length() - 1
        && line.indexOf('(') == at - 1
        && line.lastIndexOf('@', at) > 0;
  }

  private static boolean isClass(char c) {
    return c == '4' || c == '5';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
