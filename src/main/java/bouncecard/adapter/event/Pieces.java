package bouncecard.adapter.event;

import bouncecard.adapter.event.LooseJson.Parsed;
import bouncecard.adapter.event.Tree.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The objects that stand in a text, one after the other, wherever they begin: alone, in lists, one
/// a line, after what a program logs before them, or in a letter.
final class Pieces {
  /// The name of what stands before an object in its line, among the keys of the object.
  static final String LEAD = "^lead";

  private static final int LONGEST_LEAD = 100;
  private static final int MOST_UNESCAPED = 3;

  private final String text;
  private final int most;
  private final List<Piece> found = new ArrayList<>();

  /// An object and where it stands. What stands before it in its line is among its members.
  ///
  /// @param isWhole whether it ended as it should
  record Piece(Table table, int start, int end, boolean isWhole) {}

  private Pieces(String text, int most) {
    this.text = text;
    this.most = most;
  }

  /// All objects in the text, at most so many.
  static List<Piece> in(String text, int most) {
    return new Pieces(text, most).find();
  }

  private List<Piece> find() {
    int at = 0;
    boolean isLineStart = true;
    while (at < text.length() && found.size() < most) {
      char c = text.charAt(at);
      if (c == '{' && begins(at)) {
        at = add(LooseJson.object(text, at), at);
        isLineStart = false;
      } else if (isLineStart && (TextCursor.isQuote(c) || c == '[') && isNamed(at)) {
        at = add(LooseJson.members(text, at), at);
        isLineStart = false;
      } else {
        isLineStart = c == '\n' || c == '\r' || (isLineStart && (c <= ' ' || c == '>'));
        at++;
      }
    }
    return found;
  }

  private int add(Parsed parsed, int start) {
    if (!parsed.table().members().isEmpty()) {
      Map<String, Tree> members = new LinkedHashMap<>(parsed.table().members());
      String lead = lead(start);
      if (!lead.isEmpty()) {
        members.put(LEAD, new Tree.Text(lead));
      }
      found.add(new Piece(new Table(members), start, parsed.end(), parsed.isWhole()));
    }
    return Math.max(parsed.end(), start + 1);
  }

  private String lead(int start) {
    int from = Math.max(0, start - LONGEST_LEAD);
    for (int i = start - 1; i >= from; i--) {
      if (text.charAt(i) == '\n' || text.charAt(i) == '\r') {
        return text.substring(i + 1, start).strip();
      }
    }
    return text.substring(from, start).strip();
  }

  /// Whether the brace is followed by a name or by the end of an object.
  private boolean begins(int brace) {
    int next = afterSpace(brace + 1);
    if (next >= text.length()) {
      return false;
    }
    char c = text.charAt(next);
    if (TextCursor.isQuote(c)) {
      return true;
    }
    if (c == ':' || c == '[' || c == '>') {
      return c != '>' || text.charAt(next - 1) == '\n';
    }
    int end = next;
    while (end < text.length() && end - next < LONGEST_LEAD && isName(text.charAt(end))) {
      end++;
    }
    end = end == next ? end : afterSpace(end);
    return end > next
        && end < text.length()
        && (text.charAt(end) == ':' || text.charAt(end) == '=');
  }

  /// Whether a line begins with a name in quotes or brackets and a sign that a value follows.
  private boolean isNamed(int start) {
    char open = text.charAt(start);
    int end = start + 1;
    while (end < text.length() && end - start < LONGEST_LEAD && isName(text.charAt(end))) {
      end++;
    }
    if (end == start + 1 || end >= text.length()) {
      return false;
    }
    boolean isClosed = open == '[' ? text.charAt(end) == ']' : TextCursor.isQuote(text.charAt(end));
    int next = afterSpace(end + 1);
    return isClosed
        && next < text.length()
        && (text.startsWith("=>", next) || (open != '[' && text.charAt(next) == ':'));
  }

  private int afterSpace(int index) {
    int next = index;
    while (next < text.length() && text.charAt(next) <= ' ') {
      next++;
    }
    return next;
  }

  private static boolean isName(char c) {
    return Character.isLetterOrDigit(c) || "_$@.-".indexOf(c) >= 0;
  }

  /// The text without the quotation mark and the escapes of a string that holds an object, where
  /// the first object has any: `"{\"event\": \"bounce\"}"`.
  static String unescaped(String text) {
    String bare = text;
    for (int i = 0; i < MOST_UNESCAPED && isEscaped(bare); i++) {
      bare = unescapedOnce(bare);
    }
    return bare;
  }

  private static boolean isEscaped(String text) {
    int brace = text.indexOf('{');
    if (brace < 0 || brace + 1 >= text.length() || text.charAt(brace + 1) != '\\') {
      return false;
    }
    int quote = text.indexOf('"', brace);
    int slashed = brace + 1;
    while (slashed < text.length() && text.charAt(slashed) == '\\') {
      slashed++;
    }
    return quote >= 0
        && (slashed == quote || (slashed < text.length() && text.charAt(slashed) == 'n'));
  }

  private static String unescapedOnce(String text) {
    StringBuilder bare = new StringBuilder(text.length());
    int brace = text.indexOf('{');
    bare.append(text, 0, Math.max(0, brace - 1));
    for (int i = brace; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c == '\\' && i + 1 < text.length()) {
        i++;
        char next = text.charAt(i);
        bare.append(next == 'n' || next == 'r' || next == 't' ? ' ' : next);
      } else {
        bare.append(c);
      }
    }
    return bare.toString();
  }
}
