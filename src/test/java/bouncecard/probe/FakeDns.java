package bouncecard.probe;

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

/// A DNS of a few records. A name without any is not there; a name with others has no data.
public final class FakeDns implements Dns {
  private final Map<DomainName, Map<DnsType, List<DnsRecord>>> records = new HashMap<>();
  private final Map<DomainName, DnsAnswer.Failed.Kind> failing = new HashMap<>();
  private final List<String> asked = new ArrayList<>();

  /// Adds an A or AAAA record.
  public FakeDns address(String name, String address) {
    IpAddress parsed = IpAddress.parse(address).orElseThrow();
    return add(name, parsed.isSix() ? DnsType.AAAA : DnsType.A, new DnsRecord.Address(parsed));
  }

  /// Adds an MX record; `.` is the root.
  public FakeDns mx(String name, int preference, String target) {
    Optional<DomainName> host =
        target.equals(".") ? Optional.empty() : Optional.of(DomainName.read(target).orElseThrow());
    return add(name, DnsType.MX, new DnsRecord.MailExchanger(preference, host));
  }

  /// Adds a TXT record.
  public FakeDns text(String name, String text) {
    return add(name, DnsType.TXT, new DnsRecord.Text(new UntrustedText(text)));
  }

  /// Adds a PTR record.
  public FakeDns pointer(String address, String name) {
    return add(
        IpAddress.parse(address).orElseThrow().reverseName().text(),
        DnsType.PTR,
        new DnsRecord.Pointer(DomainName.read(name).orElseThrow()));
  }

  /// Adds a CNAME, which is followed for every other type.
  public FakeDns alias(String name, String target) {
    return add(name, DnsType.CNAME, new DnsRecord.Alias(DomainName.read(target).orElseThrow()));
  }

  /// Has every question about a name fail.
  public FakeDns failing(String name, DnsAnswer.Failed.Kind kind) {
    failing.put(new DomainName(name), kind);
    return this;
  }

  /// Adds any record.
  public FakeDns add(String name, DnsType type, DnsRecord record) {
    records
        .computeIfAbsent(new DomainName(name), _ -> new HashMap<>())
        .computeIfAbsent(type, _ -> new ArrayList<>())
        .add(record);
    return this;
  }

  @Override
  public synchronized DnsAnswer ask(DomainName name, DnsType type) {
    asked.add(name + " " + type);
    if (failing.containsKey(name)) {
      return new DnsAnswer.Failed(failing.get(name));
    }
    Map<DnsType, List<DnsRecord>> ofName = records.get(name);
    if (ofName == null) {
      return new DnsAnswer.NoSuchDomain();
    }
    if (ofName.containsKey(type)) {
      return new DnsAnswer.Found(ofName.get(type));
    }
    if (type != DnsType.CNAME && ofName.containsKey(DnsType.CNAME)) {
      return ask(((DnsRecord.Alias) ofName.get(DnsType.CNAME).getFirst()).target(), type);
    }
    return new DnsAnswer.NoData();
  }

  /// What was asked, as `example.com MX`.
  public List<String> asked() {
    return asked;
  }
}
