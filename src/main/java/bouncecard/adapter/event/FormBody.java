package bouncecard.adapter.event;

import bouncecard.adapter.event.Tree.Table;
import bouncecard.adapter.event.Tree.Text;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Bodies of web forms and queries of addresses, as services send them and as access logs keep
/// them: `event=bounced&recipient=user%40example.com`, and the parts of `multipart/form-data`.
final class FormBody {
  private static final int LONGEST_KEY = 100;
  private static final int MOST_FIELDS = 500;
  private static final String PART = "form-data; name=\"";

  private FormBody() {}

  /// A form and where it stands.
  record Found(Table table, int start, int end) {}

  static boolean isMultipart(String text) {
    return text.contains(PART);
  }

  /// The forms in the text, at most so many.
  static List<Found> in(String text, int most) {
    List<Found> found = new ArrayList<>();
    if (isMultipart(text)) {
      found.add(new Found(parts(text), 0, text.length()));
      return found;
    }
    int at = 0;
    while (at < text.length() && found.size() < most) {
      int end = at;
      boolean isField = false;
      boolean areMany = false;
      while (end < text.length() && !isEdge(text.charAt(end))) {
        char c = text.charAt(end);
        areMany |= isField && (c == '&' || c == '%');
        isField |= c == '=';
        end++;
      }
      if (areMany) {
        Table table = fields(query(text.substring(at, end)));
        if (!table.members().isEmpty()) {
          found.add(new Found(table, at, end));
        }
      }
      at = end + 1;
    }
    return found;
  }

  private static boolean isEdge(char c) {
    return c <= ' ' || c == '"' || c == '\'' || c == '`' || c == '<' || c == '>';
  }

  /// What stands after the question mark of an address.
  private static String query(String word) {
    int mark = word.indexOf('?');
    int equals = word.indexOf('=');
    return mark >= 0 && mark < equals ? word.substring(mark + 1) : word;
  }

  /// Of a name that is there twice the first value counts: what users add of their own comes last.
  private static Table fields(String form) {
    Map<String, Tree> fields = new LinkedHashMap<>();
    int at = 0;
    while (at < form.length() && fields.size() < MOST_FIELDS) {
      int end = form.indexOf('&', at);
      end = end < 0 ? form.length() : end;
      int equals = form.indexOf('=', at);
      if (equals > at && equals < end && equals - at < LONGEST_KEY) {
        String value = decoded(form.substring(equals + 1, end));
        fields.putIfAbsent(
            decoded(form.substring(at, equals)),
            value.isBlank() ? Tree.Nothing.INSTANCE : new Text(value));
      }
      at = end + 1;
    }
    return new Table(fields);
  }

  /// Percent signs and pluses decoded; what is no such sign stays.
  static String decoded(String text) {
    if (text.indexOf('%') < 0) {
      return text.replace('+', ' ');
    }
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    int length = 0;
    for (int i = 0; i < bytes.length; i++) {
      int value = bytes[i];
      if (value == '%' && i + 2 < bytes.length) {
        int high = Character.digit((char) bytes[i + 1], 16);
        int low = Character.digit((char) bytes[i + 2], 16);
        if (high >= 0 && low >= 0) {
          value = high << 4 | low;
          i += 2;
        }
      } else if (value == '+') {
        value = ' ';
      }
      bytes[length++] = (byte) value;
    }
    return new String(bytes, 0, length, StandardCharsets.UTF_8);
  }

  private static Table parts(String text) {
    Map<String, Tree> fields = new LinkedHashMap<>();
    int at = text.indexOf(PART);
    while (at >= 0 && fields.size() < MOST_FIELDS) {
      int from = at + PART.length();
      int close = text.indexOf('"', from);
      int next = text.indexOf(PART, from);
      int end = next < 0 ? text.length() : next;
      if (close > from && close < end) {
        String value = body(text.substring(close + 1, end));
        fields.putIfAbsent(
            text.substring(from, close), value.isBlank() ? Tree.Nothing.INSTANCE : new Text(value));
      }
      at = next;
    }
    return new Table(fields);
  }

  /// After the blank line, without the boundary below.
  private static String body(String part) {
    String lines = part.replace("\r", "");
    int blank = lines.indexOf("\n\n");
    String body = blank < 0 ? "" : lines.substring(blank + 2);
    int boundary = body.startsWith("--") ? 0 : body.indexOf("\n--");
    return (boundary < 0 ? body : body.substring(0, boundary)).strip();
  }
}
