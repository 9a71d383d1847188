package bouncecard.probe.domain;

import bouncecard.probe.FindingKind;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsRecord;
import bouncecard.probe.dns.DnsType;
import bouncecard.probe.domain.record.DomainQuestion.Signature;
import bouncecard.probe.domain.record.FindingCollector;
import bouncecard.probe.domain.record.TagList;
import bouncecard.probe.domain.record.TextRecords;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at the key of a signature (RFC 6376 §3.6.2).
final class DkimCheck {
  private static final int SHORTEST = 1024;
  private static final int ADVISED = 2048;

  private final Dns dns;
  private final FindingCollector findings;

  DkimCheck(Dns dns, FindingCollector findings) {
    this.dns = dns;
    this.findings = findings;
  }

  void check(Signature signature) {
    Optional<DomainName> name = signature.domain().under(signature.selector() + "._domainkey");
    Map<String, String> values =
        Map.of("selector", signature.selector(), "domain", signature.domain().text());
    if (name.isEmpty()) {
      findings.add(FindingKind.DKIM_ABSENT, values);
      return;
    }
    DnsAnswer answer = dns.ask(name.get(), DnsType.TXT);
    if (answer instanceof DnsAnswer.Failed failed) {
      findings.add(
          FindingKind.DKIM_UNKNOWN,
          Map.of("name", name.get().text(), "error", TextRecords.word(failed)));
      return;
    }
    List<String> texts =
        answer.records(DnsRecord.Text.class).stream().map(record -> record.text().value()).toList();
    if (texts.isEmpty()) {
      findings.add(FindingKind.DKIM_ABSENT, values);
    } else if (texts.size() > 1) {
      findings.add(FindingKind.DKIM_SEVERAL, values);
    } else {
      report(DkimKey.read(texts.getFirst()), name.get(), texts.getFirst());
    }
  }

  private void report(DkimKey key, DomainName name, String text) {
    Map<String, String> values =
        Map.of("name", name.text(), "type", key.type(), "bits", "" + key.bits());
    Map<String, String> aboutName = Map.of("name", name.text());
    TagList tags = TagList.read(text);
    switch (key.state()) {
      case NO_RECORD -> findings.add(FindingKind.DKIM_NO_KEY_RECORD, aboutName);
      case REVOKED -> findings.add(FindingKind.DKIM_REVOKED, aboutName);
      case UNKNOWN_TYPE ->
          findings.add(
              FindingKind.DKIM_UNKNOWN_TYPE, Map.of("name", name.text(), "type", key.type()));
      case BROKEN_BASE64 -> findings.add(FindingKind.DKIM_BROKEN_BASE64, aboutName);
      case BROKEN_KEY ->
          findings.add(
              FindingKind.DKIM_BROKEN_KEY, Map.of("name", name.text(), "type", key.type()));
      case USABLE -> usable(key, name, values);
    }
    if (key.state() != DkimKey.State.USABLE) {
      return;
    }
    if (key.isTesting()) {
      findings.add(
          FindingKind.DKIM_TESTING,
          aboutName,
          FindingCollector.txt(name, tags.with("t", withoutTesting(tags))));
    }
    if (!key.takesSha256()) {
      findings.add(
          FindingKind.DKIM_WRONG_HASH,
          Map.of("name", name.text(), "hashes", String.join(":", key.hashes())),
          FindingCollector.txt(name, tags.with("h", Optional.empty())));
    }
    if (!key.isForMail()) {
      findings.add(
          FindingKind.DKIM_WRONG_SERVICE,
          Map.of("name", name.text(), "services", String.join(":", key.services())),
          FindingCollector.txt(name, tags.with("s", Optional.empty())));
    }
  }

  private void usable(DkimKey key, DomainName name, Map<String, String> values) {
    boolean isRsa = key.type().equals("rsa");
    Map<String, String> length = Map.of("name", name.text(), "bits", "" + key.bits());
    if (isRsa && key.bits() < SHORTEST) {
      findings.add(FindingKind.DKIM_TOO_SHORT, length);
    } else if (isRsa && key.bits() < ADVISED) {
      findings.add(FindingKind.DKIM_SHORT, length);
    } else if (isRsa) {
      findings.add(FindingKind.DKIM_VALID, values);
    } else {
      findings.add(FindingKind.DKIM_ED25519, Map.of("name", name.text()));
    }
  }

  private static Optional<String> withoutTesting(TagList tags) {
    List<String> flags = tags.list("t", ':').stream().filter(flag -> !flag.equals("y")).toList();
    return flags.isEmpty() ? Optional.empty() : Optional.of(String.join(":", flags));
  }
}
