package bouncecard.probe.domain;

import bouncecard.probe.Dns;
import bouncecard.probe.DnsAnswer;
import bouncecard.probe.DnsRecord;
import bouncecard.probe.DnsType;
import bouncecard.probe.DomainName;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The TXT records under a name that start with a version.
///
/// @param texts those that do
/// @param others how many are there that do not
/// @param failure why nobody can tell, where that is so
record TextRecords(List<String> texts, int others, Optional<DnsAnswer.Failed> failure) {

  /// Asks for them. A version is followed by what ends it: nothing, a space or a semicolon.
  static TextRecords of(Dns dns, DomainName name, String version) {
    DnsAnswer answer = dns.ask(name, DnsType.TXT);
    if (answer instanceof DnsAnswer.Failed failed) {
      return new TextRecords(List.of(), 0, Optional.of(failed));
    }
    List<String> all =
        answer.records(DnsRecord.Text.class).stream().map(record -> record.text().value()).toList();
    List<String> ours = all.stream().filter(text -> startsWith(text, version)).toList();
    return new TextRecords(ours, all.size() - ours.size(), Optional.empty());
  }

  private static boolean startsWith(String text, String version) {
    String head = text.substring(0, Math.min(text.length(), version.length()));
    if (!head.toLowerCase(Locale.ROOT).equals(version.toLowerCase(Locale.ROOT))) {
      return false;
    }
    char next = text.length() == version.length() ? ' ' : text.charAt(version.length());
    return next == ' ' || next == ';' || next == '\t';
  }

  /// How the DNS failed, as a word for texts.
  static String word(DnsAnswer.Failed failed) {
    return switch (failed.kind()) {
      case SERVFAIL -> "SERVFAIL";
      case TIMED_OUT -> "timeout";
      case REFUSED -> "REFUSED";
      case OTHER -> "?";
    };
  }
}
