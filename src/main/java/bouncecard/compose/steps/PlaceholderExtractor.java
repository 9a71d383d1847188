package bouncecard.compose.steps;

import bouncecard.dsn.Addresses;
import bouncecard.text.LowerCase;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Finds in a reply what fix steps are made concrete with.
final class PlaceholderExtractor {
  private static final int LONGEST_LINK = 300;
  private static final int LONGEST_NAME = 253;
  private static final int NEAR = 120;

  private PlaceholderExtractor() {}

  /// The first IPv4 address, or IPv6 address in brackets, that can be the sender's: not the quoting
  /// host's own (`host mx.example.net[192.0.2.1] said`), wherever it stands, and none of a block
  /// list's answers (127.0.0.0/8).
  static Optional<String> address(String text) {
    List<String> found = new ArrayList<>();
    Set<String> hosts = new HashSet<>();
    int i = 0;
    while (i < text.length()) {
      int end = endOfSix(text, i);
      if (end < 0) {
        end = endOfAddress(text, i);
      }
      if (end > 0) {
        String address = text.substring(i, end);
        if (isHosts(text, end)) {
          hosts.add(address);
        } else if (isAddress(address) || address.indexOf(':') > 0) {
          found.add(address);
        }
        i = end;
      } else {
        i++;
      }
    }
    return found.stream()
        .filter(address -> !hosts.contains(address) && !address.startsWith("127."))
        .findFirst();
  }

