package bouncecard.card;

import bouncecard.text.LowerCase;
import java.util.List;
import java.util.Optional;

/// Finds in a reply what fix steps are made concrete with.
final class Quoted {
  private Quoted() {}

  /// The first IPv4 address that is not the quoting host's own (`host mx.example.net[192.0.2.1]
  /// said`).
  static Optional<String> address(String text) {
    int i = 0;
    while (i < text.length()) {
      int end = endOfAddress(text, i);
      if (end > 0) {
        String address = text.substring(i, end);
        boolean isHosts = text.startsWith("] said", end) || text.startsWith("] refused", end);
        if (!isHosts && isAddress(address)) {
          return Optional.of(address);
        }
        i = end;
      } else {
        i++;
      }
    }
    return Optional.empty();
  }

  /// Where the run of digits and dots that begins there ends; -1 where none begins.
  private static int endOfAddress(String text, int start) {
    if (!isDigit(text.charAt(start)) || (start > 0 && isPart(text.charAt(start - 1)))) {
      return -1;
    }
    int end = start;
    while (end < text.length() && (isDigit(text.charAt(end)) || text.charAt(end) == '.')) {
      end++;
    }
    while (text.charAt(end - 1) == '.') {
      end--;
    }
    return end;
  }

  private static boolean isAddress(String text) {
    String[] parts = text.split("\\.", -1);
    if (parts.length != 4) {
      return false;
    }
    for (String part : parts) {
      if (part.isEmpty() || part.length() > 3 || Integer.parseInt(part) > 255) {
        return false;
      }
    }
    return true;
  }

  private static boolean isPart(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-';
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// The first web address.
  static Optional<String> link(String text) {
    int at = text.indexOf("https://");
    if (at < 0) {
      at = text.indexOf("http://");
    }
    if (at < 0) {
      return Optional.empty();
    }
    int end = at;
    while (end < text.length() && " \t\r\n<>\"'`)]};".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    while (end > at && ".,:".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return Optional.of(text.substring(at, end));
  }

  /// The block list that a reply names: a host name that ends in one of the zones.
  static Optional<String> dnsbl(String text, List<String> zones) {
    String lower = LowerCase.of(text);
    for (String zone : zones) {
      int at = lower.indexOf(zone);
      if (at >= 0) {
        int start = at;
        while (start > 0 && isPart(lower.charAt(start - 1))) {
          start--;
        }
        String host = lower.substring(start, at + zone.length());
        return Optional.of(host.startsWith("www.") ? host.substring(4) : host);
      }
    }
    return Optional.empty();
  }
}
