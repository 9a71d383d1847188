package bouncecard.app.watch;

import java.util.ArrayList;
import java.util.List;

/// One line alone that names values, `"body": "550 …"`, `'full' => '552 …',`, `{name: "full",
/// reply: "552 …"},`: an entry of a list, a configuration or a fixture, and nothing that a program
/// printed, unless a key is one under which replies are printed.
final class LoneEntry {
  private static final int LONGEST = 600;
  private static final String OPENING = " \t{[(";
  private static final String CLOSING = " \t}]),;";

  private final CodeNames names;

  LoneEntry(CodeNames names) {
    this.names = names;
  }

  /// What a line was read as.
  ///
  /// @param keys the names of its values; none where it is anything else
  /// @param isQuoted whether the names stand in quotation marks
  private record Line(List<String> keys, boolean isQuoted) {}

  /// Whether the text is such a line.
  boolean isOne(String text) {
    String line = text.strip();
    if (line.isEmpty() || line.length() > LONGEST || line.indexOf('\n') >= 0) {
      return false;
    }
    Line read = read(line);
    if (read.keys().isEmpty()) {
      return false;
    }
    boolean isElement =
        line.endsWith(",") && (line.startsWith("{") ? !read.isQuoted() : isArrow(line));
    return isElement
        || read.keys().stream().anyMatch(names::isTested)
        || (read.isQuoted() && read.keys().stream().noneMatch(names::isPrinted));
  }

  private static boolean isArrow(String line) {
    return line.contains("' => ") || line.contains("\" => ");
  }

  private static Line read(String line) {
    List<String> keys = new ArrayList<>();
    boolean isQuoted = true;
    boolean hasText = false;
    int at = skip(line, 0, OPENING);
    while (at < line.length()) {
      int key = endOfValue(line, at);
      int sign = skip(line, key, " ");
      int value = skip(line, endOfSign(line, sign), " ");
      int end = endOfValue(line, value);
      if (key == at || endOfSign(line, sign) == sign || end == value) {
        return new Line(List.of(), isQuoted);
      }
      boolean isMarked = isQuote(line.charAt(at));
      keys.add(isMarked ? line.substring(at + 1, key - 1) : line.substring(at, key));
      isQuoted &= isMarked;
      hasText |=
          isQuote(line.charAt(value)) && ExampleLines.codeIn(line.substring(value, end), 0) >= 0;
      at = skip(line, end, CLOSING);
    }
    return new Line(hasText ? keys : List.of(), isQuoted);
  }

  /// `:`, `=>`.
  private static int endOfSign(String line, int at) {
    if (line.startsWith("=>", at)) {
      return at + 2;
    }
    return line.startsWith(":", at) ? at + 1 : at;
  }

  /// A literal, a name or a number.
  private static int endOfValue(String line, int from) {
    if (from >= line.length()) {
      return from;
    }
    char first = line.charAt(from);
    if (!isQuote(first)) {
      int end = from;
      while (end < line.length()
          && (Character.isLetterOrDigit(line.charAt(end))
              || "_.-$".indexOf(line.charAt(end)) >= 0)) {
        end++;
      }
      return end;
    }
    for (int i = from + 1; i < line.length(); i++) {
      if (line.charAt(i) == '\\') {
        i++;
      } else if (line.charAt(i) == first) {
        return i + 1;
      }
    }
    return from;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '`';
  }

  private static int skip(String line, int from, String signs) {
    int at = from;
    while (at < line.length() && signs.indexOf(line.charAt(at)) >= 0) {
      at++;
    }
    return at;
  }
}
