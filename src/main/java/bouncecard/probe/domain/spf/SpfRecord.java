package bouncecard.probe.domain.spf;

import bouncecard.probe.address.IpAddress;
import bouncecard.probe.domain.spf.SpfTerm.Mechanism;
import bouncecard.probe.domain.spf.SpfTerm.Qualifier;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// An SPF record that was read (RFC 7208 §4.6, §12).
///
/// @param text as it is published
/// @param terms the mechanisms in their order
/// @param redirect the domain-spec of the modifier
/// @param faults the terms that break the syntax; where there is one the record comes to a
///   permerror
record SpfRecord(String text, List<SpfTerm> terms, Optional<String> redirect, List<String> faults) {
  static final String VERSION = "v=spf1";
  private static final int MOST_TERMS = 500;

  /// Reads the text, which starts with the version.
  static SpfRecord read(String text) {
    List<SpfTerm> terms = new ArrayList<>();
    List<String> faults = new ArrayList<>();
    List<String> redirects = new ArrayList<>();
    int explanations = 0;
    String[] words = text.substring(VERSION.length()).split(" ", MOST_TERMS);
    for (String word : words) {
      if (word.isEmpty()) {
        continue;
      }
      int end = nameEnd(word, 0);
      String name = word.substring(0, end).toLowerCase(Locale.ROOT);
      if (end < word.length() && word.charAt(end) == '=') {
        boolean isValid = isModifierName(name) && SpfMacros.isMacroString(word.substring(end + 1));
        boolean isSpec = SpfMacros.isDomainSpec(word.substring(end + 1));
        boolean needsSpec = name.equals("redirect") || name.equals("exp");
        explanations += name.equals("exp") ? 1 : 0;
        if (!isValid || (needsSpec && !isSpec) || explanations > 1) {
          faults.add(word);
        } else if (name.equals("redirect")) {
          redirects.add(word.substring(end + 1));
        }
        continue;
      }
      mechanism(word).ifPresentOrElse(terms::add, () -> faults.add(word));
    }
    if (redirects.size() > 1) {
      faults.add("redirect=" + redirects.get(1));
    }
    return new SpfRecord(
        text, List.copyOf(terms), redirects.stream().findFirst(), List.copyOf(faults));
  }

  private static int nameEnd(String word, int from) {
    int at = from;
    while (at < word.length() && ":/=".indexOf(word.charAt(at)) < 0) {
      at++;
    }
    return at;
  }

