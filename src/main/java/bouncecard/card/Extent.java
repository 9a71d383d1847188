package bouncecard.card;

/// How much room text takes on a phone, by estimate: words, and lines of a column that is
/// [#COLUMNS] narrow letters wide.
///
/// @param words words that are read, commands in them
/// @param lines lines on the screen
public record Extent(int words, int lines) {
  /// Narrow letters in a line of a chat on a phone that is 390 pixels wide.
  public static final int COLUMNS = 34;

  /// Nothing.
  public static final Extent NONE = new Extent(0, 0);

  /// What a text takes; `indent` letters of each line are taken by what it stands under.
  public static Extent of(String text, int indent) {
    int width = COLUMNS - indent;
    int words = 0;
    int lines = 1;
    int column = 0;
    int start = 0;
    while (start < text.length()) {
      int end = start;
      int wide = 0;
      while (end < text.length() && !Character.isWhitespace(text.charAt(end))) {
        wide += isWide(text.charAt(end)) ? 2 : 1;
        end++;
      }
      if (end > start) {
        words++;
        if (column > 0 && column + 1 + wide > width) {
          lines++;
          column = 0;
        }
        column += (column > 0 ? 1 : 0) + wide;
        lines += (column - 1) / width;
        column = (column - 1) % width + 1;
      }
      if (end < text.length() && text.charAt(end) == '\n') {
        lines++;
        column = 0;
      }
      start = end + 1;
    }
    return text.isBlank() ? NONE : new Extent(words, lines);
  }

  /// What a text takes that begins its own lines.
  public static Extent of(Rich text) {
    return of(text.text(), 0);
  }

  /// Both together.
  public Extent plus(Extent other) {
    return new Extent(words + other.words, lines + other.lines);
  }

  /// Whether it is within another.
  public boolean fits(Extent most) {
    return words <= most.words && lines <= most.lines;
  }

  /// Hangul, kana and Han letters are as wide as two Latin ones.
  private static boolean isWide(char c) {
    return c >= 0x1100
        && (c <= 0x115F || (c >= 0x2E80 && c <= 0xD7A3) || (c >= 0xFF00 && c < 0xFF61));
  }
}