  private static boolean isHosts(String text, int end) {
    return text.startsWith("] said", end)
        || text.startsWith("] refused", end)
        || text.startsWith("]:25", end);
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

  /// Where an IPv6 address ends that begins there, right after `[` or `[IPv6:`.
  private static int endOfSix(String text, int start) {
    boolean isBracketed =
        start > 0
            && (text.charAt(start - 1) == '['
                || (start > 5 && text.regionMatches(true, start - 6, "[IPv6:", 0, 6)));
    if (!isBracketed) {
      return -1;
    }
    int end = start;
    int colons = 0;
    while (end < text.length() && end - start < 40 && isOfSix(text.charAt(end))) {
      colons += text.charAt(end) == ':' ? 1 : 0;
      end++;
    }
    boolean isClosed = end < text.length() && (text.charAt(end) == ']' || text.charAt(end) == ' ');
    boolean isShortened = text.substring(start, end).contains("::");
    return isClosed && (isShortened ? colons <= 7 : colons == 7) ? end : -1;
  }

  private static boolean isOfSix(char c) {
    return isDigit(c) || (c >= 'a' && c <= 'f') || (c >= 'A' && c <= 'F') || c == ':';
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

  /// The web address that a person should follow: the first one on a host of `speakers`, whose
  /// reply it is, else the first encrypted one, else the first.
  static Optional<String> link(String text, List<String> speakers) {
    List<String> links = new ArrayList<>();
    for (int at = text.indexOf("http"); at >= 0; at = text.indexOf("http", at + 4)) {
      if (text.startsWith("https://", at) || text.startsWith("http://", at)) {
        links.add(linkAt(text, at));
      }
    }
    return links.stream()
        .filter(link -> speakers.stream().anyMatch(host -> isOn(link, host)))
        .findFirst()
        .or(() -> links.stream().filter(link -> link.startsWith("https:")).findFirst())
        .or(() -> links.stream().findFirst());
  }

  private static String linkAt(String text, int start) {
    int end = start;
    while (end < text.length()
        && end - start < LONGEST_LINK
        && " \t\r\n<>\"'`)]};".indexOf(text.charAt(end)) < 0) {
      end++;
    }
    while (end > start && ".,:".indexOf(text.charAt(end - 1)) >= 0) {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isOn(String link, String host) {
    int start = link.indexOf("//") + 2;
    int end = start;
    while (end < link.length() && "/?#:@".indexOf(link.charAt(end)) < 0) {
      end++;
    }
    String name = LowerCase.of(link.substring(start, end));
    boolean hasUser = end < link.length() && link.charAt(end) == '@';
    String bare = host.startsWith(".") ? host.substring(1) : host;
    return !hasUser && (name.equals(bare) || name.endsWith("." + bare));
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

  /// The DKIM selector: `sel` of `sel._domainkey.example.com`, or of `s=sel` beside `d=`.
  static Optional<String> selector(String text) {
    String lower = LowerCase.of(text);
    int key = lower.indexOf("._domainkey");
    if (key > 0) {
      int start = key;
      while (start > 0 && key - start < LONGEST_NAME && isName(lower.charAt(start - 1))) {
        start--;
      }
      return start < key ? Optional.of(text.substring(start, key)) : Optional.empty();
    }
    if (!lower.contains("d=") && !lower.contains("dkim")) {
      return Optional.empty();
    }
    for (int at = lower.indexOf("s="); at >= 0; at = lower.indexOf("s=", at + 2)) {
      boolean isTag = at == 0 || !Character.isLetterOrDigit(lower.charAt(at - 1));
      String name = nameAt(text, at + 2);
      if (isTag && !name.isEmpty()) {
        return Optional.of(name);
      }
    }
    return Optional.empty();
  }

  /// The domain of the address that stands right before one of the lower-case phrases.
  static Optional<String> domainBefore(String text, List<String> tails) {
    String lower = LowerCase.of(text);
    for (String tail : tails) {
      for (int at = lower.indexOf(tail); at >= 0; at = lower.indexOf(tail, at + tail.length())) {
        int end = at;
        while (end > 0 && ">\"' ".indexOf(lower.charAt(end - 1)) >= 0) {
          end--;
        }
        int start = end;
        while (start > 0 && end - start < LONGEST_NAME && isOfAddress(lower.charAt(start - 1))) {
          start--;
        }
        Optional<String> domain = domainAt(lower, start);
        if (domain.isPresent() && lower.substring(start, end).indexOf('@') >= 0) {
          return domain;
        }
      }
    }
    return Optional.empty();
  }

  /// The domain of the first address a little after one of the lower-case phrases, unless it is
  /// `other`.
  static Optional<String> domainNear(String text, List<String> phrases, String other) {
    String lower = LowerCase.of(text);
    for (String phrase : phrases) {
      int at = lower.indexOf(phrase);
      Optional<String> address =
          at < 0
              ? Optional.empty()
              : Addresses.first(
                  lower.substring(at, Math.min(lower.length(), at + phrase.length() + NEAR)));
      if (address.filter(found -> !found.equals(LowerCase.of(other))).isPresent()) {
        return address.flatMap(Addresses::domain);
      }
    }
    return Optional.empty();
  }

  /// The domain that stands right after one of the lower-case phrases, by itself or in an address.
  static Optional<String> domainAfter(String text, List<String> leads) {
    String lower = LowerCase.of(text);
    for (String lead : leads) {
      for (int at = lower.indexOf(lead); at >= 0; at = lower.indexOf(lead, at + lead.length())) {
        int start = at + lead.length();
        while (start < lower.length() && "<[\"' ".indexOf(lower.charAt(start)) >= 0) {
          start++;
        }
        Optional<String> domain = domainAt(lower, start);
        if (domain.isPresent()) {
          return domain;
        }
      }
    }
    return Optional.empty();
  }

  private static Optional<String> domainAt(String text, int start) {
    int end = start;
    int from = start;
    while (end < text.length() && end - start < LONGEST_NAME && isOfAddress(text.charAt(end))) {
      from = text.charAt(end) == '@' ? end + 1 : from;
      end++;
    }
    while (end > from && text.charAt(end - 1) == '.') {
      end--;
    }
    String domain = text.substring(from, end);
    int dot = domain.lastIndexOf('.');
    boolean isDomain =
        dot > 0
            && dot < domain.length() - 2
            && domain.indexOf("..") < 0
            && Character.isLetter(domain.charAt(dot + 1));
    return isDomain ? Optional.of(domain) : Optional.empty();
  }

  private static boolean isOfAddress(char c) {
    return isName(c) || c == '@' || c == '+';
  }

  private static String nameAt(String text, int start) {
    int end = start;
    while (end < text.length() && end - start < LONGEST_NAME && isName(text.charAt(end))) {
      end++;
    }
    while (end > start && text.charAt(end - 1) == '.') {
      end--;
    }
    return text.substring(start, end);
  }

  private static boolean isName(char c) {
    return isPart(c) || c == '_';
  }
}
