package bouncecard.compose;

import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;

/// A server's reply line by line: the codes that head each line of it are said once.
///
/// Logs and reports write a reply of many lines in one, `550-5.7.26 First 550-5.7.26 second 550
/// 5.7.26 last`.
final class ReplyLines {
  private static final int CODE = 3;
  private static final int LONGEST_CODE = 12;

  private ReplyLines() {}

  /// The reply in its lines.
  static List<String> of(UntrustedText reply) {
    String text = reply.value();
    int at = code(text);
    if (at < 0) {
      return text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
    }
    String code = text.substring(at, at + CODE);
    String enhanced = enhanced(text, at + CODE + 1);
    List<String> lines = new ArrayList<>();
    int start = 0;
    int i = at + 1;
    while (i < text.length()) {
      int head = head(text, i, code, enhanced);
      if (text.charAt(i) == '\n' || head > 0) {
        add(lines, text.substring(start, i));
        start = head > 0 ? head : i + 1;
        i = start;
      } else {
        i++;
      }
    }
    add(lines, text.substring(Math.min(start, text.length())));
    return lines;
  }

  /// The line that holds some words, and the lines after it, shortened; the first line where none
  /// does.
  static UntrustedText deciding(UntrustedText reply, String words, int longest) {
    List<String> lines = new ArrayList<>(of(reply));
    if (!lines.isEmpty()) {
      lines.subList(1, lines.size()).removeIf(ReplyLines::isEmptyOfWords);
      if (lines.size() > 1 && lines.getLast().endsWith(":") && !lines.getLast().contains(words)) {
        lines.removeLast(); // the heading of what is not here
      }
      lines.set(0, said(lines.getFirst(), words));
      lines.set(lines.size() - 1, withoutCommand(lines.getLast(), words));
    }
    int found = 0;
    for (int i = 0; i < lines.size(); i++) {
      if (!words.isEmpty() && lines.get(i).contains(words)) {
        found = i;
        break;
      }
    }
    StringBuilder quoted = new StringBuilder();
    for (String line : lines.subList(Math.min(found, lines.size()), lines.size())) {
      if (quoted.length() + line.length() > longest && !quoted.isEmpty()) {
        break;
      }
      quoted.append(quoted.isEmpty() ? "" : "\n").append(around(line, words, longest));
    }
    return new UntrustedText(quoted.toString());
  }

  /// Whether a line holds nothing that a server says: marks of what carried the reply, a code
  /// alone, a tag.
  private static boolean isEmptyOfWords(String line) {
    boolean isTag = line.startsWith("<") && line.endsWith(">") && line.indexOf('@') < 0;
    return isTag || line.chars().noneMatch(Character::isLetter);
  }

  /// A line without who said it, as in `host mx.example.com[192.0.2.1] said: 550 …`.
  private static String said(String line, String words) {
    int at = code(line);
    return at > 0 && line.indexOf(words, at) >= 0 ? line.substring(at) : line;
  }

  /// A line without what it was said to, which its writer added: `… (in reply to RCPT TO command)`.
  private static String withoutCommand(String line, String words) {
    int at = line.indexOf(" (in reply to ");
    return at > 0 && line.lastIndexOf(words, at) >= 0 ? line.substring(0, at) : line;
  }

  /// A long line from a little before the words.
  private static String around(String line, String words, int longest) {
    if (line.length() <= longest) {
      return line;
    }
    int at = words.isEmpty() ? 0 : Math.max(0, line.indexOf(words));
    int start =
        at + words.length() <= longest ? 0 : line.lastIndexOf(' ', Math.max(0, at - 10)) + 1;
    String rest = new UntrustedText(line.substring(start)).visible(longest);
    return start == 0 ? rest : "… " + rest;
  }

  private static void add(List<String> lines, String line) {
    String stripped = line.strip();
    if (!stripped.isEmpty()) {
      lines.add(stripped);
    }
  }

  /// Where the first reply code stands at the head of a word or a quotation, with a hyphen or space
  /// after it.
  private static int code(String text) {
    for (int i = 0; i + CODE < text.length(); i++) {
      boolean begins =
          i == 0 || Character.isWhitespace(text.charAt(i - 1)) || isQuote(text.charAt(i - 1));
      if (begins
          && text.charAt(i) >= '2'
          && text.charAt(i) <= '5'
          && isDigit(text.charAt(i + 1))
          && isDigit(text.charAt(i + 2))
          && (text.charAt(i + CODE) == '-' || text.charAt(i + CODE) == ' ')) {
        return i;
      }
    }
    return -1;
  }

  /// The enhanced status code that stands there, else nothing.
  private static String enhanced(String text, int start) {
    int end = start;
    int dots = 0;
    while (end < text.length()
        && end - start < LONGEST_CODE
        && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      dots += text.charAt(end) == '.' ? 1 : 0;
      end++;
    }
    return dots == 2 ? text.substring(start, end) : "";
  }

  /// Where the words of a further line begin whose codes stand at `i`; -1 where none do.
  private static int head(String text, int i, String code, String enhanced) {
    if (!Character.isWhitespace(text.charAt(i - 1)) || !text.startsWith(code, i)) {
      return -1;
    }
    int end = i + CODE;
    boolean isContinued = end < text.length() && text.charAt(end) == '-';
    boolean isLast = end < text.length() && text.charAt(end) == ' ';
    boolean repeats = !enhanced.isEmpty() && text.startsWith(enhanced, end + 1);
    if (!isContinued && !(isLast && (repeats || text.charAt(i - 1) == '\n'))) {
      return -1;
    }
    end += 1 + (repeats ? enhanced.length() : 0);
    while (end < text.length() && text.charAt(end) == ' ') {
      end++;
    }
    return end;
  }

  private static boolean isQuote(char c) {
    return c == '"' || c == '\'' || c == '(' || c == '<';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
