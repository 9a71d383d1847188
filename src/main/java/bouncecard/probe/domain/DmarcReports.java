package bouncecard.probe.domain;

import bouncecard.probe.FindingKind;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.domain.TreeWalk.Found;
import bouncecard.probe.domain.record.FindingCollector;
import bouncecard.probe.domain.record.RecordVersion;
import bouncecard.probe.domain.record.TextRecords;
import java.util.List;
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
    for (String address : first(addresses)) {
      Optional<DomainName> host = ReportAddress.mail(address);
      if (host.isEmpty()) {
        wrong(name, address);
      } else if (!host.get().equals(record.domain())) {
        external(record.domain(), host.get());
      }
    }
    first(record.tags().list("ruf", ',')).stream()
        .filter(address -> ReportAddress.mail(address).isEmpty())
        .forEach(address -> wrong(name, address));
  }

  private static List<String> first(List<String> addresses) {
    return addresses.subList(0, Math.min(MOST_ADDRESSES, addresses.size()));
  }

  private void wrong(String name, String address) {
    findings.add(FindingKind.DMARC_WRONG_REPORT_ADDRESS, Map.of("name", name, "address", address));
  }

  private DomainName own(DomainName domain) {
    DomainName found = own.orElseGet(() -> TreeWalk.from(dns, domain).organization());
    own = Optional.of(found);
    return found;
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
    TextRecords found = TextRecords.of(dns, name.get(), RecordVersion.DMARC);
    if (found.failure().isEmpty() && found.texts().isEmpty()) {
      findings.add(
          FindingKind.DMARC_REPORTS_UNAUTHORISED,
          Map.of("domain", domain.text(), "host", host.text()),
          FindingCollector.txt(name.get(), RecordVersion.DMARC.text()));
    }
  }
}
