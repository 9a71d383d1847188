package bouncecard.text;

import java.util.ArrayList;
import java.util.List;

/// Splits comma-separated values (RFC 4180): fields in quotes may hold separators, line breaks and
/// doubled quotes. Linear in the text; a quote that never closes ends with it.
public final class Csv {
  private final String text;
  private final char separator;
  private int at;

  private Csv(String text, char separator) {
    this.text = text;
    this.separator = separator;
  }

  /// The rows that are no comments; those after `most` are left out.
  public static List<List<String>> rows(String text, char separator, int most) {
    Csv csv = new Csv(text, separator);
    List<List<String>> rows = new ArrayList<>();
    while (csv.at < text.length() && rows.size() < most) {
      List<String> row = csv.row();
      if (row.size() > 1) {
        rows.add(row);
      }
    }
    return rows;
  }

  private List<String> row() {
    List<String> fields = new ArrayList<>();
    while (true) {
      fields.add(at < text.length() && text.charAt(at) == '"' ? quoted() : plain());
      if (at >= text.length() || text.charAt(at) != separator) {
        skipLineBreak();
        return fields;
      }
      at++;
    }
  }

  private String plain() {
    int start = at;
    while (at < text.length() && !endsField(text.charAt(at))) {
      at++;
    }
    return text.substring(start, at);
  }

  private boolean endsField(char c) {
    return c == separator || c == '\n' || c == '\r';
  }

  private String quoted() {
    StringBuilder field = new StringBuilder();
    at++;
    while (at < text.length()) {
      char c = text.charAt(at++);
      if (c != '"') {
        field.append(c);
      } else if (at < text.length() && text.charAt(at) == '"') {
        field.append('"');
        at++;
      } else {
        break;
      }
    }
    return field.append(plain()).toString();
  }

  private void skipLineBreak() {
    if (at < text.length() && text.charAt(at) == '\r') {
      at++;
    }
    if (at < text.length() && text.charAt(at) == '\n') {
      at++;
    }
  }
}
