package bouncecard.adapter.web;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Percent-encoding of addresses and forms, read strictly.
final class Escapes {
  private Escapes() {}

  /// The text that is written so; empty where an escape is broken, or its bytes are no UTF-8, or a
  /// control character is among them.
  ///
  /// @param isForm whether a plus is a space
  static Optional<String> decoded(String written, boolean isForm) {
    byte[] bytes = new byte[written.length() * 3];
    int length = 0;
    for (int i = 0; i < written.length(); i++) {
      char c = written.charAt(i);
      if (c == '%') {
        boolean isWhole = i + 2 < written.length();
        int high = isWhole ? Character.digit(written.charAt(i + 1), 16) : -1;
        int low = isWhole ? Character.digit(written.charAt(i + 2), 16) : -1;
        if (high < 0 || low < 0) {
          return Optional.empty();
        }
        bytes[length++] = (byte) (16 * high + low);
        i += 2;
      } else if (c > 126 || c < 32) {
        return Optional.empty();
      } else {
        bytes[length++] = (byte) (c == '+' && isForm ? ' ' : c);
      }
    }
    try {
      return Optional.of(
          StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes, 0, length)).toString());
    } catch (CharacterCodingException _) {
      return Optional.empty();
    }
  }

  /// The fields of a query or a form, each by its first value; those that cannot be read are left
  /// out.
  static Map<String, String> fields(String written) {
    Map<String, String> fields = new LinkedHashMap<>();
    for (String pair : written.split("&", 200)) {
      int equals = pair.indexOf('=');
      Optional<String> name = decoded(equals < 0 ? pair : pair.substring(0, equals), true);
      Optional<String> value = decoded(equals < 0 ? "" : pair.substring(equals + 1), true);
      if (name.isPresent() && value.isPresent()) {
        fields.putIfAbsent(name.get(), value.get());
      }
    }
    return fields;
  }
}
