package bouncecard.probe;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.address.PublicAddresses;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsRecord;
import bouncecard.probe.dns.DnsRecord.Address;
import bouncecard.probe.dns.DnsRecord.MailExchanger;
import bouncecard.probe.dns.DnsType;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Finds where mail for a domain goes: MX records by preference, the null MX (RFC 7505), the
/// domain's own addresses where there is no MX, and of each host both families. What it gives out
/// was judged, and is dialled as it is: no name is looked up again.
final class Routing {
  private static final int MOST_HOSTS = 4;
  private static final int MOST_ADDRESSES = 4;
  private static final int LONGEST_SHOWN = 120;

  private final Dns dns;
  private final PublicAddresses addresses;
  private final int port;
  private final List<Finding> findings = new ArrayList<>();
  private final List<MailServer> servers = new ArrayList<>();
  private boolean isForbidden;
  private boolean isUnknown;

  Routing(Dns dns, PublicAddresses addresses, int port) {
    this.dns = dns;
    this.addresses = addresses;
    this.port = port;
  }

  Route of(DomainName domain) {
    return switch (dns.ask(domain, DnsType.MX)) {
      case DnsAnswer.Found(var records) -> byRecords(records);
      case DnsAnswer.NoData() -> implicit(domain);
      case DnsAnswer.NoSuchDomain() -> none(Verdict.NO_SUCH_DOMAIN, Reason.NAME_MISSING);
      case DnsAnswer.Failed _ -> none(Verdict.DNS_TROUBLE, Reason.DNS_FAILED);
    };
  }

  private Route none(Verdict verdict, Reason reason) {
    return new Route(List.of(), verdict, reason, Stage.DNS, findings);
  }

  private Route byRecords(List<DnsRecord> records) {
    List<MailExchanger> exchangers = new ArrayList<>();
    for (DnsRecord record : records) {
      switch (record) {
        case MailExchanger exchanger -> exchangers.add(exchanger);
        case DnsRecord.Unreadable(UntrustedText presented) ->
            note(FindingKind.MX_UNREADABLE, "mx", presented.visible(LONGEST_SHOWN));
        case Address _, DnsRecord.Text _, DnsRecord.Pointer _, DnsRecord.Alias _ -> {}
      }
    }
    if (records.size() == 1 && isNull(exchangers) && exchangers.getFirst().preference() == 0) {
      findings.add(Finding.of(FindingKind.MX_NULL));
      return none(Verdict.NO_MAIL_BY_DESIGN, Reason.NULL_MX);
    }
    if (exchangers.stream().anyMatch(exchanger -> exchanger.target().isEmpty())) {
      findings.add(Finding.of(FindingKind.MX_NULL_BESIDE_OTHERS));
    }
    exchangers.stream()
        .sorted(Comparator.comparingInt(MailExchanger::preference))
        .flatMap(exchanger -> exchanger.target().stream())
        .distinct()
        .limit(MOST_HOSTS)
        .forEach(this::host);
    return found();
  }

  private static boolean isNull(List<MailExchanger> exchangers) {
    return exchangers.size() == 1 && exchangers.getFirst().target().isEmpty();
  }

  private Route implicit(DomainName domain) {
    findings.add(Finding.of(FindingKind.MX_IMPLICIT));
    addressesOf(domain);
    if (servers.isEmpty() && !isForbidden && !isUnknown) {
      findings.clear();
      return none(Verdict.UNREACHABLE, Reason.NO_MAIL_RECORDS);
    }
    return found();
  }

  private Route found() {
    if (!servers.isEmpty()) {
      return new Route(servers, Verdict.UNREACHABLE, Reason.NO_CONNECTION, Stage.CONNECT, findings);
    }
    if (isForbidden) {
      return new Route(
          List.of(), Verdict.UNREACHABLE, Reason.ADDRESS_FORBIDDEN, Stage.GUARD, findings);
    }
    return isUnknown
        ? none(Verdict.DNS_TROUBLE, Reason.DNS_FAILED)
        : none(Verdict.UNREACHABLE, Reason.NO_MAIL_RECORDS);
  }

  private void host(DomainName name) {
    if (name.endsInNumber()) {
      note(FindingKind.MX_IS_ADDRESS, "mx", name.text());
      return;
    }
    if (dns.ask(name, DnsType.CNAME) instanceof DnsAnswer.Found) {
      note(FindingKind.MX_ALIAS, "mx", name.text());
    }
    boolean wasUnknown = isUnknown;
    if (!addressesOf(name)) {
      boolean isTrouble = isUnknown && !wasUnknown;
      note(isTrouble ? FindingKind.MX_UNKNOWN : FindingKind.MX_WITHOUT_ADDRESS, "mx", name.text());
    }
  }

  /// Takes the addresses of a host, IPv4 first, all of them or none: where one of them is
  /// forbidden, somebody plays with the others. False where there are none.
  private boolean addressesOf(DomainName name) {
    List<IpAddress> found = new ArrayList<>();
    for (DnsType type : List.of(DnsType.A, DnsType.AAAA)) {
      DnsAnswer answer = dns.ask(name, type);
      isUnknown |= answer instanceof DnsAnswer.Failed;
      answer.records(Address.class).forEach(record -> found.add(record.address()));
    }
    Optional<IpAddress> forbidden =
        found.stream().filter(address -> !addresses.allows(address)).findFirst();
    if (forbidden.isPresent()) {
      isForbidden = true;
      findings.add(forbidden(name, forbidden.get()));
      return true;
    }
    found.stream()
        .distinct()
        .limit(MOST_ADDRESSES)
        .forEach(address -> servers.add(new MailServer(name, address, port)));
    return !found.isEmpty();
  }

  private Finding forbidden(DomainName name, IpAddress address) {
    return new Finding(
        FindingKind.MX_FORBIDDEN,
        Map.of(
            "mx", new UntrustedText(name.text()),
            "address", new UntrustedText(address.toString()),
            "use", new UntrustedText(addresses.use(address).orElse("-"))),
        Optional.empty());
  }

  private void note(FindingKind kind, String name, String value) {
    findings.add(Finding.of(kind, name, value));
  }
}
