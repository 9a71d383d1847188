package bouncecard.probe;

import bouncecard.probe.SmtpConnection.CertificateFault;
import bouncecard.probe.SmtpConnection.Securing;
import bouncecard.text.UntrustedText;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The findings of one conversation beside its end.
final class SessionFindings {
  private static final int LONGEST_SHOWN = 200;
  private static final int MOST_NAMES = 4;

  private final MailServer server;
  private final List<Finding> findings = new ArrayList<>();
  private Optional<Certificate> certificate = Optional.empty();

  SessionFindings(MailServer server) {
    this.server = server;
  }

  List<Finding> all() {
    return findings;
  }

  Optional<Certificate> certificate() {
    return certificate;
  }

  void add(FindingKind kind) {
    findings.add(Finding.of(kind));
  }

  /// Forgets what rests on replies that may have been to other commands.
  void forgetReplies() {
    findings.removeIf(
        finding ->
            finding.topic() == Finding.Topic.VRFY
                || finding.kind() == FindingKind.SESSION_NULL_SENDER_REFUSED);
  }

  /// Notes the certificate, and what is wrong with it or that nothing is.
  void encrypted(Securing.Secured secured) {
    Certificate found = secured.certificate();
    certificate = Optional.of(found);
    String until = found.notAfter().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    String from = found.notBefore().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    for (CertificateFault fault : secured.faults()) {
      switch (fault) {
        case WRONG_NAME -> ofServer(FindingKind.TLS_WRONG_NAME, Map.of("names", names(found)));
        case EXPIRED -> ofServer(FindingKind.TLS_EXPIRED, Map.of("date", until));
        case NOT_YET_VALID -> ofServer(FindingKind.TLS_NOT_YET_VALID, Map.of("date", from));
        case UNTRUSTED ->
            ofServer(
                FindingKind.TLS_UNTRUSTED, Map.of("issuer", found.issuer().visible(LONGEST_SHOWN)));
      }
    }
    if (secured.faults().isEmpty()) {
      ofServer(FindingKind.TLS_VERIFIED, Map.of("protocol", secured.protocol(), "date", until));
    }
  }

  private static String names(Certificate certificate) {
    List<String> names =
        certificate.names().stream().limit(MOST_NAMES).map(name -> name.visible(80)).toList();
    return names.isEmpty()
        ? certificate.subject().visible(LONGEST_SHOWN)
        : String.join(", ", names);
  }

  void ofServer(FindingKind kind, Map<String, String> values) {
    Map<String, UntrustedText> all = new HashMap<>();
    values.forEach((name, value) -> all.put(name, new UntrustedText(value)));
    all.put("mx", new UntrustedText(server.name().text()));
    findings.add(new Finding(kind, all, Optional.empty()));
  }
}
