package bouncecard.smtp;

import bouncecard.text.LowerCase;

/// The words of a [ScannedText]: those around a position, and whether they are among known ones.
final class NearbyWords {
  private static final int LONGEST_WORD = 40;

  /// Of each ASCII character, whether words have it; of the others, `Character` tells.
  private static final boolean[] OF_WORDS = new boolean[128];

  static {
    for (char c = 0; c < OF_WORDS.length; c++) {
      OF_WORDS[c] = Character.isLetterOrDigit(c) || "._-/".indexOf(c) >= 0;
    }
  }

  private final ScannedText text;
  private final char[] chars;

  NearbyWords(ScannedText text, char[] chars) {
    this.text = text;
    this.chars = chars;
  }

  /// The word before it in lower case, punctuation skipped; empty where a line begins or a code
  /// stands there.
  String wordBefore(int start) {
    int end = endOfWordBefore(start);
    return word(startOfWord(end), end);
  }

  /// Whether the word before it is one of these.
  boolean isAfter(Words words, int start) {
    int end = endOfWordBefore(start);
    return isOneOf(words, startOfWord(end), end);
  }

  /// Whether the word after it is one of these.
  boolean isBefore(Words words, int end) {
    int from = startOfWordAfter(end);
    int to = endOfWord(from);
    return !isElided(to) && isOneOf(words, from, to);
  }

  /// Whether a word goes on behind an apostrophe: in `550 L'utilisateur` nothing is measured in
  /// litres.
  private boolean isElided(int end) {
    return end + 1 < chars.length
        && (chars[end] == '\'' || chars[end] == '’')
        && Character.isLetter(chars[end + 1]);
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
    return text.at(endOfWordBefore(start)) == ':'
        && (speaker.equals("server") || speaker.equals("s"));
  }

  /// Whether it is the value of a key in quotation marks, as in `"status": 500`.
  boolean isValueOfQuotedKey(int start) {
    int end = endOfWordBefore(start);
    return (text.at(end) == '"' || text.at(end) == '\'') && text.at(end + 1) == ':';
  }

  /// Whether it is the value of a key of an object that is named after a status, quoted or not.
  boolean isValueOfStatusKey(int start) {
    int end = endOfWordBefore(start);
    int colon = text.at(end) == '"' || text.at(end) == '\'' ? end + 1 : end;
    String key = wordBefore(start).replace("_", "");
    return text.at(colon) == ':'
        && (key.equals("code") || key.equals("status") || key.equals("statuscode"))
        && (colon > end
            || text.at(start + 3) == 0
            || ",}\r\n".indexOf(text.solidAfter(start + 3)) >= 0);
  }

  /// Whether the colon parts a host from its port, or hours from minutes.
  boolean isPortColon(int colon) {
    char p = text.at(colon - 1);
    if ((p >= '0' && p <= '9') || p == ']' || LinkMasking.isMask(p)) {
      return true;
    }
    if (!Character.isLetter(p)) {
      return false;
    }
    String word = wordBefore(colon);
    return word.indexOf('.') >= 0 || word.equals("localhost");
  }

  /// The word after it in lower case; empty where the line ends or punctuation other than spaces
  /// stands between.
  String wordAfter(int end) {
    int from = startOfWordAfter(end);
    return word(from, endOfWord(from));
  }

  private int startOfWordAfter(int end) {
    int i = end;
    while (text.at(i) == ' ' || text.at(i) == '\t') {
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
    while (text.at(i) == ' ') {
      i++;
    }
    int from = i;
    while (Character.isLetter(text.at(i)) && i - from <= LONGEST_WORD) {
      i++;
    }
    return i > from
        && from > end
        && text.at(i) == ','
        && text.at(i + 1) == ' '
        && text.isDigit(i + 2);
  }

  /// Whether the word after it begins with a capital letter and goes on with small ones; so does
  /// the `A` before another word, which is no ampere then.
  boolean isCapitalized(int end) {
    int i = end;
    while (text.at(i) == ' ' || text.at(i) == '\t') {
      i++;
    }
    boolean isArticle = text.at(i) == 'A' && text.at(i + 1) == ' ';
    return Character.isUpperCase(text.at(i))
        && (isArticle || Character.isLowerCase(text.at(i + 1)))
        && Character.isLowerCase(text.at(i + 2));
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
}
