package bouncecard.probe.domain;

import bouncecard.probe.Dns;
import bouncecard.probe.DomainName;
import bouncecard.probe.FindingKind;
import bouncecard.probe.domain.TreeWalk.Found;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Looks at where a DMARC record wants its aggregate reports, and whether somebody else's domain
/// agrees to get them (RFC 9990 §4). Used once.
final class DmarcReports {
  private static final int MOST_ADDRESSES = 5;

  private final Dns dns;
  private final FindingCollector findings;
  private Optional<DomainName> own = Optional.empty();

  DmarcReports(Dns dns, FindingCollector findings) {
    this.dns = dns;
    this.findings = findings;
  }

  void check(Found record) {
    String name = "_dmarc." + record.domain();
    List<String> addresses = record.tags().list("rua", ',');
    if (addresses.isEmpty()) {
      findings.add(FindingKind.DMARC_WITHOUT_REPORTS, Map.of("name", name));
    }
    for (String address : addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size()))) {
      Optional<DomainName> host = host(address);
      if (host.isEmpty()) {
        findings.add(
            FindingKind.DMARC_WRONG_REPORT_ADDRESS, Map.of("name", name, "address", address));
      } else if (!host.get().equals(record.domain())) {
        external(record.domain(), host.get());
      }
    }
  }

  private DomainName own(DomainName domain) {
    DomainName found = own.orElseGet(() -> TreeWalk.from(dns, domain).organization());
    own = Optional.of(found);
    return found;
  }

  /// The domain of `mailto:` and an address, perhaps with a size behind it, which counts no more.
  private static Optional<DomainName> host(String address) {
    int at = address.lastIndexOf('@');
    boolean isMail = address.toLowerCase(Locale.ROOT).startsWith("mailto:") && at > 7;
    if (!isMail) {
      return Optional.empty();
    }
    String host = address.substring(at + 1);
    int end = host.indexOf('!');
    return DomainName.read(end < 0 ? host : host.substring(0, end));
  }

  private void external(DomainName domain, DomainName host) {
    DomainName own = own(domain);
    if (TreeWalk.from(dns, host).organization().equals(own)) {
      return;
    }
    Optional<DomainName> name = host.under(domain + "._report._dmarc");
    if (name.isEmpty()) {
      return;
    }
    TextRecords found = TextRecords.of(dns, name.get(), TreeWalk.VERSION);
    if (found.failure().isEmpty() && found.texts().isEmpty()) {
      findings.add(
          FindingKind.DMARC_REPORTS_UNAUTHORISED,
          Map.of("domain", domain.text(), "host", host.text()),
          FindingCollector.txt(name.get(), TreeWalk.VERSION));
    }
  }
}
