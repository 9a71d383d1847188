package bouncecard.smtp;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A text with its URLs and addresses masked, and questions about what stands around a position.
final class ScannedText {
  /// Stands for each character of a masked URL or address: not a digit, not a letter of a word, not
  /// a place to end one.
  private static final char MASK = '\uE000';

  private static final int LONGEST_WORD = 40;
  private static final int LONGEST_LOCAL_PART = 320;

  private final String original;
  private final char[] chars;

  ScannedText(String text) {
    original = text;
    chars = text.toCharArray();
    maskUrls();
    maskAddresses();
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
    if ("([{<>\"'`:;,=|*~«“‘（「【…".indexOf(p) >= 0) {
      return true;
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
    if (")]}>\"'`:;,?!|*~»”’）」】…\\".indexOf(n) >= 0) {
      return true;
    }
    return isEastAsian(n);
  }

  private static boolean isEastAsian(char c) {
    return c >= 0x3000 && c != MASK && Character.isLetter(c);
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
      return marks < 0 || chars[marks] == '\n' || chars[marks] == '\r';
    }
    if (chars[i] != ':' && chars[i] != ';') {
      return false;
    }
    String speaker = wordBefore(start);
    return speaker.equals("s") || speaker.equals("server") || speaker.equals("smtp");
  }

  /// Whether `: ` or `; ` leads to it.
  boolean isAfterColon(int start) {
    int i = start - 1;
    while (i >= 0 && (chars[i] == ' ' || chars[i] == '(' || chars[i] == '<')) {
      i--;
    }
    return i >= 0 && (chars[i] == ':' || chars[i] == ';' || (chars[i] == '(' && i < start - 1));
  }

  /// Whether a word, an address or a bracket follows in the same line.
  boolean isFollowedByWords(int end) {
    int i = end;
    while (" \t-:".indexOf(at(i)) >= 0 && at(i) != 0) {
      i++;
    }
    if (at(end) == ',' && at(end + 1) == ' ') {
      i = end + 2;
    }
    if (i == end) {
      return false;
    }
    char c = at(i);
    return Character.isLetter(c) || c == MASK || "<[(\"'{#".indexOf(c) >= 0 || isDigit(i);
  }

  /// Whether the colon parts a host from its port, or hours from minutes.
  boolean isPortColon(int colon) {
    char p = at(colon - 1);
    if ((p >= '0' && p <= '9') || p == ']' || p == MASK) {
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

  /// The word before it in lower case, punctuation skipped; empty where a line begins or a code
  /// stands there.
  String wordBefore(int start) {
    int i = start - 1;
    while (i >= 0
        && !isWordChar(chars[i])
        && chars[i] != '\n'
        && chars[i] != MASK
        && start - i < 12) {
      i--;
    }
    int end = i + 1;
    while (i >= 0 && isWordChar(chars[i]) && end - i <= LONGEST_WORD) {
      i--;
    }
    return trimDots(new String(chars, i + 1, end - i - 1));
  }

  /// The word behind it in lower case; empty where the line ends or punctuation other than spaces
  /// stands between.
  String wordAfter(int end) {
    int i = end;
    while (at(i) == ' ' || at(i) == '\t') {
      i++;
    }
    int from = i;
    while (i < chars.length && isWordChar(chars[i]) && i - from <= LONGEST_WORD) {
      i++;
    }
    return trimDots(new String(chars, from, i - from));
  }

  private static String trimDots(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && (word.charAt(from) == '.' || word.charAt(from) == '-')) {
      from++;
    }
    while (to > from && (word.charAt(to - 1) == '.' || word.charAt(to - 1) == '-')) {
      to--;
    }
    return word.substring(from, to).toLowerCase(Locale.ROOT);
  }

  private static boolean isWordChar(char c) {
    return c != MASK
        && (Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_' || c == '/');
  }

  /// All words, in lower case.
  List<String> words() {
    List<String> found = new ArrayList<>();
    int i = 0;
    while (i < chars.length) {
      if (!isWordChar(chars[i])) {
        i++;
        continue;
      }
      int from = i;
      while (i < chars.length && isWordChar(chars[i])) {
        i++;
      }
      if (i - from <= LONGEST_WORD) {
        found.add(trimDots(new String(chars, from, i - from)));
      }
    }
    return found;
  }

  /// Whether it shows an HTTP request line such as `GET /inbox`.
  boolean hasHttpRequest() {
    for (String verb :
        List.of("GET /", "POST /", "PUT /", "DELETE /", "HEAD /", "PATCH /", "OPTIONS /")) {
      if (original.contains(verb)) {
        return true;
      }
    }
    return false;
  }

  private void maskUrls() {
    int to = 0;
    for (int at = original.indexOf("://"); at >= 0; at = original.indexOf("://", to)) {
      int from = at;
      while (from > 0 && Character.isLetter(chars[from - 1]) && at - from < 12) {
        from--;
      }
      to = at + 3;
      while (to < chars.length
          && !Character.isWhitespace(chars[to])
          && "<>\"'`)]}".indexOf(chars[to]) < 0) {
        to++;
      }
      mask(from, to);
    }
  }

  private void maskAddresses() {
    int done = 0;
    for (int at = original.indexOf('@'); at >= 0; at = original.indexOf('@', at + 1)) {
      int from = at;
      while (from > done && isAddressChar(chars[from - 1]) && at - from < LONGEST_LOCAL_PART) {
        from--;
      }
      int to = at + 1;
      while (to < chars.length && isAddressChar(chars[to]) && to - at < LONGEST_LOCAL_PART) {
        to++;
      }
      if (from < at && to > at + 1) {
        mask(from, to);
      }
      done = to;
    }
  }

  private static boolean isAddressChar(char c) {
    return c == MASK || Character.isLetterOrDigit(c) || "._%+-=/~!$&#{}|^*?".indexOf(c) >= 0;
  }

  private void mask(int from, int to) {
    for (int i = from; i < to; i++) {
      chars[i] = MASK;
    }
  }
}
