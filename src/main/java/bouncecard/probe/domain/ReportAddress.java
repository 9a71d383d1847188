package bouncecard.probe.domain;

import bouncecard.probe.address.DomainName;
import java.util.Locale;
import java.util.Optional;

/// An address to which reports of DMARC and TLS-RPT are wanted, as a URI (RFC 3986): its scheme in
/// any case.
final class ReportAddress {
  private ReportAddress() {}

  /// The domain of `mailto:` and an address (RFC 6068 §2); empty for anything else. A size after
  /// it, as RFC 7489 §6.4 had, counts no more (RFC 9989 §4.7).
  static Optional<DomainName> mail(String uri) {
    int at = uri.lastIndexOf('@');
    boolean isMail = has("mailto:", uri) && at > "mailto:".length();
    if (!isMail) {
      return Optional.empty();
    }
    int end = uri.length();
    for (char after : new char[] {'!', '?'}) {
      int there = uri.indexOf(after, at);
      end = there < 0 ? end : Math.min(end, there);
    }
    return DomainName.read(uri.substring(at + 1, end).strip())
        .filter(name -> name.isHostName() && name.labels().size() > 1);
  }

  /// Whether it is of `https:`, with a host.
  static boolean isWeb(String uri) {
    return has("https://", uri)
        && uri.length() > "https://".length()
        && Character.isLetterOrDigit(uri.charAt("https://".length()));
  }

  private static boolean has(String scheme, String uri) {
    String head = uri.substring(0, Math.min(uri.length(), scheme.length()));
    return head.toLowerCase(Locale.ROOT).equals(scheme);
  }
}
