package bouncecard.probe.domain;

import bouncecard.probe.FindingKind;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.dns.DnsRecord;
import bouncecard.probe.dns.DnsType;
import bouncecard.probe.domain.record.FindingCollector;
import bouncecard.probe.domain.record.RecordVersion;
import bouncecard.probe.domain.record.TagList;
import bouncecard.probe.domain.record.TextRecords;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Looks at what a domain asks of those who send to it: MTA-STS (RFC 8461) and TLS-RPT (RFC 8460).
final class MtaStsCheck {
  private static final int LONGEST_ID = 32;

  private final Dns dns;
  private final PolicySource policies;
  private final FindingCollector findings;

  MtaStsCheck(Dns dns, PolicySource policies, FindingCollector findings) {
    this.dns = dns;
    this.policies = policies;
    this.findings = findings;
  }

  void check(DomainName domain) {
    Optional<DomainName> name = domain.under("_mta-sts");
    Optional<DomainName> host = domain.under("mta-sts");
    if (name.isEmpty() || host.isEmpty()) {
      return;
    }
    TextRecords found = TextRecords.of(dns, name.get(), RecordVersion.MTA_STS);
    Map<String, String> about = Map.of("name", name.get().text());
    if (found.failure().isPresent()) {
      findings.add(
          FindingKind.MTA_STS_UNKNOWN,
          Map.of("name", name.get().text(), "error", TextRecords.word(found.failure().get())));
    } else if (found.texts().isEmpty() && !found.missed().isEmpty()) {
      findings.addMissed(
          FindingKind.MTA_STS_PASSED_OVER, name.get(), found.missed(), RecordVersion.MTA_STS);
    } else if (found.texts().isEmpty()) {
      findings.add(FindingKind.MTA_STS_ABSENT, Map.of("domain", domain.text()));
    } else if (found.texts().size() > 1) {
      findings.add(FindingKind.MTA_STS_SEVERAL, about);
    } else if (!hasId(TagList.read(found.texts().getFirst()))) {
      findings.add(
          FindingKind.MTA_STS_WRONG_ID,
          about,
          FindingCollector.txt(name.get(), "v=STSv1; id=20261123T000000"));
    } else {
      fetch(domain, host.get());
    }
  }

  private static boolean hasId(TagList tags) {
    String id = tags.get("id").orElse("");
    return !id.isEmpty()
        && id.length() <= LONGEST_ID
        && id.chars().allMatch(c -> c < 128 && Character.isLetterOrDigit(c));
  }

  private void fetch(DomainName domain, DomainName host) {
    Map<String, String> about = Map.of("host", host.text());
    switch (policies.fetch(host)) {
      case PolicySource.Body(var text) -> policy(domain, host, MtaStsPolicy.read(text.value()));
      case PolicySource.Status(int status) ->
          findings.add(
              status >= 300 && status < 400
                  ? FindingKind.MTA_STS_REDIRECTED
                  : FindingKind.MTA_STS_NO_POLICY,
              Map.of("host", host.text(), "status", "" + status));
      case PolicySource.Failed(var reason) -> {
        switch (reason) {
          case CERTIFICATE -> findings.add(FindingKind.MTA_STS_CERTIFICATE, about);
          case NO_ADDRESS -> findings.add(FindingKind.MTA_STS_NO_HOST, about);
          case NOT_PUBLIC -> findings.add(FindingKind.MTA_STS_NOT_PUBLIC, about);
          case TOO_LARGE, NOT_HTTP -> findings.add(FindingKind.MTA_STS_NOT_A_POLICY, about);
          case UNREACHABLE, TIMED_OUT -> findings.add(FindingKind.MTA_STS_UNREACHABLE, about);
          case DNS_FAILED ->
              findings.add(
                  FindingKind.MTA_STS_UNKNOWN, Map.of("name", host.text(), "error", "SERVFAIL"));
        }
      }
    }
  }

  private void policy(DomainName domain, DomainName host, MtaStsPolicy policy) {
    if (!policy.strange().isEmpty()) {
      findings.add(
          FindingKind.MTA_STS_BROKEN_POLICY,
          Map.of("host", host.text(), "part", String.join(", ", policy.strange())));
    }
    if (policy.mode().isEmpty()) {
      return;
    }
    Map<String, String> values =
        Map.of("domain", domain.text(), "mx", String.join(", ", policy.mx()));
    switch (policy.mode().get()) {
      case ENFORCE -> findings.add(FindingKind.MTA_STS_ENFORCED, values);
      case TESTING -> findings.add(FindingKind.MTA_STS_TESTING, values);
      case NONE -> findings.add(FindingKind.MTA_STS_OFF, Map.of("domain", domain.text()));
    }
    if (policy.mode().get() != MtaStsPolicy.Mode.NONE) {
      servers(domain).stream()
          .filter(server -> !policy.allows(server))
          .forEach(
              server ->
                  findings.add(
                      FindingKind.MTA_STS_SERVER_NOT_LISTED,
                      Map.of("server", server.text(), "mx", String.join(", ", policy.mx())),
                      Optional.of(new UntrustedText("mx: " + server))));
    }
  }

  private List<DomainName> servers(DomainName domain) {
    return dns.ask(domain, DnsType.MX).records(DnsRecord.MailExchanger.class).stream()
        .flatMap(record -> record.target().stream())
        .toList();
  }

  /// Where reports about encryption are wanted (RFC 8460 §3).
  void reports(DomainName domain) {
    Optional<DomainName> name = domain.under("_smtp._tls");
    if (name.isEmpty()) {
      return;
    }
    TextRecords found = TextRecords.of(dns, name.get(), RecordVersion.TLS_RPT);
    Map<String, String> about = Map.of("name", name.get().text());
    if (found.failure().isPresent()) {
      findings.add(
          FindingKind.TLS_RPT_UNKNOWN,
          Map.of("name", name.get().text(), "error", TextRecords.word(found.failure().get())));
    } else if (found.texts().isEmpty() && !found.missed().isEmpty()) {
      findings.addMissed(
          FindingKind.TLS_RPT_PASSED_OVER, name.get(), found.missed(), RecordVersion.TLS_RPT);
    } else if (found.texts().isEmpty()) {
      findings.add(
          FindingKind.TLS_RPT_ABSENT,
          Map.of("domain", domain.text()),
          FindingCollector.txt(name.get(), "v=TLSRPTv1; rua=mailto:tls-reports@" + domain));
    } else if (found.texts().size() > 1) {
      findings.add(FindingKind.TLS_RPT_SEVERAL, about);
    } else {
      // A record may have the field more than once (RFC 8460 §3).
      List<String> addresses = TagList.read(found.texts().getFirst()).lists("rua", ',');
      boolean isValid =
          !addresses.isEmpty()
              && addresses.stream()
                  .allMatch(uri -> ReportAddress.mail(uri).isPresent() || ReportAddress.isWeb(uri));
      if (isValid) {
        findings.add(FindingKind.TLS_RPT_VALID, Map.of("addresses", String.join(", ", addresses)));
      } else {
        findings.add(
            FindingKind.TLS_RPT_WRONG,
            about,
            FindingCollector.txt(name.get(), "v=TLSRPTv1; rua=mailto:tls-reports@" + domain));
      }
    }
  }
}
