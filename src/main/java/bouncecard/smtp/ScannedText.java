package bouncecard.smtp;

import bouncecard.text.LowerCase;
import java.util.List;

/// A text with its URLs and addresses masked, and questions about what stands around a position.
final class ScannedText {
  private static final int LONGEST_WORD = 40;
  private static final int LEAST_ID = 8;
  private static final int LONGEST_REPLY_LINE = 512;
  private static final int LONGEST_REPLY_HEAD = 160;
  private static final List<String> HTTP_VERBS =
      List.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS");

  /// Of each ASCII character, whether words have it; of the others, `Character` tells.
  private static final boolean[] OF_WORDS = new boolean[128];

  static {
    for (char c = 0; c < OF_WORDS.length; c++) {
      OF_WORDS[c] = Character.isLetterOrDigit(c) || "._-/".indexOf(c) >= 0;
    }
  }

  private final String original;
  private final char[] chars;
  private int soughtFrom;
  private int soughtTo;
  private int foundAt = -1;

  ScannedText(String text) {
    original = text;
    chars = LinkMasking.mask(text);
  }

  int length() {
    return chars.length;
  }

  /// The character there; 0 outside the text.
  char at(int index) {
    return index < 0 || index >= chars.length ? 0 : chars[index];
  }

  boolean isDigit(int index) {
    char c = at(index);
    return c >= '0' && c <= '9';
  }

  /// Where the first run of digits begins at or after `index`, which stands in none or after one;
  /// the text's length where there is none.
  int startOfNextNumber(int index) {
    int i = index;
    while (i < chars.length && (chars[i] < '0' || chars[i] > '9')) {
      i++;
    }
    return i;
  }

  int digitsFrom(int index) {
    int i = index;
    while (isDigit(i)) {
      i++;
    }
    return i - index;
  }

  String slice(int from, int to) {
    return original.substring(from, Math.min(to, original.length()));
  }

  /// Whether lower-case words stand there, in whatever case.
  boolean startsWith(String words, int index) {
    return original.regionMatches(true, index, words, 0, words.length());
  }

  /// Where `d.d.ddd` from there ends, or -1 where there is none or it goes on as a longer number
  /// would.
  int endOfEnhanced(int start) {
    if (digitsFrom(start) != 1 || at(start + 1) != '.') {
      return -1;
    }
    if (digitsFrom(start + 2) != 1 || at(start + 3) != '.') {
      return -1;
    }
    int detail = digitsFrom(start + 4);
    if (detail < 1 || detail > 3) {
      return -1;
    }
    int end = start + 4 + detail;
    return at(end) == '.' && isDigit(end + 1) ? -1 : end;
  }

  /// Whether a number may begin there: no letter, digit or sign that would make it part of
  /// something else touches it.
  boolean isOpenBefore(int start, String alsoAllowed) {
    char p = at(start - 1);
    if (p == 0 || Character.isWhitespace(p) || alsoAllowed.indexOf(p) >= 0) {
      return true;
    }
    if ("([{<>\"'`:;,=|*~«»‹›“”„‘’‚（「『【《〈…¿¡&".indexOf(p) >= 0) {
      return true;
    }
    if (p == '_') {
      return !Character.isLetterOrDigit(at(start - 2)) && at(start - 2) != '_';
    }
    return isEastAsian(p);
  }

  /// Whether a number may end there.
  boolean isClosedAfter(int end) {
    char n = at(end);
    if (n == 0 || Character.isWhitespace(n)) {
      return true;
    }
    if (n == '.') {
      return !isDigit(end + 1) && !Character.isLetter(at(end + 1));
    }
    if (")]}>\"'`:;,?!|*~«»‹›“”‘’）」』】》〉、。…\\&".indexOf(n) >= 0) {
      return true;
    }
    return isEastAsian(n);
  }

  private static boolean isEastAsian(char c) {
    return c >= 0x3000 && !LinkMasking.isMask(c) && Character.isLetter(c);
  }

  /// Whether the same mark stands on both sides, as `_550_` is italic and a qmail log writes its
  /// spaces.
  boolean isMarkedBy(char mark, int start, int end) {
    return at(start - 1) == mark && at(end) == mark;
  }

