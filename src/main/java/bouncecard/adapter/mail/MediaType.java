package bouncecard.adapter.mail;

import bouncecard.text.LowerCase;
import java.util.Optional;

/// The value of a Content-Type field (RFC 2045 §5.1), as far as it matters here.
///
/// @param name in lower case, as `multipart/report`
/// @param boundary of a multipart
/// @param charset of a text, as the mail names it
record MediaType(String name, Optional<String> boundary, Optional<String> charset) {
  /// RFC 2045 §5.2: what does not say, or cannot be interpreted, is plain text.
  static final MediaType PLAIN = new MediaType("text/plain", Optional.empty(), Optional.empty());

  /// What can be read of a field that the library does not read: parameters are what stands between
  /// semicolons, and a backslash is one.
  static MediaType lenient(String field) {
    int end = field.indexOf(';');
    String name = LowerCase.of((end < 0 ? field : field.substring(0, end)).strip());
    int slash = name.indexOf('/');
    boolean isType =
        slash > 0 && slash < name.length() - 1 && name.chars().allMatch(MediaType::isOfName);
    if (!isType) {
      return PLAIN;
    }
    return new MediaType(name, parameter(field, "boundary"), parameter(field, "charset"));
  }

  /// RFC 6838 §4.2.
  private static boolean isOfName(int c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "/-+._!#$&^".indexOf(c) >= 0;
  }

  private static Optional<String> parameter(String field, String wanted) {
    int at = field.indexOf(';');
    while (at >= 0) {
      int next = field.indexOf(';', at + 1);
      int equals = field.indexOf('=', at + 1);
      if (equals < 0) {
        break;
      }
      boolean isOfThis = next < 0 || equals < next;
      if (isOfThis && LowerCase.of(field.substring(at + 1, equals).strip()).equals(wanted)) {
        return Optional.of(value(field, equals + 1)).filter(value -> !value.isEmpty());
      }
      at = next;
    }
    return Optional.empty();
  }

  private static String value(String field, int at) {
    int end = field.indexOf(';', at);
    String value = (end < 0 ? field.substring(at) : field.substring(at, end)).strip();
    if (!value.startsWith("\"")) {
      return value;
    }
    int opening = field.indexOf('"', at);
    int closing = field.indexOf('"', opening + 1);
    return closing < 0 ? value.substring(1) : field.substring(opening + 1, closing);
  }
}
