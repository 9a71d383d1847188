package bouncecard.smtp;

/// The tokens between white spaces in a line after a position.
final class FollowingTokens {
  private static final int LEAST_ID = 8;
  private static final int LONGEST_REPLY_HEAD = 160;

  private final char[] chars;
  private int soughtFrom;
  private int soughtTo;
  private int foundAt = -1;

  FollowingTokens(char[] chars) {
    this.chars = chars;
  }

  /// What is asked of something between two white spaces.
  interface Token {
    boolean test(char[] text, int from, int to);
  }

  /// Whether one of the words and signs that soon follow in the same line is such.
  ///
  /// What was looked at once is not looked at again: many numbers in one line take no longer than
  /// one.
  boolean has(int end, Token such) {
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
}
