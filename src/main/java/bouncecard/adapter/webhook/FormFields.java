package bouncecard.adapter.webhook;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The fields of a form as a body, in the order of their names; a field that stands twice makes all
/// of it worth nothing.
final class FormFields {
  private static final int MOST = 200;

  private FormFields() {}

  static Optional<Map<String, String>> of(byte[] body) {
    Map<String, String> fields = new TreeMap<>();
    String text = new String(body, StandardCharsets.UTF_8);
    int at = 0;
    try {
      while (at < text.length()) {
        int end = text.indexOf('&', at);
        String pair = text.substring(at, end < 0 ? text.length() : end);
        int equals = pair.indexOf('=');
        String name = decoded(equals < 0 ? pair : pair.substring(0, equals));
        String value = equals < 0 ? "" : decoded(pair.substring(equals + 1));
        if (fields.put(name, value) != null || fields.size() > MOST) {
          return Optional.empty();
        }
        at = end < 0 ? text.length() : end + 1;
      }
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
    return Optional.of(fields);
  }

  private static String decoded(String text) {
    return URLDecoder.decode(text, StandardCharsets.UTF_8);
  }
}
