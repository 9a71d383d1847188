package bouncecard.decode;

import bouncecard.text.LowerCase;
import java.util.Locale;

/// The words of a reply prepared for matching.
///
/// @param original as it came, for tokens whose case matters
/// @param lower lower case, white space collapsed
/// @param folded as `lower`, without the codes that a multi-line reply repeats where its lines were
///   joined
record JudgedText(String original, String lower, String folded) {
  /// A reply of RFC 5321 has at most 512 octets a line; what a filter writes about one is longer,
  /// but not by much more.
  private static final int LONGEST = 16_384;

  static JudgedText of(String text) {
    String bounded = text.length() > LONGEST ? text.substring(0, LONGEST) : text;
    String lower = collapse(LowerCase.of(bounded));
    return new JudgedText(bounded, lower, fold(lower));
  }

  /// A wording with the letters it had, where it stands there in one piece.
  String asWritten(String wording) {
    int at = LowerCase.of(original).indexOf(wording.toLowerCase(Locale.ROOT));
    return at < 0 || at + wording.length() > original.length()
        ? wording
        : original.substring(at, at + wording.length());
  }

  private static String collapse(String text) {
    StringBuilder out = new StringBuilder(text.length());
    boolean space = true;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c <= ' ' || c == '\u00a0') {
        if (!space) {
          out.append(' ');
        }
        space = true;
      } else {
        out.append(c);
        space = false;
      }
    }
    return out.toString().stripTrailing();
  }

  /// Drops each `550 ` and `550-` that begins a word, with the enhanced status code behind it.
  private static String fold(String text) {
    StringBuilder out = new StringBuilder(text.length());
    int i = 0;
    while (i < text.length()) {
      boolean atWord = i == 0 || text.charAt(i - 1) == ' ' || text.charAt(i - 1) == '-';
      int end = atWord ? endOfReplyHead(text, i) : -1;
      if (end > 0) {
        i = end;
      } else {
        out.append(text.charAt(i++));
      }
    }
    return out.toString();
  }

  private static int endOfReplyHead(String text, int start) {
    if (start + 4 > text.length()
        || text.charAt(start) < '2'
        || text.charAt(start) > '5'
        || !isDigit(text, start + 1)
        || !isDigit(text, start + 2)
        || (text.charAt(start + 3) != ' ' && text.charAt(start + 3) != '-')) {
      return -1;
    }
    int end = start + 4;
    int code = end;
    while (code < text.length() && (isDigit(text, code) || text.charAt(code) == '.')) {
      code++;
    }
    boolean isEnhanced =
        code - end >= 5 && code - end <= 7 && code < text.length() && text.charAt(code) == ' ';
    return isEnhanced ? code + 1 : end;
  }

  private static boolean isDigit(String text, int i) {
    return text.charAt(i) >= '0' && text.charAt(i) <= '9';
  }
}
