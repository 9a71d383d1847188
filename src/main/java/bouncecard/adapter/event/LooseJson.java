package bouncecard.adapter.event;

import bouncecard.adapter.event.Tree.Series;
import bouncecard.adapter.event.Tree.Table;
import bouncecard.adapter.event.Tree.Text;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads one object the way people paste it: JSON, whole or cut anywhere, and what Python,
/// JavaScript, Ruby, PHP and Java print of such a value. A library reads none of these but the
/// first.
///
/// It reads as far as the text is such an object, keeps what stood before the place where it stops
/// to be one, and is linear in what it reads.
final class LooseJson {
  private static final int DEEPEST = 40;
  private static final int MOST_VALUES = 200_000;
  private static final int LONGEST_KEY = 200;

  private static final Set<String> NO_VALUES =
      Set.of("", "null", "NULL", "None", "nil", "undefined", "<nil>");

  private final String text;
  private int at;
  private int values;
  private boolean isBroken;

  /// Where the text that is being read was found to be closed.
  private int closing = -1;

  /// What was read.
  ///
  /// @param end where the text goes on
  /// @param isWhole whether the object ended as it should
  record Parsed(Table table, int end, boolean isWhole) {}

  private LooseJson(String text, int start) {
    this.text = text;
    this.at = start;
  }

  /// The object whose brace is at an index.
  static Parsed object(String text, int brace) {
    LooseJson json = new LooseJson(text, brace + 1);
    Table table = json.table(1);
    return new Parsed(table, json.at, !json.isBroken);
  }

  /// The members of an object whose brace was not pasted.
  static Parsed members(String text, int start) {
    LooseJson json = new LooseJson(text, start);
    Table table = json.table(1);
    return new Parsed(table, json.at, !json.isBroken);
  }

  /// After the opening sign.
  private Table table(int depth) {
    Map<String, Tree> members = new LinkedHashMap<>();
    while (!isBroken) {
      skip(",;");
      if (at >= text.length()) {
        isBroken = true;
      } else if (isClosing(text.charAt(at))) {
        at++;
        return new Table(members);
      } else {
        member(members, depth);
      }
    }
    return new Table(members);
  }

  private void member(Map<String, Tree> members, int depth) {
    int start = at;
    boolean isBracketed = text.charAt(at) == '[';
    String key = key();
    Separator separator = key.isEmpty() ? Separator.NONE : separator();
    if (separator == Separator.NONE) {
      at = start;
      if (isBracketed) {
        value(depth, Separator.COLON); // what a program prints of itself: [Error: …], [Circular]
      }
      isBroken |= at == start || !isBracketed;
      return;
    }
    boolean isPrinted = isBracketed && separator == Separator.ARROW;
    Tree value = value(depth, isPrinted ? Separator.PRINTED_ARROW : separator);
    if (!(isBroken && value instanceof Text(String cut) && cut.indexOf(' ') < 0)) {
      members.putIfAbsent(key, value);
    }
  }

  /// What stands between a name and its value.
  private enum Separator {
    NONE,
    /// JSON, JavaScript, Python.
    COLON,
    /// Ruby, and PHP where it prints code.
    ARROW,
    /// PHP where it prints for people: the value is the rest of the line.
    PRINTED_ARROW,
    /// A map that Java printed: there may be commas within a value.
    EQUALS
  }

  private Separator separator() {
    skip("");
    if (text.startsWith("=>", at)) {
      at += 2;
      return Separator.ARROW;
    }
    char c = at < text.length() ? text.charAt(at) : ' ';
    at += c == ':' || c == '=' ? 1 : 0;
    return c == ':' ? Separator.COLON : c == '=' ? Separator.EQUALS : Separator.NONE;
  }

  private String key() {
    char c = text.charAt(at);
    if (isQuote(c)) {
      String key = string();
      return isBroken || key.length() > LONGEST_KEY ? "" : key;
    }
    boolean isBracketed = c == '[';
    int from = isBracketed || c == ':' ? at + 1 : at;
    int to = from;
    while (to < text.length() && to - from < LONGEST_KEY && isKey(text.charAt(to))) {
      to++;
    }
    if (to == from || (isBracketed && (to >= text.length() || text.charAt(to) != ']'))) {
      return "";
    }
    at = isBracketed ? to + 1 : to;
    return text.substring(from, to);
  }

