package bouncecard.probe.domain;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsRecord;
import bouncecard.probe.dns.DnsType;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A DNS of lines such as `example.com MX 10 mx.example.com`. A name without records, but with
/// names below it or with `name NOTHING`, has no data; `name SERVFAIL` fails for all types.
public final class ZoneDns implements Dns {
  private final Map<String, List<String>> lines = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  public static ZoneDns of(String zone) {
    ZoneDns dns = new ZoneDns();
    for (String line : zone.lines().toList()) {
      if (!line.isBlank()) {
        String[] parts = line.strip().split(" ", 2);
        dns.lines.computeIfAbsent(parts[0], _ -> new ArrayList<>()).add(parts[1]);
      }
    }
    return dns;
  }

  /// What was asked, such as `example.com MX`.
  List<String> asked() {
    return asked;
  }

  @Override
  public DnsAnswer ask(DomainName name, DnsType type) {
    asked.add(name + " " + type);
    List<String> there = lines.getOrDefault(name.text(), List.of());
    if (there.contains("SERVFAIL")) {
      return new DnsAnswer.Failed(DnsAnswer.Failed.Kind.SERVFAIL);
    }
    List<DnsRecord> records = new ArrayList<>();
    for (String line : there) {
      String[] parts = line.split(" ", 2);
      if (parts[0].equals("CNAME") && type != DnsType.CNAME) {
        return ask(name(parts[1]), type);
      }
      if (parts[0].equals(type.name())) {
        records.add(record(type, parts[1]));
      }
    }
    if (!records.isEmpty()) {
      return new DnsAnswer.Found(records);
    }
    boolean isThere =
        !there.isEmpty() || lines.keySet().stream().anyMatch(key -> key.endsWith("." + name));
    return isThere ? new DnsAnswer.NoData() : new DnsAnswer.NoSuchDomain();
  }

  private static DnsRecord record(DnsType type, String data) {
    return switch (type) {
      case A, AAAA -> new DnsRecord.Address(IpAddress.parse(data).orElseThrow());
      case TXT -> new DnsRecord.Text(new UntrustedText(data));
      case PTR -> new DnsRecord.Pointer(name(data));
      case CNAME -> new DnsRecord.Alias(name(data));
      case MX -> {
        String[] parts = data.split(" ", 2);
        Optional<DomainName> target =
            parts[1].equals(".") ? Optional.empty() : Optional.of(name(parts[1]));
        yield new DnsRecord.MailExchanger(Integer.parseInt(parts[0]), target);
      }
    };
  }

  public static DomainName name(String text) {
    return DomainName.read(text).orElseThrow();
  }

  public static IpAddress ip(String text) {
    return IpAddress.parse(text).orElseThrow();
  }
}
