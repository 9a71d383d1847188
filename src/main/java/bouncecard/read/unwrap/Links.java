package bouncecard.read.unwrap;

import bouncecard.text.LeadWords;
import bouncecard.text.LowerCase;
import bouncecard.text.Rewritten;
import bouncecard.text.Signs;
import java.util.List;

/// Addresses and hosts that a program made links of become plain again: `[a@x](mailto:a@x)` of
/// Markdown, `<mailto:a@x|a@x>` of chats, `[EMAIL=a@x]a@x[/EMAIL]` of forums, `a@x <mailto:a@x>` of
/// mail programs.
final class Links implements Step {
  private static final int LONGEST = 600;
  private static final LeadWords MAIL = new LeadWords(List.of("mailto:"));

  @Override
  public Rewritten undo(Rewritten text) {
    String t = text.text();
    Signs signs = text.signs();
    if (!signs.mayHave('[')
        && !signs.mayHave('|')
        && !(signs.mayHave(':') && t.contains("mailto:"))) {
      return text;
    }
    Rewritten.Builder out = text.rewrite();
    // What links to an address or a page has a colon, and in other brackets than square ones a bar
    // or the word for mail.
    boolean hasOthers = signs.mayHave(':') && (signs.mayHave('|') || MAIL.areIn(t));
    int i = hasOthers ? 0 : t.indexOf('[');
    while (i >= 0 && i < t.length()) {
      if (!hasOthers && t.charAt(i) != '[') {
        i = t.indexOf('[', i);
        continue;
      }
      int end =
          switch (t.charAt(i)) {
            case '[' -> bracket(t, i, out);
            case '<' -> angle(t, i, out);
            case '(' -> target(t, i, out);
            default -> -1;
          };
      i = end > i ? end : i + 1;
    }
    return out.build();
  }

  /// `[words](target)`, `[EMAIL=…]`, `[URL=…]`, `[/EMAIL]`, `[mailto:a@x]`; returns where it ends.
  private static int bracket(String t, int open, Rewritten.Builder out) {
    int close = close(t, open, '[', ']');
    if (close < 0) {
      return -1;
    }
    if (t.startsWith("](", close)) {
      int end = close(t, close + 1, '(', ')');
      String target = end < 0 ? "" : t.substring(close + 2, end);
      if (isTarget(target)) {
        out.copyTo(open).skipTo(open + 1).copyTo(close).skipTo(end + 1);
        return end + 1;
      }
    }
    if (!beginsTag(t, open + 1)) {
      return -1;
    }
    String inner = LowerCase.of(t.substring(open + 1, close));
    if (isTag(inner)) {
      out.copyTo(open).skipTo(close + 1);
      return close + 1;
    }
    if (inner.startsWith("mailto:")) {
      out.copyTo(open).put("<").skipTo(open + 8).copyTo(close).skipTo(close + 1).put(">");
      return close + 1;
    }
    return -1;
  }

  /// `<mailto:a@x|words>`, `<http://x|x>`, `<mailto:a@x>`, `<(mailto:a@x)>`.
  private static int angle(String t, int open, Rewritten.Builder out) {
    int close = close(t, open, '<', '>');
    if (close < 0) {
      return -1;
    }
    int from = t.startsWith("(", open + 1) ? open + 2 : open + 1;
    boolean isMail = t.regionMatches(true, from, "mailto:", 0, 7);
    int bar = lastBar(t, open, close);
    boolean isNamed = bar > open && isTarget(t.substring(from, bar));
    if (isNamed) {
      out.copyTo(open).skipTo(bar + 1).copyTo(close).skipTo(close + 1);
      return close + 1;
    }
    if (!isMail) {
      return -1;
    }
    String address = t.substring(from + 7, close).replace(")", "");
    int before = open;
    while (before > 0 && (t.charAt(before - 1) == ' ' || t.charAt(before - 1) == '<')) {
      before--;
    }
    boolean isRepeated = t.regionMatches(before - address.length(), address, 0, address.length());
    if (isRepeated) {
      out.copyTo(open).skipTo(close + 1);
    } else {
      int end = from + 7 + address.length();
      out.copyTo(open + 1).skipTo(from + 7).copyTo(end).skipTo(close);
    }
    return close;
  }

  /// Where the last bar stands within the brackets; -1 where none does.
  private static int lastBar(String t, int open, int close) {
    for (int i = close - 1; i > open; i--) {
      if (t.charAt(i) == '|') {
        return i;
      }
    }
    return -1;
  }

  /// `a@x(mailto:a@x)`, as some programs copy a link.
  private static int target(String t, int open, Rewritten.Builder out) {
    int close = close(t, open, '(', ')');
    boolean isMail = close > 0 && t.regionMatches(true, open + 1, "mailto:", 0, 7);
    if (!isMail) {
      return -1;
    }
    String address = t.substring(open + 8, close);
    if (!t.regionMatches(open - address.length(), address, 0, address.length())) {
      return -1;
    }
    out.copyTo(open).skipTo(close + 1);
    return close + 1;
  }

  private static boolean isTarget(String target) {
    String lower = LowerCase.of(target);
    return lower.startsWith("mailto:") || lower.startsWith("http:") || lower.startsWith("https:");
  }

  /// Whether a tag or `mailto:` may begin there: most brackets are around an IP address.
  private static boolean beginsTag(String t, int at) {
    char c = LowerCase.of(t.charAt(at));
    return c == '/' || (c >= 'a' && c <= 'z');
  }

  /// Tags of forums; their names are ASCII.
  private static boolean isTag(String inner) {
    int end = inner.startsWith("/") ? 1 : 0;
    int start = end;
    while (end < inner.length() && inner.charAt(end) >= 'a' && inner.charAt(end) <= 'z') {
      end++;
    }
    boolean isWhole = end == inner.length() || inner.charAt(end) == '=';
    return isWhole
        && switch (inner.substring(start, end)) {
          case "email", "url", "code", "quote", "font", "color", "size", "b", "i", "u" -> true;
          default -> false;
        };
  }

  private static int close(String t, int open, char opening, char closing) {
    int last = Math.min(t.length(), open + LONGEST);
    for (int i = open + 1; i < last; i++) {
      char c = t.charAt(i);
      if (c == closing) {
        return i;
      }
      if (c == opening || c == '\n') {
        return -1;
      }
    }
    return -1;
  }
}
