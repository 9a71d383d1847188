package bouncecard.probe.address;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.IntPredicate;

/// A name of the DNS in lower case and A-labels, without the final dot, such as `xn--mnchen-3ya.de`
/// or `_dmarc.example.com`.
///
/// Labels have 1 to 63 bytes, the name at most 253 (RFC 1035 §2.3.4): letters, digits, hyphens and
/// underscores, but for names that are only ever asked for ([#asked(String)]). The root is no such
/// name: where it can stand, an [Optional] is empty.
public record DomainName(String text) implements Comparable<DomainName> {
  private static final int LONGEST = 253;
  private static final int LONGEST_LABEL = 63;

  /// Checks labels and lengths.
  public DomainName {
    if (!isName(text, DomainName::isVisible)) {
      throw new IllegalArgumentException("not a name in A-labels of " + text.length());
    }
  }

  /// The name that our own code put together.
  static DomainName of(String text) {
    return new DomainName(text);
  }

  /// The host name that a person or a mail wrote, in any script: converted to A-labels first (RFC
  /// 5891 §4), and then refused if its last label is a number, for whoever resolves it would take
  /// it for an address. Empty for anything else.
  public static Optional<DomainName> parse(String written) {
    return Idna.toAscii(written)
        .flatMap(DomainName::read)
        .filter(name -> !name.endsInNumber() && name.isHostName());
  }

  /// A name as the DNS has it, with or without its final dot. Its last label may be a number: `MX
  /// 10 127.0.0.1.` is seen, and such a name is only ever asked for in the DNS. Empty for the root
  /// and for characters that no name of a mail system has.
  public static Optional<DomainName> read(String presented) {
    String text = presented.endsWith(".") ? head(presented) : presented;
    return Optional.of(text.toLowerCase(Locale.ROOT))
        .filter(name -> isName(name, DomainName::isOfNames))
        .map(DomainName::new);
  }

  /// A name that a record of SPF makes out of the sender and asks the DNS for: any visible
  /// character and the space may stand in it (RFC 7208 §7.1), as in `bounce+a=b._spf.example.com`.
  /// Empty for the root, and where a label is too long.
  public static Optional<DomainName> asked(String text) {
    return Optional.of(text.toLowerCase(Locale.ROOT))
        .filter(name -> isName(name, DomainName::isVisible))
        .map(DomainName::new);
  }

  private static String head(String text) {
    return text.substring(0, text.length() - 1);
  }

  private static boolean isName(String text, IntPredicate isAllowed) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return false;
    }
    int start = 0;
    for (int i = 0; i <= text.length(); i++) {
      char c = i == text.length() ? '.' : text.charAt(i);
      if (c == '.') {
        if (i == start || i - start > LONGEST_LABEL) {
          return false;
        }
        start = i + 1;
      } else if (!isAllowed.test(c)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isVisible(int c) {
    return c >= ' ' && c <= '~' && (c < 'A' || c > 'Z');
  }

  private static boolean isOfNames(int c) {
    return isLetterOrDigit(c) || c == '-' || c == '_';
  }

  private static boolean isLetterOrDigit(int c) {
    return (c >= 'a' && c <= 'z') || isDigit(c);
  }

  private static boolean isDigit(int c) {
    return c >= '0' && c <= '9';
  }

  /// Its labels from left to right.
  public List<String> labels() {
    return List.of(text.split("\\.", -1));
  }

  /// Whether the last label is a number, decimal or `0x…`, as in an address.
  public boolean endsInNumber() {
    String last = labels().getLast();
    return last.chars().allMatch(DomainName::isDigit)
        || (last.startsWith("0x")
            && last.substring(2).chars().allMatch(c -> Character.digit(c, 16) >= 0));
  }

  /// Whether a host may have it (RFC 1123 §2.1): letters, digits and hyphens, and no hyphen at
  /// either end of a label.
  public boolean isHostName() {
    return text.chars().allMatch(c -> isLetterOrDigit(c) || c == '-' || c == '.')
        && labels().stream().noneMatch(label -> label.startsWith("-") || label.endsWith("-"));
  }

  /// The name without its first label; empty for one that has no other.
  public Optional<DomainName> parent() {
    int dot = text.indexOf('.');
    return dot < 0 ? Optional.empty() : Optional.of(new DomainName(text.substring(dot + 1)));
  }

  /// Whether it is `other` or below it.
  public boolean isWithin(DomainName other) {
    return text.equals(other.text) || text.endsWith("." + other.text);
  }

  /// The name with labels in front, such as `_dmarc`; empty where it would be too long.
  public Optional<DomainName> under(String labels) {
    return read(labels + "." + text);
  }

  @Override
  public int compareTo(DomainName other) {
    return text.compareTo(other.text);
  }

  @Override
  public String toString() {
    return text;
  }
}
