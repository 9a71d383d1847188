package bouncecard.adapter.net;

import bouncecard.probe.Certificate;
import bouncecard.probe.address.DomainName;
import bouncecard.text.UntrustedText;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;

/// Reads certificates of the platform.
final class Certificates {
  private static final int DNS_NAME = 2;
  private static final int MOST_NAMES = 100;

  private Certificates() {}

  static Certificate read(X509Certificate certificate) {
    return new Certificate(
        new UntrustedText(certificate.getSubjectX500Principal().getName()),
        new UntrustedText(certificate.getIssuerX500Principal().getName()),
        names(certificate).stream().map(UntrustedText::new).toList(),
        certificate.getNotBefore().toInstant(),
        certificate.getNotAfter().toInstant());
  }

  private static List<String> names(X509Certificate certificate) {
    List<String> names = new ArrayList<>();
    try {
      Collection<List<?>> found = certificate.getSubjectAlternativeNames();
      if (found != null) {
        for (List<?> name : found) {
          if (name.getFirst().equals(DNS_NAME)
              && name.get(1) instanceof String text
              && names.size() < MOST_NAMES) {
            names.add(text);
          }
        }
      }
    } catch (CertificateParsingException _) {
      names.clear(); // names that cannot be read are no names
    }
    return names;
  }

  /// Whether it is for that host (RFC 9525 §6.3): one of its DNS names, or one whose first label is
  /// `*`. The subject's common name does not count.
  static boolean isFor(X509Certificate certificate, DomainName host) {
    for (String name : names(certificate)) {
      String lower = name.toLowerCase(Locale.ROOT);
      if (lower.equals(host.text())) {
        return true;
      }
      int dot = host.text().indexOf('.');
      if (lower.startsWith("*.")
          && dot > 0
          && lower.substring(1).equals(host.text().substring(dot))) {
        return true;
      }
    }
    return false;
  }
}