  /// Whether only marks of quoting, lists and dialogues (`> `, `S: `, `<<< `) stand before it in
  /// its line.
  boolean isLineStart(int start) {
    int i = start - 1;
    while (i >= 0 && " \t>*|\"'`([{«“".indexOf(chars[i]) >= 0) {
      i--;
    }
    if (i < 0 || chars[i] == '\n' || chars[i] == '\r') {
      return true;
    }
    if (chars[i] == '<' || chars[i] == '-') {
      int marks = i;
      while (marks >= 0 && "<->= \t".indexOf(chars[marks]) >= 0) {
        marks--;
      }
      return marks < 0
          || chars[marks] == '\n'
          || chars[marks] == '\r'
          || isSaidMark(marks + 1, i + 1);
    }
    if (chars[i] != ':' && chars[i] != ';') {
      return false;
    }
    String speaker = wordBefore(start);
    return speaker.equals("s") || speaker.equals("server") || speaker.equals("smtp");
  }

  /// Whether ` <-- ` or ` <- ` stands there, which dialogues have after the time of a line.
  private boolean isSaidMark(int from, int end) {
    int start = from;
    while (start < end && chars[start] == ' ') {
      start++;
    }
    return start > from && end - start >= 2 && chars[start] == '<' && chars[end - 1] == '-';
  }

  /// Whether `: `, `; `, ` - ` or an opening quotation mark leads to it.
  boolean isAfterColon(int start) {
    if ("\"'“‘„「".indexOf(at(start - 1)) >= 0 && at(start - 1) != 0) {
      return true;
    }
    int i = start - 1;
    while (i >= 0 && " (<_".indexOf(chars[i]) >= 0) {
      i--;
    }
    boolean isApart = i < start - 1;
    boolean isDash = isApart && "-–—".indexOf(at(i)) >= 0 && at(i - 1) == ' ';
    return i >= 0 && (chars[i] == ':' || chars[i] == ';' || isDash || (chars[i] == '(' && isApart));
  }

  /// Whether a word, an address or a bracket follows in the same line.
  boolean isFollowedByWords(int end) {
    int i = end;
    while (" \t-:_".indexOf(at(i)) >= 0 && at(i) != 0) {
      i++;
    }
    if (at(end) == ',' && at(end + 1) == ' ') {
      i = end + 2;
    }
    if (i == end) {
      return false;
    }
    char c = at(i);
    return Character.isLetter(c)
        || LinkMasking.isMask(c)
        || "<[(\"'{#*«“„.".indexOf(c) >= 0
        || isDigit(i);
  }

  /// Whether the colon parts a host from its port, or hours from minutes.
  boolean isPortColon(int colon) {
    char p = at(colon - 1);
    if ((p >= '0' && p <= '9') || p == ']' || LinkMasking.isMask(p)) {
      return true;
    }
    if (!Character.isLetter(p)) {
      return false;
    }
    String word = wordBefore(colon);
    return word.indexOf('.') >= 0 || word.equals("localhost");
  }

  /// The nearest character before it that is no white space.
  char solidBefore(int start) {
    int i = start - 1;
    while (i >= 0 && (chars[i] == ' ' || chars[i] == '\t')) {
      i--;
    }
    return at(i);
  }

  /// The nearest character after it that is no white space.
  char solidAfter(int end) {
    int i = end;
    while (at(i) == ' ' || at(i) == '\t') {
      i++;
    }
    return at(i);
  }

  /// The word before it in lower case, punctuation skipped; empty where a line begins or a code
  /// stands there.
  String wordBefore(int start) {
    int end = endOfWordBefore(start);
    return word(startOfWord(end), end);
  }

  /// Whether the word before it is one of these.
  boolean isBehind(Words words, int start) {
    int end = endOfWordBefore(start);
    return isOneOf(words, startOfWord(end), end);
  }

  /// Whether the word after it is one of these.
  boolean isBefore(Words words, int end) {
    int from = startOfWordAfter(end);
    return isOneOf(words, from, endOfWord(from));
  }

  /// Whether the word that stands there is one of these, dots and hyphens around it apart.
  boolean isOneOf(Words words, int start, int end) {
    int from = skipDots(start, end);
    return words.contains(chars, from, trimDots(from, end));
  }

  /// Whether one of these stands in the word there; see [Words#containsWithin(String)].
  boolean holdsOneOf(Words words, int start, int end) {
    int from = skipDots(start, end);
    return words.containsWithin(chars, from, trimDots(from, end));
  }

  /// Where that word begins.
  int startOfWordBefore(int start) {
    return startOfWord(endOfWordBefore(start));
  }

  private int endOfWordBefore(int start) {
    int i = start - 1;
    while (i >= 0
        && !isWordChar(chars[i])
        && chars[i] != '\n'
        && !LinkMasking.isMask(chars[i])
        && start - i < 12) {
      i--;
    }
    return i + 1;
  }

  private int startOfWord(int end) {
    int i = end - 1;
    while (i >= 0 && isWordChar(chars[i]) && end - i <= LONGEST_WORD) {
      i--;
    }
    return i + 1;
  }

