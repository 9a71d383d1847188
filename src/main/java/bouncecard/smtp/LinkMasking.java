package bouncecard.smtp;

import java.util.Arrays;

/// Takes URLs and addresses out of a text without moving anything: the numbers in them are never
/// codes.
final class LinkMasking {
  /// Stands for each character of an address: not a digit, not a letter of a word, not a place to
  /// end one.
  static final char ADDRESS = '\uE000';

  /// The same for a URL.
  static final char URL = '\uE001';

  private static final int LONGEST_LOCAL_PART = 320;
  private static final int LONGEST_SCHEME = 12;

  private LinkMasking() {}

  /// The text's characters, those of URLs and addresses replaced. No character is looked at twice
  /// for one kind of them.
  static char[] mask(String text) {
    char[] chars = text.toCharArray();
    maskUrls(text, chars);
    maskAddresses(text, chars);
    return chars;
  }

  static boolean isMask(char c) {
    return c == ADDRESS || c == URL;
  }

  private static void maskUrls(String original, char[] chars) {
    int at = original.indexOf("://");
    while (at >= 0) {
      int from = at;
      while (from > 0 && Character.isLetter(chars[from - 1]) && at - from < LONGEST_SCHEME) {
        from--;
      }
      int to = at + 3;
      while (to < chars.length
          && !Character.isWhitespace(chars[to])
          && "<>\"'`)]}|".indexOf(chars[to]) < 0) {
        to++;
      }
      Arrays.fill(chars, from, to, URL);
      at = original.indexOf("://", to);
    }
  }

  private static void maskAddresses(String original, char[] chars) {
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
        Arrays.fill(chars, from, to, ADDRESS);
      }
      done = to;
    }
  }

  private static boolean isAddressChar(char c) {
    return isMask(c) || Character.isLetterOrDigit(c) || "._%+-=/~!$&#{}|^*?".indexOf(c) >= 0;
  }
}
