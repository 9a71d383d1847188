package bouncecard.probe.domain.record;

import bouncecard.probe.address.DomainName;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsAnswer;
import bouncecard.probe.dns.DnsRecord;
import bouncecard.probe.dns.DnsType;
import java.util.List;
import java.util.Optional;

/// The TXT records under a name that are records of one kind.
///
/// @param texts those that are
/// @param missed those that were meant to be, but that everybody passes over
/// @param failure why nobody can tell, where that is so
public record TextRecords(
    List<String> texts, List<String> missed, Optional<DnsAnswer.Failed> failure) {

  /// Asks for them.
  public static TextRecords of(Dns dns, DomainName name, RecordVersion version) {
    DnsAnswer answer = dns.ask(name, DnsType.TXT);
    if (answer instanceof DnsAnswer.Failed failed) {
      return new TextRecords(List.of(), List.of(), Optional.of(failed));
    }
    List<String> all =
        answer.records(DnsRecord.Text.class).stream().map(record -> record.text().value()).toList();
    return new TextRecords(
        all.stream().filter(version::opens).toList(),
        all.stream().filter(version::isMissedBy).toList(),
        Optional.empty());
  }

  /// How the DNS failed, as a word for texts.
  public static String word(DnsAnswer.Failed failed) {
    return switch (failed.kind()) {
      case SERVFAIL -> "SERVFAIL";
      case TIMED_OUT -> "timeout";
      case REFUSED -> "REFUSED";
      case OTHER -> "?";
    };
  }
}
