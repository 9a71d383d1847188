package bouncecard.probe.domain;

import bouncecard.probe.FindingKind;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.address.PublicAddresses;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsRecord;
import bouncecard.probe.dns.DnsRecord.Address;
import bouncecard.probe.dns.DnsRecord.MailExchanger;
import bouncecard.probe.dns.DnsType;
import bouncecard.probe.domain.record.FindingCollector;
import bouncecard.probe.domain.record.TextRecords;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at where mail for a domain goes (RFC 5321 §5.1, RFC 7505), at every server, and dials
/// none.
final class MxCheck {
  private static final int MOST_SERVERS = 12;

  private final Dns dns;
  private final PublicAddresses addresses;
  private final FindingCollector findings;

  MxCheck(Dns dns, PublicAddresses addresses, FindingCollector findings) {
    this.dns = dns;
    this.addresses = addresses;
    this.findings = findings;
  }

  /// False where the domain takes no mail, so that nothing about receiving needs to be looked at.
  boolean check(DomainName domain) {
    Map<String, String> about = Map.of("domain", domain.text());
    return switch (dns.ask(domain, DnsType.MX)) {
      case DnsAnswer.Found(var records) -> records(records);
      case DnsAnswer.NoData() -> implicit(domain);
      case DnsAnswer.NoSuchDomain() -> {
        findings.add(FindingKind.MX_NO_SUCH_DOMAIN, about);
        yield false;
      }
      case DnsAnswer.Failed failed -> {
        findings.add(
            FindingKind.MX_DNS_FAILED,
            Map.of("domain", domain.text(), "error", TextRecords.word(failed)));
        yield true;
      }
    };
  }

  private boolean implicit(DomainName domain) {
    Hosts hosts = addressesOf(domain);
    if (hosts.found().isEmpty()) {
      if (hosts.isUnknown()) {
        findings.add(FindingKind.MX_UNKNOWN, Map.of("mx", domain.text()));
      } else {
        findings.add(FindingKind.MX_NOWHERE, Map.of("domain", domain.text()));
      }
      return hosts.isUnknown();
    }
    findings.add(FindingKind.MX_IMPLICIT, Map.of());
    forbidden(domain, hosts);
    return true;
  }

  private boolean records(List<DnsRecord> records) {
    List<MailExchanger> exchangers = new ArrayList<>();
    for (DnsRecord record : records) {
      switch (record) {
        case MailExchanger exchanger -> exchangers.add(exchanger);
        case DnsRecord.Unreadable(UntrustedText presented) ->
            findings.add(FindingKind.MX_UNREADABLE, Map.of("mx", presented.value()));
        case Address _, DnsRecord.Text _, DnsRecord.Pointer _, DnsRecord.Alias _ -> {}
      }
    }
    Optional<MailExchanger> none =
        exchangers.stream().filter(exchanger -> exchanger.target().isEmpty()).findFirst();
    if (none.isPresent() && records.size() == 1 && none.get().preference() == 0) {
      findings.add(FindingKind.MX_NULL, Map.of());
      return false;
    }
    if (none.isPresent()) {
      findings.add(FindingKind.MX_NULL_BESIDE_OTHERS, Map.of());
    }
    servers(
        exchangers.stream()
            .sorted(Comparator.comparingInt(MailExchanger::preference))
            .flatMap(exchanger -> exchanger.target().stream())
            .distinct()
            .limit(MOST_SERVERS)
            .toList());
    return true;
  }

  private void servers(List<DomainName> names) {
    List<String> sound = new ArrayList<>();
    boolean hasFour = false;
    boolean hasSix = false;
    for (DomainName name : names) {
      if (name.endsInNumber()) {
        findings.add(FindingKind.MX_IS_ADDRESS, Map.of("mx", name.text()));
        continue;
      }
      if (!name.isHostName()) {
        findings.add(FindingKind.MX_UNREADABLE, Map.of("mx", name.text()));
      }
      if (dns.ask(name, DnsType.CNAME) instanceof DnsAnswer.Found) {
        findings.add(FindingKind.MX_ALIAS, Map.of("mx", name.text()));
      }
      Hosts hosts = addressesOf(name);
      if (hosts.found().isEmpty()) {
        findings.add(
            hosts.isUnknown() ? FindingKind.MX_UNKNOWN : FindingKind.MX_WITHOUT_ADDRESS,
            Map.of("mx", name.text()));
        continue;
      }
      hasFour |= hosts.found().stream().anyMatch(address -> !address.isSix());
      hasSix |= hosts.found().stream().anyMatch(IpAddress::isSix);
      if (!forbidden(name, hosts)) {
        sound.add(name.text());
      }
    }
    if (hasSix && !hasFour) {
      findings.add(FindingKind.MX_ONLY_IPV6, Map.of());
    }
    if (!sound.isEmpty()) {
      findings.add(FindingKind.MX_VALID, Map.of("servers", String.join(", ", sound)));
    }
  }

  private record Hosts(List<IpAddress> found, boolean isUnknown) {}

  private Hosts addressesOf(DomainName name) {
    List<IpAddress> found = new ArrayList<>();
    boolean isUnknown = false;
    for (DnsType type : List.of(DnsType.A, DnsType.AAAA)) {
      DnsAnswer answer = dns.ask(name, type);
      isUnknown |= answer instanceof DnsAnswer.Failed;
      answer.records(Address.class).forEach(record -> found.add(record.address()));
    }
    return new Hosts(found, isUnknown);
  }

  private boolean forbidden(DomainName name, Hosts hosts) {
    Optional<IpAddress> forbidden =
        hosts.found().stream().filter(address -> !addresses.allows(address)).findFirst();
    forbidden.ifPresent(
        address ->
            findings.add(
                FindingKind.MX_FORBIDDEN,
                Map.of(
                    "mx", name.text(),
                    "address", address.toString(),
                    "use", addresses.use(address).orElse("-"))));
    return forbidden.isPresent();
  }
}
