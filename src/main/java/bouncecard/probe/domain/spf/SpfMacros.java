package bouncecard.probe.domain.spf;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Supplier;

/// The macros of SPF (RFC 7208 §7): what a domain-spec may hold, and what it comes to.
///
/// @param localPart of the sender
/// @param senderDomain of the sender
/// @param helo as the sender introduced itself; `unknown` where that is not known
/// @param validatedName the name that the address has and that points back to it
record SpfMacros(
    IpAddress ip,
    String localPart,
    DomainName senderDomain,
    String helo,
    Supplier<String> validatedName) {
  private static final String LETTERS = "slodiphv";
  private static final String DELIMITERS = ".-+,/_=";
  private static final int LONGEST = 253;

  /// Whether the text is a domain-spec: a macro-string that ends in a macro, or in a top label
  /// after a dot (RFC 7208 §7.1).
  static boolean isDomainSpec(String text) {
    if (!isMacroString(text) || text.isEmpty()) {
      return false;
    }
    if (text.endsWith("}")) {
      return true;
    }
    String name = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    String top = name.substring(name.lastIndexOf('.') + 1);
    return name.indexOf('.') >= 0
        && !top.isEmpty()
        && !top.startsWith("-")
        && !top.endsWith("-")
        && top.chars().allMatch(c -> c < 128 && (Character.isLetterOrDigit(c) || c == '-'))
        && top.chars().anyMatch(c -> !Character.isDigit(c));
  }

  /// Whether each `%` in the text begins a macro, and all is visible ASCII.
  static boolean isMacroString(String text) {
    int at = 0;
    while (at < text.length()) {
      char c = text.charAt(at);
      if (c < '!' || c > '~') {
        return false;
      }
      if (c == '%') {
        int end = end(text, at);
        if (end < 0) {
          return false;
        }
        at = end;
      } else {
        at++;
      }
    }
    return true;
  }

  /// After the macro that begins there; -1 where none does.
  private static int end(String text, int at) {
    if (at + 1 >= text.length()) {
      return -1;
    }
    char next = text.charAt(at + 1);
    if (next == '%' || next == '_' || next == '-') {
      return at + 2;
    }
    int close = text.indexOf('}', at);
    if (next != '{' || close < 0) {
      return -1;
    }
    String macro = text.substring(at + 2, close).toLowerCase(Locale.ROOT);
    int i = 1;
    int digits = 0;
    while (i < macro.length() && Character.isDigit(macro.charAt(i))) {
      digits = Math.min(digits * 10 + macro.charAt(i) - '0', 1000);
      i++;
    }
    boolean hasZero = i > 1 && digits == 0;
    if (i < macro.length() && macro.charAt(i) == 'r') {
      i++;
    }
    while (i < macro.length() && DELIMITERS.indexOf(macro.charAt(i)) >= 0) {
      i++;
    }
    boolean isMacro =
        !macro.isEmpty() && LETTERS.indexOf(macro.charAt(0)) >= 0 && i == macro.length();
    return isMacro && !hasZero ? close + 1 : -1;
  }

  /// The name that a domain-spec comes to for the domain whose record it stands in; empty where it
  /// comes to none. One that is too long loses labels on the left (RFC 7208 §7.3).
  Optional<DomainName> expand(String spec, DomainName domain) {
    StringBuilder out = new StringBuilder();
    int at = 0;
    while (at < spec.length()) {
      int end = spec.charAt(at) == '%' ? end(spec, at) : at + 1;
      if (end < 0) {
        return Optional.empty();
      }
      out.append(spec.charAt(at) == '%' ? value(spec.substring(at, end), domain) : spec.charAt(at));
      at = end;
    }
    boolean hasDot = !out.isEmpty() && out.charAt(out.length() - 1) == '.';
    String name = hasDot ? out.substring(0, out.length() - 1) : "" + out;
    while (name.length() > LONGEST && name.indexOf('.') >= 0) {
      name = name.substring(name.indexOf('.') + 1);
    }
    return DomainName.asked(name);
  }

  private String value(String macro, DomainName domain) {
    switch (macro) {
      case "%%" -> {
        return "%";
      }
      case "%_" -> {
        return " ";
      }
      case "%-" -> {
        return "%20";
      }
      default -> {}
    }
    char letter = macro.charAt(2);
    String body = macro.substring(3, macro.length() - 1);
    String value = cut(letter(Character.toLowerCase(letter), domain), body);
    return Character.isUpperCase(letter) ? escaped(value) : value;
  }

  private String letter(char letter, DomainName domain) {
    return switch (letter) {
      case 's' -> localPart + "@" + senderDomain;
      case 'l' -> localPart;
      case 'o' -> senderDomain.text();
      case 'd' -> domain.text();
      case 'i' -> dotted();
      case 'p' -> validatedName.get();
      case 'h' -> helo;
      default -> ip.isSix() ? "ip6" : "in-addr";
    };
  }

  /// The address with a dot between each part: bytes of IPv4, half-bytes of IPv6.
  private String dotted() {
    return ip.isSix() ? String.join(".", reversed(List.of(ip.reversed().split("\\.")))) : "" + ip;
  }

  private static List<String> reversed(List<String> parts) {
    List<String> reversed = new ArrayList<>(parts);
    Collections.reverse(reversed);
    return reversed;
  }

  /// Splits at the delimiters, turns the parts round, and keeps those on the right.
  private static String cut(String value, String body) {
    int i = 0;
    int keep = 0;
    while (i < body.length() && Character.isDigit(body.charAt(i))) {
      keep = Math.min(keep * 10 + body.charAt(i) - '0', 1000);
      i++;
    }
    boolean turns = i < body.length() && Character.toLowerCase(body.charAt(i)) == 'r';
    String delimiters = body.substring(turns ? i + 1 : i);
    List<String> parts = split(value, delimiters.isEmpty() ? "." : delimiters);
    List<String> ordered = turns ? reversed(parts) : parts;
    int from = keep == 0 ? 0 : Math.max(0, ordered.size() - keep);
    return String.join(".", ordered.subList(from, ordered.size()));
  }

  private static List<String> split(String value, String delimiters) {
    List<String> parts = new ArrayList<>();
    int from = 0;
    for (int i = 0; i <= value.length(); i++) {
      if (i == value.length() || delimiters.indexOf(value.charAt(i)) >= 0) {
        parts.add(value.substring(from, i));
        from = i + 1;
      }
    }
    return parts;
  }

  private static String escaped(String value) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      boolean isPlain = c < 128 && (Character.isLetterOrDigit(c) || "-._~".indexOf(c) >= 0);
      out.append(isPlain ? "" + c : String.format(Locale.ROOT, "%%%02X", (int) c));
    }
    return out.toString();
  }
}
