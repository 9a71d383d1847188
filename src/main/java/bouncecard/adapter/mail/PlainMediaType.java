package bouncecard.adapter.mail;

import bouncecard.text.LowerCase;
import java.util.Optional;

/// Reads the value of a Content-Type field as nearly all programs write it: a type, and parameters
/// of a few signs or between quotation marks. Where anything else stands in it, all is left to the
/// library, which takes ten times as long.
final class PlainMediaType {
  private final String field;
  private int at;
  private Optional<String> boundary = Optional.empty();
  private Optional<String> charset = Optional.empty();

  private PlainMediaType(String field) {
    this.field = field;
  }

  /// The media type; empty where the field is not as plain as that.
  static Optional<MediaType> in(String field) {
    return new PlainMediaType(field).read();
  }

  private Optional<MediaType> read() {
    int type = afterSpace(0);
    int slash = endOfToken(type);
    int end = endOfToken(slash + 1);
    if (slash == type || !isAt(slash, '/') || end == slash + 1) {
      return Optional.empty();
    }
    at = afterSpace(end);
    while (isAt(at, ';')) {
      if (!parameter(afterSpace(at + 1))) {
        return Optional.empty();
      }
    }
    return at < field.length()
        ? Optional.empty()
        : Optional.of(new MediaType(LowerCase.of(field.substring(type, end)), boundary, charset));
  }

  /// Whether a parameter begins there that is plain, and none of those that count stands twice.
  private boolean parameter(int start) {
    int end = endOfToken(start);
    int equals = afterSpace(end);
    int from = afterSpace(equals + 1);
    boolean isQuoted = isAt(from, '"');
    int to = isQuoted ? endOfQuoted(from + 1) : endOfToken(from);
    if (end == start || !isAt(equals, '=') || to <= from + (isQuoted ? 1 : 0)) {
      return false;
    }
    at = afterSpace(isQuoted ? to + 1 : to);
    String name = LowerCase.of(field.substring(start, end));
    String value = field.substring(isQuoted ? from + 1 : from, to);
    if (name.equals("boundary") && boundary.isEmpty()) {
      boundary = Optional.of(value);
    } else if (name.equals("charset") && charset.isEmpty()) {
      charset = Optional.of(value);
    } else {
      return !name.equals("boundary") && !name.equals("charset");
    }
    return true;
  }

  private boolean isAt(int place, char c) {
    return place < field.length() && field.charAt(place) == c;
  }

  /// Where the closing quotation mark is; -1 where there is none, or anything before it that is
  /// more than a sign.
  private int endOfQuoted(int from) {
    for (int i = from; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == '"') {
        return i;
      }
      if (c < ' ' || c > '~' || c == '\\') {
        return -1;
      }
    }
    return -1;
  }

  /// Letters, digits and a few signs, which are no more than themselves anywhere (RFC 2045 §5.1).
  private int endOfToken(int from) {
    int end = from;
    while (end < field.length() && isOfToken(field.charAt(end))) {
      end++;
    }
    return end;
  }

  private static boolean isOfToken(char c) {
    return (c >= 'a' && c <= 'z')
        || (c >= 'A' && c <= 'Z')
        || (c >= '0' && c <= '9')
        || c == '-'
        || c == '.'
        || c == '_'
        || c == '+';
  }

  private int afterSpace(int from) {
    int end = from;
    while (end < field.length() && " \t\r\n".indexOf(field.charAt(end)) >= 0) {
      end++;
    }
    return end;
  }
}
