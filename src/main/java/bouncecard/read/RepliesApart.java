package bouncecard.read;

import bouncecard.text.Lines;
import java.util.ArrayList;
import java.util.List;

/// Refusals that each begin a line, as the errors of several recipients do, with what follows each.
final class RepliesApart {
  private RepliesApart() {}

  /// The refusals in the text with all of their lines; none where they are not several. What stands
  /// before the first one belongs to none.
  static List<String> in(String text) {
    if (!Lines.areSeveral(text)) {
      return List.of();
    }
    List<String> found = new ArrayList<>();
    int start = -1;
    String continued = "";
    int from = 0;
    while (from < text.length()) {
      int end = Lines.endOfLine(text, from);
      int at = from;
      while (at < end && text.charAt(at) <= ' ') {
        at++;
      }
      if (isRefusal(text, at, end)) {
        boolean goesOn = text.startsWith(continued, at) && !continued.isEmpty();
        if (!goesOn) {
          add(found, text, start, from);
          start = from;
        }
        continued = at + 3 < end && text.charAt(at + 3) == '-' ? text.substring(at, at + 3) : "";
      }
      from = Lines.startOfNext(text, end);
    }
    add(found, text, start, text.length());
    return found.size() > 1 ? found : List.of();
  }

  private static void add(List<String> found, String text, int start, int end) {
    if (start >= 0) {
      found.add(text.substring(start, end).strip());
    }
  }

  /// Whether a reply code of class 4 or 5 stands there, and more after it in its line.
  private static boolean isRefusal(String text, int at, int end) {
    return at + 4 < end
        && (text.charAt(at) == '4' || text.charAt(at) == '5')
        && isDigit(text.charAt(at + 1))
        && isDigit(text.charAt(at + 2))
        && (text.charAt(at + 3) == ' ' || text.charAt(at + 3) == '-');
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