  /// Whether the word before it is a speaker, as in `Server: 250 …`.
  boolean isSpoken(int start) {
    String speaker = wordBefore(start);
    return at(endOfWordBefore(start)) == ':' && (speaker.equals("server") || speaker.equals("s"));
  }

  /// Whether it is the value of a key in quotation marks, as in `"status": 500`.
  boolean isValueOfQuotedKey(int start) {
    int end = endOfWordBefore(start);
    return (at(end) == '"' || at(end) == '\'') && at(end + 1) == ':';
  }

  /// Whether it is the value of a key of an object that is named after a status, quoted or not.
  boolean isValueOfStatusKey(int start) {
    int end = endOfWordBefore(start);
    int colon = at(end) == '"' || at(end) == '\'' ? end + 1 : end;
    String key = wordBefore(start).replace("_", "");
    return at(colon) == ':'
        && (key.equals("code") || key.equals("status") || key.equals("statuscode"))
        && (colon > end || at(start + 3) == 0 || ",}\r\n".indexOf(solidAfter(start + 3)) >= 0);
  }

  /// Whether a colon leads to it that ends more than a label, as in `SMTP error from … after RCPT
  /// TO:<…>: 550 nope`.
  boolean isReported(int start) {
    int i = start - 1;
    while (i >= 0 && chars[i] == ' ') {
      i--;
    }
    if (i < 0 || chars[i] != ':') {
      return false;
    }
    int from = i;
    while (from > 0 && !Character.isWhitespace(chars[from - 1]) && i - from < LONGEST_REPLY_LINE) {
      from--;
    }
    return !isLineStart(from);
  }

  /// Whether it begins the line below one that ends in a colon behind a command of SMTP, as in
  /// `SMTP error from … after RCPT TO:<…>:`, or below an address that stands alone: what follows is
  /// a reply in whatever language.
  boolean isBelowSession(int start) {
    int i = start - 1;
    while (i >= 0 && (chars[i] == ' ' || chars[i] == '\t')) {
      i--;
    }
    if (i < 0 || chars[i] != '\n') {
      return false;
    }
    int end = chars[Math.max(0, i - 1)] == '\r' ? i - 1 : i;
    int from = end;
    while (from > 0 && chars[from - 1] != '\n' && end - from < LONGEST_REPLY_LINE) {
      from--;
    }
    if (at(end - 1) != ':') {
      return isAddressAlone(from, end);
    }
    String line = original.substring(from, end);
    return line.contains("SMTP") || line.contains("RCPT TO") || line.contains("MAIL FROM");
  }

  private boolean isAddressAlone(int from, int end) {
    boolean isAddress = false;
    for (int i = from; i < end; i++) {
      isAddress |= chars[i] == LinkMasking.ADDRESS;
      if (chars[i] != LinkMasking.ADDRESS && " \t<>*-".indexOf(chars[i]) < 0) {
        return false;
      }
    }
    return isAddress;
  }

  /// Whether a URL stands right before it.
  boolean isUrlBefore(int start) {
    return solidBefore(start) == LinkMasking.URL;
  }

  /// What is asked of something between two white spaces.
  interface Token {
    boolean test(char[] text, int from, int to);
  }

  /// Whether one of the words and signs that soon follow in the same line is such.
  ///
  /// What was looked at once is not looked at again: many numbers in one line take no longer than
  /// one.
  boolean isFollowedBy(int end, Token such) {
    int limit = Math.min(chars.length, end + LONGEST_REPLY_HEAD);
    if (soughtFrom <= end && end <= foundAt && foundAt < limit) {
      return true;
    }
    boolean known = soughtFrom <= end && end < soughtTo;
    int i = known ? soughtTo : end;
    soughtFrom = known ? soughtFrom : end;
    foundAt = -1;
    while (i < limit && chars[i] != '\n' && chars[i] != '\r') {
      int from = i;
      while (i < limit && !Character.isWhitespace(chars[i])) {
        i++;
      }
      if (i > from && such.test(chars, from, i)) {
        soughtTo = from;
        foundAt = from;
        return true;
      }
      i = Math.max(i, from + 1);
    }
    soughtTo = i;
    return false;
  }