  private Tree value(int depth, Separator separator) {
    boolean isPrinted = separator == Separator.PRINTED_ARROW;
    if (isPrinted) {
      skipSpaces();
    } else {
      skip("");
    }
    if (at >= text.length() || ++values > MOST_VALUES || depth > DEEPEST) {
      isBroken = true;
      return Tree.Nothing.INSTANCE;
    }
    char c = text.charAt(at);
    if (isPrinted) {
      return bare(depth, separator);
    }
    if (c == '{' || c == '[' || c == '(') {
      at++;
      return c == '{' ? table(depth + 1) : c == '[' ? series(depth + 1) : concatenated();
    }
    if (isQuote(c)) {
      return new Text(joined());
    }
    if ("bBuUrR".indexOf(c) >= 0 && at + 1 < text.length() && isPlainQuote(text.charAt(at + 1))) {
      at++;
      return new Text(string());
    }
    return bare(depth, separator);
  }

  private Series series(int depth) {
    List<Tree> elements = new ArrayList<>();
    while (!isBroken) {
      skip(",");
      if (at >= text.length()) {
        isBroken = true;
      } else if (isClosing(text.charAt(at))) {
        at++;
        break;
      } else {
        int start = at;
        elements.add(value(depth, Separator.COLON));
        isBroken |= at == start;
      }
    }
    return new Series(elements);
  }

  /// A long text as Python prints it, in pieces within parentheses.
  private Text concatenated() {
    StringBuilder whole = new StringBuilder();
    skip("");
    while (at < text.length() && isQuote(text.charAt(at)) && !isBroken) {
      whole.append(string());
      skip("");
    }
    if (at < text.length() && text.charAt(at) == ')') {
      at++;
    } else {
      isBroken = true;
    }
    return new Text(whole.toString());
  }

  /// A long text as JavaScript prints it, in pieces with a plus between them.
  private String joined() {
    String whole = string();
    StringBuilder pieces = null;
    while (!isBroken) {
      int end = at;
      skip("");
      if (at >= text.length() || text.charAt(at) != '+') {
        at = end;
        break;
      }
      at++;
      skip("");
      if (at >= text.length() || !isQuote(text.charAt(at))) {
        at = end;
        break;
      }
      pieces = pieces == null ? new StringBuilder(whole) : pieces;
      pieces.append(string());
    }
    return pieces == null ? whole : pieces.toString();
  }

  /// A word without quotes: a number, a name, or all that a program printed.
  private Tree bare(int depth, Separator separator) {
    int from = at;
    while (at < text.length() && !endsBare(from, separator)) {
      at++;
    }
    String word = text.substring(from, at).strip();
    char next = at < text.length() ? text.charAt(at) : ' ';
    if (next == '{' && separator != Separator.PRINTED_ARROW) {
      at++;
      return table(depth + 1); // the name of a class before its members
    }
    if (isPrintedTable(word)) {
      int end = at;
      skip("");
      if (at < text.length() && text.charAt(at) == '(') {
        at++;
        return table(depth + 1);
      }
      at = end;
    }
    return NO_VALUES.contains(word) ? Tree.Nothing.INSTANCE : new Text(word);
  }

  private static boolean isPrintedTable(String word) {
    return word.endsWith("Array") || word.endsWith(" Object") || word.equals("array");
  }

  private boolean endsBare(int from, Separator separator) {
    char c = text.charAt(at);
    if (c == '\n' || c == '\r') {
      return true;
    }
    if (separator == Separator.PRINTED_ARROW) {
      return false;
    }
    if (c == ',') {
      return separator != Separator.EQUALS || isBeforeName();
    }
    return c == '}'
        || c == ']'
        || c == '{'
        || (c == '(' && isPrintedTable(text.substring(from, Math.min(at, from + 20)).strip()));
  }

  /// Whether a name and an equals sign follow the comma here.
  private boolean isBeforeName() {
    int to = at + 1;
    while (to < text.length() && text.charAt(to) == ' ') {
      to++;
    }
    int from = to;
    while (to < text.length() && to - from < LONGEST_KEY && isKey(text.charAt(to))) {
      to++;
    }
    return to > from && to < text.length() && text.charAt(to) == '=';
  }

