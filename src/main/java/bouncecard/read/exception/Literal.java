package bouncecard.read.exception;

import java.util.Optional;

/// A string as a program's source or its printed form has it: between quotes, with escapes.
///
/// @param start where its words begin, after the opening quote
/// @param end where they end, before the closing quote
/// @param after where the text goes on after the closing quote
record Literal(int start, int end, int after) {
  private static final int LONGEST = 16_384;

  /// The literal that begins at `at`, with a prefix as `b`, `u`, `r` or not. One that the end of
  /// the text cuts off ends there.
  static Optional<Literal> at(String text, int at) {
    int open = at;
    while (open < text.length() && open - at < 2 && "bBuUrR".indexOf(text.charAt(open)) >= 0) {
      open++;
    }
    if (open >= text.length() || !isQuote(text.charAt(open))) {
      return Optional.empty();
    }
    char quote = text.charAt(open);
    int last = Math.min(text.length(), open + LONGEST);
    for (int i = open + 1; i < last; i++) {
      if (text.charAt(i) == '\\') {
        i++;
      } else if (text.charAt(i) == quote) {
        return Optional.of(new Literal(open + 1, i, i + 1));
      }
    }
    return Optional.of(new Literal(open + 1, last, last));
  }

  /// The literal that ends with the quote right before `after`, on one line.
  static Optional<Literal> endingAt(String text, int after, int longest) {
    int close = after - 1;
    if (close < 1 || !isQuote(text.charAt(close))) {
      return Optional.empty();
    }
    char quote = text.charAt(close);
    int first = Math.max(0, close - longest);
    for (int i = close - 1; i >= first; i--) {
      char c = text.charAt(i);
      if (c == quote) {
        return Optional.of(new Literal(i + 1, close, after));
      }
      if (c == '\n') {
        break;
      }
    }
    return Optional.empty();
  }

  static boolean isQuote(char c) {
    return c == '\'' || c == '"';
  }

  String of(String text) {
    return text.substring(start, end);
  }
}