  /// Whether no ordinary text has such a word: an address, a host name, an id, `HL:ICC`.
  static boolean isTechnical(char[] text, int from, int to) {
    boolean turns = false;
    boolean behindLetter = false;
    boolean behindSmall = false;
    for (int i = from; i < to; i++) {
      char c = text[i];
      if (isPlain(c)) {
        turns |= behindSmall && c <= 'Z' && c >= 'A';
        behindLetter = c >= 'A';
        behindSmall = c >= 'a';
        continue;
      }
      if (LinkMasking.isMask(c)
          || "<[{_#".indexOf(c) >= 0
          || ((c == '.' || c == ':')
              && behindLetter
              && i + 1 < to
              && Character.isLetter(text[i + 1]))) {
        return true;
      }
      turns |= behindSmall && Character.isUpperCase(c);
      behindLetter = Character.isLetter(c);
      behindSmall = Character.isLowerCase(c);
    }
    return turns && to - from >= LEAST_ID;
  }

  /// Letters and digits of ASCII, of which most tokens are.
  private static boolean isPlain(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
  }

  /// Whether it heads one of the lines of a reply: the next one, or the one before, begins with the
  /// same code.
  boolean continuesInNextLine(int start, int end) {
    if (!isLineStart(start)) {
      return false;
    }
    String code = slice(start, end);
    int next = end;
    while (next < chars.length && chars[next] != '\n' && next - end < LONGEST_REPLY_LINE) {
      next++;
    }
    if (at(end) == '-' && original.startsWith(code, next + 1)) {
      return true;
    }
    int line = start;
    while (line > 0 && chars[line - 1] != '\n') {
      line--;
    }
    int before = line - 1;
    while (before > 0 && chars[before - 1] != '\n' && line - before < LONGEST_REPLY_LINE) {
      before--;
    }
    return before >= 0 && original.startsWith(code + "-", before);
  }

  /// The word after it in lower case; empty where the line ends or punctuation other than spaces
  /// stands between.
  String wordAfter(int end) {
    int from = startOfWordAfter(end);
    return word(from, endOfWord(from));
  }

  private int startOfWordAfter(int end) {
    int i = end;
    while (at(i) == ' ' || at(i) == '\t') {
      i++;
    }
    return i;
  }

  private int endOfWord(int start) {
    int i = start;
    while (i < chars.length && isWordChar(chars[i]) && i - start <= LONGEST_WORD) {
      i++;
    }
    return i;
  }

  /// Whether a word, a comma and another number follow, as in `421 active, 550 deferred`.
  boolean isEnumerated(int end) {
    int i = end;
    while (at(i) == ' ') {
      i++;
    }
    int from = i;
    while (Character.isLetter(at(i)) && i - from <= LONGEST_WORD) {
      i++;
    }
    return i > from && from > end && at(i) == ',' && at(i + 1) == ' ' && isDigit(i + 2);
  }

  /// Whether the word after it begins with a capital letter and goes on with small ones.
  boolean isCapitalized(int end) {
    int i = end;
    while (at(i) == ' ' || at(i) == '\t') {
      i++;
    }
    return Character.isUpperCase(at(i))
        && Character.isLowerCase(at(i + 1))
        && Character.isLowerCase(at(i + 2));
  }

  /// The word in lower case, without dots and hyphens around it.
  private String word(int start, int end) {
    int from = skipDots(start, end);
    int to = trimDots(from, end);
    return from == to ? "" : LowerCase.of(new String(chars, from, to - from));
  }

  private int skipDots(int start, int end) {
    int from = start;
    while (from < end && isDot(chars[from])) {
      from++;
    }
    return from;
  }

  private int trimDots(int start, int end) {
    int to = end;
    while (to > start && isDot(chars[to - 1])) {
      to--;
    }
    return to;
  }

  private static boolean isDot(char c) {
    return c == '.' || c == '-';
  }

  private static boolean isWordChar(char c) {
    return c < OF_WORDS.length
        ? OF_WORDS[c]
        : Character.isLetterOrDigit(c) && !LinkMasking.isMask(c);
  }

  /// Where the first word at or after `index` begins; the text's length where there is none.
  int startOfNextWord(int index) {
    int i = index;
    while (i < chars.length && !isWordChar(chars[i])) {
      i++;
    }
    return i;
  }

  /// Where the word ends that begins there, however long it is.
  int endOfWholeWord(int start) {
    int i = start;
    while (i < chars.length && isWordChar(chars[i])) {
      i++;
    }
    return i;
  }

  /// Whether the word that stands there is longer than any that means something.
  static boolean isTooLong(int from, int to) {
    return to - from > LONGEST_WORD;
  }

  /// Whether it shows an HTTP request line such as `GET /inbox`.
  boolean hasHttpRequest() {
    for (int at = original.indexOf(" /"); at >= 0; at = original.indexOf(" /", at + 1)) {
      for (String verb : HTTP_VERBS) {
        if (original.startsWith(verb, at - verb.length())) {
          return true;
        }
      }
    }
    return false;
  }
}
