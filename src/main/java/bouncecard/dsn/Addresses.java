package bouncecard.dsn;

import java.util.Optional;

/// Finds mailboxes (`local-part@domain`, RFC 5321 §4.1.2) in text, linear in its length.
public final class Addresses {
  private static final int LONGEST = 254;
  private static final int DOTS_OF_IPV4 = 3;

  private Addresses() {}

  /// The address without angle brackets, comments and white space around it, a source route
  /// included (RFC 5321 §4.1.2); the text as it is where there is no `@`.
  public static String bare(String text) {
    String bare = text.strip().replace("<", "").replace(">", "").strip();
    boolean isWhole = bare.indexOf('@') >= 0 && bare.chars().noneMatch(c -> c <= ' ');
    return isWhole || bare.startsWith("\"") ? bare : first(text).orElse(bare);
  }

  /// The first address in `text`.
  public static Optional<String> first(String text) {
    return from(text, 0).map(Found::address);
  }

  /// An address and where it stands.
  public record Found(String address, int start, int end) {}

  /// The first address at or after an index, with a source route that stands before it.
  public static Optional<Found> from(String text, int index) {
    int floor = index;
    for (int at = text.indexOf('@', index); at >= 0; at = text.indexOf('@', at + 1)) {
      int start = at;
      while (start > floor && at - start < 64 * 4 && isLocalPart(text.charAt(start - 1))) {
        start--;
      }
      while (start < at && "'{|`*".indexOf(text.charAt(start)) >= 0) {
        start++; // marks around it; as letters of a name they stand inside of it, if anywhere
      }
      int end = endOfDomain(text, at);
      floor = at + 1;
      if (isQuotedLocalPart(text, start, end)) {
        at = end + 1;
        start--;
        end = endOfDomain(text, at);
        floor = at + 1;
      }
      if (start < at && end > at + 1 && end - start <= LONGEST && !isVersion(text, at, end)) {
        int whole = startOfRoute(text, index, start);
        return Optional.of(new Found(text.substring(whole, end), whole, end));
      }
    }
    return Optional.empty();
  }

  /// `api@4.2.0`, `lodash@4.17.21-rc.1`: a release. No top-level domain begins with a digit; two
  /// numbers somebody may have typed, and four may be an IP address that lost its brackets.
  private static boolean isVersion(String text, int at, int end) {
    int last = end;
    while (text.charAt(last - 1) != '.' && text.charAt(last - 1) != '@') {
      last--;
    }
    if (!isDigit(text.charAt(last)) || !isDigit(text.charAt(at + 1))) {
      return false;
    }
    int dots = 0;
    for (int i = at + 1; i < end; i++) {
      if (!isDigit(text.charAt(i)) && text.charAt(i) != '.') {
        return true;
      }
      dots += text.charAt(i) == '.' ? 1 : 0;
    }
    return dots != 1 && dots != DOTS_OF_IPV4;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /// `"a@b"@example.com`: what looks like an address is the local part of one (RFC 5321 §4.1.2).
  private static boolean isQuotedLocalPart(String text, int start, int end) {
    return start > 0 && text.charAt(start - 1) == '"' && text.startsWith("\"@", end);
  }

  /// Where the source route `@a.example,@b.example:` before a local part begins (RFC 5321 §4.1.2);
  /// the beginning of the local part where there is none.
  private static int startOfRoute(String text, int floor, int start) {
    if (start - 2 <= floor || text.charAt(start - 1) != ':' || !isDomain(text.charAt(start - 2))) {
      return start;
    }
    int route = start - 2;
    while (route > floor && start - route < LONGEST && isRoute(text.charAt(route - 1))) {
      route--;
    }
    boolean isRoute = text.charAt(route) == '@' && route + 1 < text.length();
    return isRoute && isDomain(text.charAt(route + 1)) ? route : start;
  }

  private static boolean isRoute(char c) {
    return isDomain(c) || c == '@' || c == ',';
  }

  private static int endOfDomain(String text, int at) {
    int end = at + 1;
    while (end < text.length() && end - at < LONGEST && isDomain(text.charAt(end))) {
      end++;
    }
    while (end > at && (text.charAt(end - 1) == '.' || text.charAt(end - 1) == '-')) {
      end--;
    }
    return isOfEastAsia(text.charAt(end - 1)) ? endOfLatin(text, at, end) : end;
  }

  /// Where the domain ends if words that are written without a blank hang on it, as in
  /// `kim@example.com은`: no top-level domain mixes Latin letters with others.
  private static int endOfLatin(String text, int at, int end) {
    int label = end;
    while (label > at + 1 && text.charAt(label - 1) != '.') {
      label--;
    }
    int latin = label;
    while (latin < end && !isOfEastAsia(text.charAt(latin))) {
      latin++;
    }
    return latin > label ? latin : end;
  }

  /// Hangul, Han, kana.
  private static boolean isOfEastAsia(char c) {
    return c >= '\u1100';
  }

  /// Whether an archive of mails masked it: `exam...@example.com`.
  public static boolean isMasked(String address) {
    return address.contains("...@") || address.contains("…@");
  }

  /// The domain of an address; empty where it has none.
  public static Optional<String> domain(String address) {
    int at = address.lastIndexOf('@');
    return at < 0 || at + 1 == address.length()
        ? Optional.empty()
        : Optional.of(address.substring(at + 1));
  }

  private static boolean isLocalPart(char c) {
    return Character.isLetterOrDigit(c) || ".!#$%&'*+-/=?^_`{|}~".indexOf(c) >= 0;
  }

  private static boolean isDomain(char c) {
    return Character.isLetterOrDigit(c) || c == '.' || c == '-' || c == '_';
  }
}