  private String string() {
    char open = text.charAt(at++);
    int from = at;
    StringBuilder unescaped = null;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (closes(open, c)) {
        String end = text.substring(from, at);
        at++;
        return unescaped == null ? end : unescaped.append(end).toString();
      }
      if (c == '\\') {
        unescaped = unescaped == null ? new StringBuilder() : unescaped;
        unescaped.append(text, from, at);
        escape(unescaped);
        from = at;
      } else if (c == '\n' || c == '\r') {
        if (at > closing && !goesOn(open)) {
          break;
        }
        unescaped = unescaped == null ? new StringBuilder() : unescaped;
        unescaped.append(text, from, at);
        lineEnd(unescaped);
        from = at;
      } else {
        at++;
      }
    }
    isBroken = true;
    String rest = text.substring(Math.min(from, at), at);
    return unescaped == null ? rest : unescaped.append(rest).toString();
  }

  /// Whether a text that is broken by a line end goes on in the lines below, as where a terminal
  /// wrapped it: then what closes it stands before a sign that may follow a text. The line may as
  /// well have been cut there.
  private boolean goesOn(char open) {
    for (int i = at; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\') {
        i++;
      } else if (closes(open, c)) {
        int next = i + 1;
        while (next < text.length() && text.charAt(next) <= ' ') {
          next++;
        }
        closing = i;
        return next >= text.length() || ",:}])=".indexOf(text.charAt(next)) >= 0;
      }
    }
    return false;
  }

  /// What a line end within a text was before: nothing where the line is as long as its neighbour
  /// above, as terminals wrap; else a space.
  private void lineEnd(StringBuilder to) {
    int start = text.lastIndexOf('\n', at - 1) + 1;
    int above = start < 2 ? -1 : text.lastIndexOf('\n', start - 2) + 1;
    boolean isFull = above >= 0 && start - 1 - above == at - start;
    while (at < text.length() && (text.charAt(at) == '\n' || text.charAt(at) == '\r')) {
      at++;
    }
    while (at < text.length() && ">| ".indexOf(text.charAt(at)) >= 0) {
      at++;
    }
    boolean isSpaced = !to.isEmpty() && to.charAt(to.length() - 1) == ' ';
    to.append(isFull || isSpaced ? "" : " ");
  }

  private void escape(StringBuilder to) {
    at++;
    if (at >= text.length()) {
      return;
    }
    char c = text.charAt(at++);
    switch (c) {
      case 'n' -> to.append('\n');
      case 't' -> to.append('\t');
      case 'r' -> to.append('\r');
      case 'b', 'f', 'v', 'a', '0', '\n' -> to.append(' ');
      case 'u' -> hexadecimal(to, 4);
      case 'x' -> hexadecimal(to, 2);
      default -> to.append(c);
    }
  }

  private void hexadecimal(StringBuilder to, int digits) {
    int value = 0;
    int end = at + digits;
    for (int i = at; i < end; i++) {
      int digit = i < text.length() ? Character.digit(text.charAt(i), 16) : -1;
      if (digit < 0) {
        return;
      }
      value = value << 4 | digit;
    }
    at = end;
    to.append((char) value);
  }

  /// Steps over white space, marks of quoted lines, comments, marks of left-out text, and these.
  private void skip(String others) {
    while (at < text.length()) {
      char c = text.charAt(at);
      boolean isLineStart = at > 0 && text.charAt(at - 1) == '\n';
      if (c <= ' ' || c == '\u00a0' || c == '\ufeff' || others.indexOf(c) >= 0) {
        at++;
      } else if (isLineStart && (c == '>' || c == '|')) {
        at++;
        while (at < text.length() && ">| ".indexOf(text.charAt(at)) >= 0) {
          at++;
        }
      } else if (text.startsWith("//", at)) {
        int end = text.indexOf('\n', at);
        at = end < 0 ? text.length() : end;
      } else if (c == '…' || text.startsWith("...", at)) {
        at += c == '…' ? 1 : 3;
      } else {
        return;
      }
    }
  }

  private void skipSpaces() {
    while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) == '\t')) {
      at++;
    }
  }

  private static boolean isKey(char c) {
    return Character.isLetterOrDigit(c) || "_$@.-".indexOf(c) >= 0;
  }

  static boolean isQuote(char c) {
    return isPlainQuote(c) || c == '“' || c == '”' || c == '„';
  }

  private static boolean isPlainQuote(char c) {
    return c == '"' || c == '\'';
  }

  private static boolean closes(char open, char c) {
    return isPlainQuote(open) ? c == open : c == '“' || c == '”' || c == '"';
  }

  private static boolean isClosing(char c) {
    return c == '}' || c == ']' || c == ')';
  }
}