  private static boolean isModifierName(String name) {
    return !name.isEmpty()
        && name.charAt(0) >= 'a'
        && name.charAt(0) <= 'z'
        && name.chars()
            .allMatch(
                c -> (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || "-_.".indexOf(c) >= 0);
  }

  private static Optional<SpfTerm> mechanism(String word) {
    Qualifier qualifier = Qualifier.PASS;
    int from = 0;
    for (Qualifier each : Qualifier.values()) {
      if (word.startsWith(each.sign())) {
        qualifier = each;
        from = 1;
      }
    }
    int end = nameEnd(word, from);
    Mechanism mechanism;
    switch (word.substring(from, end).toLowerCase(Locale.ROOT)) {
      case "all" -> mechanism = Mechanism.ALL;
      case "include" -> mechanism = Mechanism.INCLUDE;
      case "a" -> mechanism = Mechanism.A;
      case "mx" -> mechanism = Mechanism.MX;
      case "ptr" -> mechanism = Mechanism.PTR;
      case "ip4" -> mechanism = Mechanism.IP4;
      case "ip6" -> mechanism = Mechanism.IP6;
      case "exists" -> mechanism = Mechanism.EXISTS;
      default -> {
        return Optional.empty();
      }
    }
    return arguments(word, qualifier, mechanism, word.substring(end));
  }

  private static Optional<SpfTerm> arguments(
      String text, Qualifier qualifier, Mechanism mechanism, String rest) {
    return switch (mechanism) {
      case ALL ->
          rest.isEmpty()
              ? Optional.of(term(text, qualifier, mechanism, Optional.empty(), 32, 128))
              : Optional.empty();
      case INCLUDE, EXISTS -> withDomain(text, qualifier, mechanism, rest, true, false);
      case PTR -> withDomain(text, qualifier, mechanism, rest, false, false);
      case A, MX -> withDomain(text, qualifier, mechanism, rest, false, true);
      case IP4, IP6 -> withNetwork(text, qualifier, mechanism, rest);
    };
  }

  private static SpfTerm term(
      String text,
      Qualifier qualifier,
      Mechanism mechanism,
      Optional<String> domain,
      int four,
      int six) {
    return new SpfTerm(text, qualifier, mechanism, domain, Optional.empty(), four, six);
  }

  private static Optional<SpfTerm> withDomain(
      String text,
      Qualifier qualifier,
      Mechanism mechanism,
      String rest,
      boolean needsDomain,
      boolean mayHaveLengths) {
    int slash = mayHaveLengths ? lengthsAt(rest) : rest.length();
    String spec = rest.substring(0, slash);
    int[] lengths = mayHaveLengths ? lengths(rest.substring(slash)) : new int[] {32, 128};
    boolean hasDomain = spec.startsWith(":");
    boolean isValid =
        lengths.length == 2
            && (hasDomain ? SpfMacros.isDomainSpec(spec.substring(1)) : spec.isEmpty())
            && (hasDomain || !needsDomain);
    return isValid
        ? Optional.of(
            term(
                text,
                qualifier,
                mechanism,
                hasDomain ? Optional.of(spec.substring(1)) : Optional.empty(),
                lengths[0],
                lengths[1]))
        : Optional.empty();
  }

  /// Where the lengths start: they end the term, for a slash may stand in a name as well.
  private static int lengthsAt(String rest) {
    return withoutLength(rest, withoutLength(rest, rest.length(), "//"), "/");
  }

  private static int withoutLength(String text, int end, String slashes) {
    int at = end;
    while (at > 0 && text.charAt(at - 1) >= '0' && text.charAt(at - 1) <= '9') {
      at--;
    }
    int start = at - slashes.length();
    return at < end && text.startsWith(slashes, start) ? start : end;
  }

  /// `/24`, `//64` or `/24//64`; nothing of two numbers where it is none of these.
  private static int[] lengths(String text) {
    int twice = text.indexOf("//");
    String four = twice < 0 ? text : text.substring(0, twice);
    int first = four.isEmpty() ? 32 : length(four.substring(1), 32);
    int second = twice < 0 ? 128 : length(text.substring(twice + 2), 128);
    return first < 0 || second < 0 ? new int[0] : new int[] {first, second};
  }

  private static int length(String digits, int most) {
    boolean isNumber =
        !digits.isEmpty()
            && digits.length() <= 3
            && digits.chars().allMatch(c -> c >= '0' && c <= '9')
            && (digits.length() == 1 || digits.charAt(0) != '0');
    int number = isNumber ? Integer.parseInt(digits) : -1;
    return number <= most ? number : -1;
  }

  private static Optional<SpfTerm> withNetwork(
      String text, Qualifier qualifier, Mechanism mechanism, String rest) {
    boolean isSix = mechanism == Mechanism.IP6;
    if (!rest.startsWith(":")) {
      return Optional.empty();
    }
    int slash = rest.indexOf('/');
    int most = isSix ? 128 : 32;
    int length = slash < 0 ? most : length(rest.substring(slash + 1), most);
    return IpAddress.parse(rest.substring(1, slash < 0 ? rest.length() : slash))
        .filter(address -> address.isSix() == isSix && length >= 0)
        .map(
            address ->
                new SpfTerm(
                    text,
                    qualifier,
                    mechanism,
                    Optional.empty(),
                    Optional.of(address),
                    isSix ? 32 : length,
                    isSix ? length : 128));
  }

  /// The `all` that ends it.
  Optional<SpfTerm> all() {
    return terms.stream().filter(term -> term.mechanism() == Mechanism.ALL).findFirst();
  }
}
