package bouncecard.read.log;

import java.util.Optional;

/// A recipient's status in a tracking log: the reply alone, or `[{LRT=…};{LED=550 5.1.1
/// …};{FQDN=mx.example.net};{IP=192.0.2.1}]`.
final class TrackingStatus {
  private TrackingStatus() {}

  /// The list of statuses without the braces that PowerShell puts around it.
  static String unwrapped(String said) {
    boolean isWrapped = said.startsWith("{") && said.endsWith("}");
    boolean isOne = said.indexOf('{', 1) < 0 || said.startsWith("{[");
    return isWrapped && isOne ? said.substring(1, said.length() - 1) : said;
  }

  /// The value of one of its parts, up to the brace that closes it.
  static Optional<String> part(String status, String key) {
    int at = status.indexOf("{" + key);
    if (at < 0) {
      return Optional.empty();
    }
    int from = at + 1 + key.length();
    int depth = 0;
    for (int i = from; i < status.length(); i++) {
      char c = status.charAt(i);
      if (c == '{') {
        depth++;
      } else if (c == '}' && depth-- == 0) {
        return found(status.substring(from, i));
      }
    }
    return found(status.substring(from));
  }

  private static Optional<String> found(String value) {
    return Optional.of(value.strip()).filter(text -> !text.isEmpty());
  }
}
