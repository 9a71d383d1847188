package bouncecard.smtp;

import bouncecard.text.Beginnings;
import java.util.List;
import java.util.Optional;

/// A text with its URLs and addresses masked, by the characters at a position.
final class ScannedText {
  private static final List<String> HTTP_VERBS =
      List.of("GET", "POST", "PUT", "DELETE", "HEAD", "PATCH", "OPTIONS");

  private final String original;
  private final char[] chars;
  private final NearbyWords words;
  private final LinePosition lines;
  private final FollowingTokens tokens;

  ScannedText(String text) {
    original = text;
    chars = LinkMasking.mask(text);
    words = new NearbyWords(this, chars);
    lines = new LinePosition(this, words, chars);
    tokens = new FollowingTokens(chars);
  }

  /// The words around a position.
  NearbyWords words() {
    return words;
  }

  /// A position's place in its line.
  LinePosition lines() {
    return lines;
  }

  /// What follows in a position's line.
  FollowingTokens tokens() {
    return tokens;
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

  /// The reply code that the three digits there are, if any.
  Optional<ReplyCode> replyCode(int start) {
    return ReplyCode.at(original, start);
  }

  /// The enhanced status code that stands there, if any.
  Optional<EnhancedStatusCode> enhanced(int start, int end) {
    return EnhancedStatusCode.at(original, start, end);
  }

  /// Whether lower-case words stand there, in whatever case.
  boolean startsWith(String words, int index) {
    return original.regionMatches(true, index, words, 0, words.length());
  }

  /// Whether some of these words stand there, in whatever case.
  boolean startsWithAny(Beginnings words, int index) {
    return words.isAnyAt(original, index);
  }

  /// Whether the text goes on with it there, to the letter.
  boolean continuesWith(String words, int index) {
    return original.startsWith(words, index);
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
    if (p == ' ' || p == 0 || Character.isWhitespace(p) || alsoAllowed.indexOf(p) >= 0) {
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
    if (n == ' ' || n == 0 || Character.isWhitespace(n)) {
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

  /// Whether it is a letter of a writing that parts no words.
  static boolean isEastAsian(char c) {
    return c >= 0x3000 && !LinkMasking.isMask(c) && Character.isLetter(c);
  }

  /// Whether the same mark stands on both sides, as `_550_` is italic and a qmail log writes its
  /// spaces.
  boolean isMarkedBy(char mark, int start, int end) {
    return at(start - 1) == mark && at(end) == mark;
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
