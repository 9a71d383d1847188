package bouncecard.diagnose.composition;

/// Kinds of characters, as words are cut.
final class Letters {
  /// The characters of ASCII that certainly end a word and hang nothing on it.
  private static final boolean[] ENDS = new boolean[0x80];

  static {
    for (char c = 0; c < ENDS.length; c++) {
      ENDS[c] = !Chunk.isInside(c) && c != '\'' && c != '`';
    }
  }

  private Letters() {}

  /// Whether a character certainly ends a word and hangs nothing on it.
  static boolean isEnd(char c) {
    return c < ENDS.length && ENDS[c];
  }

  /// Whether a character is a word's part by itself: Chinese, Japanese and Korean are written
  /// without spaces, or with endings that hang on.
  static boolean isSyllable(char c) {
    return c >= '\u3005'
        && ((c >= '\u3040' && c <= '\u30ff' && c != '\u30fb')
            || (c >= '\u3400' && c <= '\u9fff')
            || (c >= '\uac00' && c <= '\ud7a3')
            || c == '\u3005');
  }

  /// Whether it is a letter or digit.
  static boolean isPartOfWord(char c) {
    if (c < 0x80) {
      return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
    }
    return Character.isLetterOrDigit(c);
  }

  static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  static boolean isUpper(char c) {
    return c < 0x80 ? c >= 'A' && c <= 'Z' : Character.isUpperCase(c);
  }

  static boolean isLower(char c) {
    return c < 0x80 ? c >= 'a' && c <= 'z' : Character.isLowerCase(c);
  }

  static boolean isHex(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F');
  }

  /// Whether an apostrophe with a letter after it stands there.
  static boolean isApostrophe(String text, int at, int length) {
    return at + 1 < length
        && (text.charAt(at) == '\'' || text.charAt(at) == '\u2019' || text.charAt(at) == '`')
        && isPartOfWord(text.charAt(at + 1))
        && !isDigit(text.charAt(at + 1));
  }

  /// Where the first part of `RecipientNotFound` ends: in front of the first capital after a small
  /// letter.
  static int endOfHump(String text, int start, int end) {
    for (int i = start + 1; i < end; i++) {
      if (isUpper(text.charAt(i)) && isLower(text.charAt(i - 1))) {
        return i;
      }
    }
    return end;
  }
}
