package bouncecard.probe.domain;

import bouncecard.probe.FindingKind;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsRecord;
import bouncecard.probe.dns.DnsType;
import bouncecard.probe.domain.record.FindingCollector;
import bouncecard.probe.domain.record.TextRecords;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Looks whether the sending address has a name, and whether the name has the address (RFC 1912
/// §2.1; known as forward-confirmed reverse DNS).
final class ReverseDnsCheck {
  private static final int MOST_NAMES = 10;

  private final Dns dns;
  private final FindingCollector findings;

  ReverseDnsCheck(Dns dns, FindingCollector findings) {
    this.dns = dns;
    this.findings = findings;
  }

  void check(IpAddress ip) {
    DnsAnswer answer = dns.ask(ip.reverseName(), DnsType.PTR);
    if (answer instanceof DnsAnswer.Failed failed) {
      findings.add(
          FindingKind.REVERSE_DNS_UNKNOWN,
          Map.of("name", ip.reverseName().text(), "error", TextRecords.word(failed)));
      return;
    }
    List<DomainName> names =
        answer.records(DnsRecord.Pointer.class).stream()
            .map(DnsRecord.Pointer::name)
            .limit(MOST_NAMES)
            .toList();
    if (names.isEmpty()) {
      findings.add(
          FindingKind.REVERSE_DNS_ABSENT,
          Map.of("ip", ip.toString(), "name", ip.reverseName().text()));
      return;
    }
    List<DomainName> confirmed = names.stream().filter(name -> pointsTo(name, ip)).toList();
    if (confirmed.isEmpty()) {
      findings.add(
          FindingKind.REVERSE_DNS_UNCONFIRMED,
          Map.of("ip", ip.toString(), "names", joined(names)),
          Optional.of(
              new UntrustedText(names.getFirst() + ". IN " + (ip.isSix() ? "AAAA " : "A ") + ip)));
    } else {
      findings.add(
          FindingKind.REVERSE_DNS_CONFIRMED,
          Map.of("ip", ip.toString(), "names", joined(confirmed)));
    }
    if (names.size() > 1) {
      findings.add(
          FindingKind.REVERSE_DNS_SEVERAL, Map.of("ip", ip.toString(), "names", joined(names)));
    }
    if (!confirmed.isEmpty() && confirmed.stream().allMatch(name -> isGeneric(name, ip))) {
      findings.add(
          FindingKind.REVERSE_DNS_GENERIC, Map.of("ip", ip.toString(), "names", joined(confirmed)));
    }
  }

  private boolean pointsTo(DomainName name, IpAddress ip) {
    DnsType type = ip.isSix() ? DnsType.AAAA : DnsType.A;
    return dns.ask(name, type).records(DnsRecord.Address.class).stream()
        .anyMatch(record -> record.address().equals(ip));
  }

  /// Whether the name has the four bytes in it, forwards or backwards, as those have which a
  /// provider gives to each of its lines.
  private static boolean isGeneric(DomainName name, IpAddress ip) {
    if (ip.isSix()) {
      return false;
    }
    List<String> octets = List.of(ip.toString().split("\\."));
    String dashed = name.text().replace('.', '-');
    return dashed.contains(String.join("-", octets))
        || dashed.contains(String.join("-", octets.reversed()));
  }

  private static String joined(List<DomainName> names) {
    return names.stream().map(DomainName::text).collect(Collectors.joining(", "));
  }
}
