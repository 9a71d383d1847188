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

  private final TextCursor cursor;
  private int values;

  /// What was read.
  ///
  /// @param end where the text goes on
  /// @param isWhole whether the object ended as it should
  record Parsed(Table table, int end, boolean isWhole) {}

  private LooseJson(String text, int start) {
    this.cursor = new TextCursor(text, start);
  }

  /// The object whose brace is at an index.
  static Parsed object(String text, int brace) {
    LooseJson json = new LooseJson(text, brace + 1);
    Table table = json.table(1);
    return new Parsed(table, json.cursor.at, !json.cursor.isBroken);
  }

  /// The members of an object whose brace was not pasted.
  static Parsed members(String text, int start) {
    LooseJson json = new LooseJson(text, start);
    Table table = json.table(1);
    return new Parsed(table, json.cursor.at, !json.cursor.isBroken);
  }

  /// After the opening sign.
  private Table table(int depth) {
    Map<String, Tree> members = new LinkedHashMap<>();
    while (!cursor.isBroken) {
      cursor.skip(",;");
      if (cursor.isAtEnd()) {
        cursor.isBroken = true;
      } else if (isClosing(cursor.here())) {
        cursor.at++;
        return new Table(members);
      } else {
        member(members, depth);
      }
    }
    return new Table(members);
  }

  private void member(Map<String, Tree> members, int depth) {
    int start = cursor.at;
    boolean isBracketed = cursor.here() == '[';
    String key = key();
    Separator separator = key.isEmpty() ? Separator.NONE : separator();
    if (separator == Separator.NONE) {
      cursor.at = start;
      if (isBracketed) {
        value(depth, Separator.COLON); // what a program prints of itself: [Error: …], [Circular]
      }
      cursor.isBroken |= cursor.at == start || !isBracketed;
      return;
    }
    boolean isPrinted = isBracketed && separator == Separator.ARROW;
    Tree value = value(depth, isPrinted ? Separator.PRINTED_ARROW : separator);
    if (!(cursor.isBroken && value instanceof Text(String cut) && cut.indexOf(' ') < 0)) {
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
    cursor.skip("");
    if (cursor.text.startsWith("=>", cursor.at)) {
      cursor.at += 2;
      return Separator.ARROW;
    }
    char c = cursor.here();
    cursor.at += c == ':' || c == '=' ? 1 : 0;
    return c == ':' ? Separator.COLON : c == '=' ? Separator.EQUALS : Separator.NONE;
  }

  private String key() {
    char c = cursor.here();
    if (TextCursor.isQuote(c)) {
      String key = cursor.string();
      return cursor.isBroken || key.length() > LONGEST_KEY ? "" : key;
    }
    boolean isBracketed = c == '[';
    int from = isBracketed || c == ':' ? cursor.at + 1 : cursor.at;
    int to = from;
    while (to < cursor.text.length() && to - from < LONGEST_KEY && isKey(cursor.text.charAt(to))) {
      to++;
    }
    if (to == from
        || (isBracketed && (to >= cursor.text.length() || cursor.text.charAt(to) != ']'))) {
      return "";
    }
    cursor.at = isBracketed ? to + 1 : to;
    return cursor.text.substring(from, to);
  }

  private Tree value(int depth, Separator separator) {
    boolean isPrinted = separator == Separator.PRINTED_ARROW;
    if (isPrinted) {
      cursor.skipSpaces();
    } else {
      cursor.skip("");
    }
    if (cursor.isAtEnd() || ++values > MOST_VALUES || depth > DEEPEST) {
      cursor.isBroken = true;
      return Tree.Nothing.INSTANCE;
    }
    char c = cursor.here();
    if (isPrinted) {
      return bare(depth, separator);
    }
    if (c == '{' || c == '[' || c == '(') {
      cursor.at++;
      return c == '{'
          ? table(depth + 1)
          : c == '[' ? series(depth + 1) : new Text(cursor.concatenated());
    }
    if (TextCursor.isQuote(c)) {
      return new Text(cursor.joined());
    }
    if ("bBuUrR".indexOf(c) >= 0
        && cursor.at + 1 < cursor.text.length()
        && TextCursor.isPlainQuote(cursor.text.charAt(cursor.at + 1))) {
      cursor.at++;
      return new Text(cursor.string());
    }
    return bare(depth, separator);
  }

  private Series series(int depth) {
    List<Tree> elements = new ArrayList<>();
    while (!cursor.isBroken) {
      cursor.skip(",");
      if (cursor.isAtEnd()) {
        cursor.isBroken = true;
      } else if (isClosing(cursor.here())) {
        cursor.at++;
        break;
      } else {
        int start = cursor.at;
        elements.add(value(depth, Separator.COLON));
        cursor.isBroken |= cursor.at == start;
      }
    }
    return new Series(elements);
  }

  /// A word without quotes: a number, a name, or all that a program printed.
  private Tree bare(int depth, Separator separator) {
    int from = cursor.at;
    while (!cursor.isAtEnd() && !endsBare(from, separator)) {
      cursor.at++;
    }
    String word = cursor.text.substring(from, cursor.at).strip();
    char next = cursor.here();
    if (next == '{' && separator != Separator.PRINTED_ARROW) {
      cursor.at++;
      return table(depth + 1); // the name of a class before its members
    }
    if (isPrintedTable(word)) {
      int end = cursor.at;
      cursor.skip("");
      if (cursor.here() == '(') {
        cursor.at++;
        return table(depth + 1);
      }
      cursor.at = end;
    }
    return NO_VALUES.contains(word) ? Tree.Nothing.INSTANCE : new Text(word);
  }

  private static boolean isPrintedTable(String word) {
    return word.endsWith("Array") || word.endsWith(" Object") || word.equals("array");
  }

  private boolean endsBare(int from, Separator separator) {
    char c = cursor.here();
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
        || (c == '('
            && isPrintedTable(cursor.text.substring(from, Math.min(cursor.at, from + 20)).strip()));
  }

  /// Whether a name and an equals sign follow the comma here.
  private boolean isBeforeName() {
    int to = cursor.at + 1;
    while (to < cursor.text.length() && cursor.text.charAt(to) == ' ') {
      to++;
    }
    int from = to;
    while (to < cursor.text.length() && to - from < LONGEST_KEY && isKey(cursor.text.charAt(to))) {
      to++;
    }
    return to > from && to < cursor.text.length() && cursor.text.charAt(to) == '=';
  }

  private static boolean isKey(char c) {
    return Character.isLetterOrDigit(c) || "_$@.-".indexOf(c) >= 0;
  }

  private static boolean isClosing(char c) {
    return c == '}' || c == ']' || c == ')';
  }
}
