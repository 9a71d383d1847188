package bouncecard.adapter.terminal;

import java.util.ArrayList;
import java.util.List;

/// How wide text is on a terminal, where East Asian characters take two columns (Unicode Annex 11),
/// and how it wraps.
final class Columns {
  private Columns() {}

  static int width(String text) {
    int width = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      width += width(c);
      i += Character.charCount(c);
    }
    return width;
  }

  private static int width(int c) {
    if (c < 0x1100) {
      return 1;
    }
    int type = Character.getType(c);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    if (c >= 0x1F300 && c <= 0x1FAFF) {
      return 2;
    }
    return switch (Character.UnicodeScript.of(c)) {
      case HAN, HANGUL, HIRAGANA, KATAKANA, BOPOMOFO, YI -> 2;
      default -> (c >= 0x3000 && c <= 0x303E) || (c >= 0xFF01 && c <= 0xFF60) ? 2 : 1;
    };
  }

  /// As much of a text, from its beginning, as fits into `limit` columns.
  static String cut(String text, int limit) {
    int used = 0;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      used += width(c);
      if (used > limit) {
        return text.substring(0, i);
      }
      i += Character.charCount(c);
    }
    return text;
  }

  /// Wraps words into lines of at most `limit` columns; words that are glued together stay so, and
  /// what is longer stands alone on its line.
  static List<List<Word>> wrap(List<Word> words, int limit) {
    List<List<Word>> lines = new ArrayList<>();
    List<Word> line = new ArrayList<>();
    int used = 0;
    for (int i = 0; i < words.size(); ) {
      int end = endOfGlued(words, i);
      List<Word> together = words.subList(i, end);
      int width = together.stream().mapToInt(word -> width(word.text())).sum();
      if (!line.isEmpty() && used + 1 + width > limit) {
        lines.add(line);
        line = new ArrayList<>();
        used = 0;
      }
      used += width + (line.isEmpty() ? 0 : 1);
      line.addAll(together);
      i = end;
    }
    if (!line.isEmpty() || lines.isEmpty()) {
      lines.add(line);
    }
    return lines;
  }

  private static int endOfGlued(List<Word> words, int start) {
    int end = start + 1;
    while (end < words.size() && words.get(end).glued()) {
      end++;
    }
    return end;
  }

  /// A word with its look.
  ///
  /// @param glued whether it follows the one before it without a space
  record Word(String text, boolean verbatim, boolean glued) {}
}
