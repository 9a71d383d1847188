package bouncecard.text;

/// The part of a stranger's text that may be drawn.
///
/// Dropped are control characters, bidirectional controls (they reverse what a reader sees),
/// zero-width characters, tags, variation selectors and unpaired surrogates. What remains is
/// escaped by each renderer for where it is drawn.
final class Visible {
  private Visible() {}

  static String line(String text, int limit) {
    return clean(text, limit, false);
  }

  static String lines(String text, int limit) {
    return clean(text, limit, true);
  }

  /// Each character for itself: nothing is collapsed, cut or trimmed.
  static String characters(String text) {
    if (isPlain(text)) {
      return text;
    }
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\n' || (c == '\r' && !text.startsWith("\n", i))) {
        out.append('\n');
      } else if (c != '\r' && (Character.isWhitespace(c) || Character.isSpaceChar(c))) {
        out.append(' ');
      } else if (isDrawn(c)) {
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  /// Whether all of it is of ASCII and of Hangul syllables, as most texts are, and drawn as it is.
  private static boolean isPlain(String text) {
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      boolean isPlain = (c >= ' ' && c <= '~') || (c >= 0xAC00 && c <= 0xD7A3) || c == '\n';
      if (!isPlain) {
        return false;
      }
    }
    return true;
  }

  private static String clean(String text, int limit, boolean keepLines) {
    StringBuilder out = new StringBuilder(Math.min(text.length(), limit));
    boolean space = false;
    boolean newLine = false;
    for (int i = 0; i < text.length(); ) {
      int c = text.codePointAt(i);
      i += Character.charCount(c);
      if (c == '\n' || c == '\r') {
        space = true;
        newLine = true;
      } else if (Character.isWhitespace(c) || Character.isSpaceChar(c)) {
        space = true;
      } else if (isDrawn(c)) {
        int gap = space && !out.isEmpty() ? 1 : 0;
        int needed = out.length() + gap + Character.charCount(c);
        if (needed > limit || (needed == limit && hasMore(text, i))) {
          return out.append('…').toString();
        }
        if (gap > 0) {
          out.append(keepLines && newLine ? '\n' : ' ');
        }
        space = false;
        newLine = false;
        out.appendCodePoint(c);
      }
    }
    return out.toString();
  }

  private static boolean hasMore(String text, int from) {
    return from < text.length() && !text.substring(from).isBlank();
  }

  private static boolean isDrawn(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED ->
          false;
      default -> !isInvisible(c);
    };
  }

  /// Letters and marks by category that nevertheless draw nothing.
  private static boolean isInvisible(int c) {
    return c == 0x034F // combining grapheme joiner
        || c == 0x115F // Hangul fillers
        || c == 0x1160
        || c == 0x3164
        || c == 0xFFA0
        || c == 0x17B4 // Khmer inherent vowels
        || c == 0x17B5
        || c == 0x2800 // blank Braille pattern
        || (c >= 0x180B && c <= 0x180F)
        || (c >= 0xFE00 && c <= 0xFE0F)
        || (c >= 0xE0100 && c <= 0xE01EF);
  }
}
