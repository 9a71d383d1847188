package bouncecard.decode;

import java.util.Set;

/// The ports at which mail is handed over, as a program names the one that it dialled: `host:587`,
/// `port: 25`.
final class MailPorts {
  private static final Set<String> PORTS = Set.of("25", "465", "587", "2525");
  private static final int MOST_DIGITS = 4;

  private MailPorts() {}

  /// Whether one of them stands after a colon, at the end of a host's name or of its key.
  static boolean areNamedIn(String text) {
    for (int colon = text.indexOf(':'); colon > 0; colon = text.indexOf(':', colon + 1)) {
      int start = colon + 1;
      if (start < text.length() && text.charAt(start) == ' ' && isPortKey(text, colon)) {
        start++;
      }
      int end = start;
      while (end < text.length() && end - start <= MOST_DIGITS && isDigit(text.charAt(end))) {
        end++;
      }
      boolean isWhole = end == text.length() || !isNamePart(text.charAt(end));
      if (isWhole && !isTime(text, colon) && PORTS.contains(text.substring(start, end))) {
        return true;
      }
    }
    return false;
  }

  private static boolean isPortKey(String text, int colon) {
    return text.regionMatches(/* ignoreCase= */ true, colon - 4, "port", 0, 4);
  }

  /// `12:25`: a name or an address ends before a port's colon, not two digits alone.
  private static boolean isTime(String text, int colon) {
    int start = colon;
    while (start > 0 && isDigit(text.charAt(start - 1))) {
      start--;
    }
    return start < colon && (start == 0 || text.charAt(start - 1) != '.');
  }

  private static boolean isNamePart(char c) {
    return Character.isLetterOrDigit(c) || c == ':' || c == '.';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
