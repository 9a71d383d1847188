package bouncecard.probe;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.probe.SmtpConnection.CertificateFault;
import bouncecard.probe.SmtpConnection.Securing;
import bouncecard.probe.address.Cidr;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.MailboxAddress;
import bouncecard.probe.address.PublicAddresses;
import bouncecard.probe.dns.Dns;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What is said to a server, in which order, and what TLS adds.
class MailboxSessionTest {
  private static final Certificate CERTIFICATE =
      new Certificate(
          new UntrustedText("CN=mx.example.com"),
          new UntrustedText("CN=Some CA"),
          List.of(new UntrustedText("mx.example.com")),
          Instant.parse("2026-01-01T00:00:00Z"),
          Instant.parse("2027-01-01T00:00:00Z"));

  private final FakeDialer dialer = new FakeDialer();

  @Test
  void check_ofAServerWithoutTls_saysTheseCommandsAndNoOthers() {
    ScriptedDialogue dialogue = server("250 mx.example.com");
    ProbeReport.Mailbox report = check("user@example.com", dialogue);
    assertThat(dialogue.sent())
        .containsExactly(
            "EHLO probe.example.net",
            "VRFY user@example.com",
            "VRFY x7q9zz@example.com",
            "MAIL FROM:<>",
            "RCPT TO:<user@example.com>",
            "RCPT TO:<x7q9zz@example.com>",
            "RSET",
            "QUIT");
    assertThat(report.findings()).extracting(Finding::kind).contains(FindingKind.TLS_NOT_OFFERED);
    assertThat(report.exchanges()).hasSize(9);
    assertThat(report.transcript()).hasSize(18);
    assertThat(dialogue.isClosed()).isTrue();
  }

  @Test
  void check_withVrfySwitchedOff_neverSaysIt() {
    ScriptedDialogue dialogue = server("250 mx.example.com");
    dialer.at("192.0.2.25", dialogue);
    probe(false).check(mailbox("user@example.com"), "x7q9zz", seconds(60), (_, _) -> {});
    assertThat(dialogue.sent()).noneMatch(command -> command.startsWith("VRFY"));
  }

  @Test
  void check_ofAServerWithTls_saysHelloAgainAndTellsTheCertificate() {
    ScriptedDialogue dialogue =
        server("250-mx.example.com\n250 starttls")
            .securing(new Securing.Secured("TLSv1.3", CERTIFICATE, List.of()));
    ProbeReport.Mailbox report = check("user@example.com", dialogue);
    assertThat(dialogue.sent())
        .startsWith(
            "EHLO probe.example.net",
            "STARTTLS",
            "** TLS mx.example.com",
            "EHLO probe.example.net",
            "VRFY user@example.com");
    assertThat(report.certificate()).contains(CERTIFICATE);
    assertThat(report.findings())
        .contains(
            new Finding(
                FindingKind.TLS_VERIFIED,
                Map.of(
                    "mx", new UntrustedText("mx.example.com"),
                    "protocol", new UntrustedText("TLSv1.3"),
                    "date", new UntrustedText("2027-01-01")),
                Optional.empty()));
  }

  @Test
  void check_withABadCertificate_hasItsVerdictAllTheSame() {
    ProbeReport.Mailbox report =
        check(
            "user@example.com",
            server("250-mx.example.com\n250 STARTTLS")
                .securing(
                    new Securing.Secured(
                        "TLSv1.2", CERTIFICATE, List.of(CertificateFault.values()))));
    assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTS_EVERYTHING);
    assertThat(report.findings())
        .extracting(Finding::kind)
        .contains(
            FindingKind.TLS_WRONG_NAME,
            FindingKind.TLS_EXPIRED,
            FindingKind.TLS_NOT_YET_VALID,
            FindingKind.TLS_UNTRUSTED)
        .doesNotContain(FindingKind.TLS_VERIFIED);
  }

  @Test
  void check_whereTheHandshakeFails_asksOnceMoreInClear() {
    ScriptedDialogue broken = server("250-mx.example.com\n250 STARTTLS");
    ScriptedDialogue clear = server("250-mx.example.com\n250 STARTTLS");
    dialer.at("192.0.2.25", broken).at("192.0.2.25", clear);
    ProbeReport.Mailbox report =
        probe(true).check(mailbox("user@example.com"), "x7q9zz", seconds(60), (_, _) -> {});
    assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTS_EVERYTHING);
    assertThat(report.findings())
        .extracting(Finding::kind)
        .contains(FindingKind.TLS_HANDSHAKE_FAILED);
    assertThat(clear.sent()).doesNotContain("STARTTLS").endsWith("RSET", "QUIT");
    assertThat(broken.isClosed()).isTrue();
    assertThat(dialer.dialled()).hasSize(2);
  }

  @Test
  void check_whereStartTlsIsRefused_goesOnInClear() {
    ScriptedDialogue dialogue =
        new ScriptedDialogue(
            "220 mx",
            command ->
                command.startsWith("EHLO")
                    ? "250-mx\n250 STARTTLS"
                    : command.equals("STARTTLS") ? "454 4.7.0 TLS not available" : "250 ok");
    ProbeReport.Mailbox report = check("user@example.com", dialogue);
    assertThat(report.verdict()).isEqualTo(Verdict.ACCEPTS_EVERYTHING);
    assertThat(report.findings()).extracting(Finding::kind).contains(FindingKind.TLS_REFUSED);
  }

  @Test
  void check_withTextInClearBeforeTls_endsThere() {
    ScriptedDialogue dialogue = server("250-mx.example.com\n250 STARTTLS").injecting();
    ProbeReport.Mailbox report = check("user@example.com", dialogue);
    assertThat(report)
        .returns(Verdict.UNKNOWN, ProbeReport.Mailbox::verdict)
        .returns(Reason.INJECTION, ProbeReport.Mailbox::reason)
        .returns(Stage.STARTTLS, ProbeReport.Mailbox::stage);
    assertThat(report.findings()).extracting(Finding::kind).contains(FindingKind.TLS_INJECTION);
    assertThat(dialogue.sent()).endsWith("STARTTLS");
    assertThat(dialer.dialled()).hasSize(1);
  }

  @Test
  void check_ofAnInternationalLocalPart_needsSmtpUtf8() {
    ScriptedDialogue without = server("250 mx.example.com");
    assertThat(check("jörg@example.com", without).reason()).isEqualTo(Reason.NEEDS_SMTPUTF8);
    assertThat(without.sent()).containsExactly("EHLO probe.example.net", "QUIT");
  }

  @Test
  void check_ofAnInternationalLocalPart_saysSmtpUtf8WhereItIsOffered() {
    ScriptedDialogue with = server("250-mx.example.com\n250 SMTPUTF8");
    check("jörg@example.com", with);
    assertThat(with.sent())
        .contains(
            "VRFY jörg@example.com SMTPUTF8",
            "MAIL FROM:<> SMTPUTF8",
            "RCPT TO:<jörg@example.com>");
  }

  @Test
  void check_ofAnInternationalDomain_saysItsALabelsAndNoSmtpUtf8() {
    ScriptedDialogue dialogue = server("250-mx.example.com\n250 SMTPUTF8");
    dialer.at("192.0.2.25", dialogue);
    FakeDns dns =
        new FakeDns()
            .mx("xn--mnchen-3ya.example", 10, "mx.example.com")
            .address("mx.example.com", "192.0.2.25");
    probe(dns, true).check(mailbox("user@münchen.example"), "x7q9zz", seconds(60), (_, _) -> {});
    assertThat(dialogue.sent()).contains("MAIL FROM:<>", "RCPT TO:<user@xn--mnchen-3ya.example>");
  }

  @Test
  void check_tellsHowFarItIs() {
    List<Stage> stages = new ArrayList<>();
    dialer.at("192.0.2.25", server("250 mx.example.com"));
    probe(true)
        .check(mailbox("user@example.com"), "x7q9zz", seconds(60), (stage, _) -> stages.add(stage));
    assertThat(stages)
        .containsExactly(
            Stage.DNS,
            Stage.CONNECT,
            Stage.GREETING,
            Stage.EHLO,
            Stage.VRFY,
            Stage.VRFY_CONTROL,
            Stage.MAIL,
            Stage.RCPT,
            Stage.RCPT_CONTROL);
  }

  @Test
  void check_ofAnEndlessReply_endsAtItsBounds() {
    StringBuilder banner = new StringBuilder();
    for (int i = 0; i < 10_000; i++) {
      banner.append("220-").append(i).append('\n');
    }
    ProbeReport.Mailbox report =
        check("user@example.com", new ScriptedDialogue(banner.toString(), _ -> "250 ok"));
    assertThat(report.reason()).isEqualTo(Reason.BROKEN_PROTOCOL);
    assertThat(report.transcript()).hasSizeLessThan(110);
  }

  @Test
  void check_ofRepliesThatAreLargeTogether_endsAtItsBounds() {
    String large = ("250-" + "x".repeat(900) + "\n").repeat(95) + "250 ok";
    ProbeReport.Mailbox report =
        check("user@example.com", new ScriptedDialogue("220 mx", _ -> large));
    assertThat(report.verdict()).isEqualTo(Verdict.UNKNOWN);
    assertThat(report.reason()).isEqualTo(Reason.BROKEN_PROTOCOL);
  }

  @Test
  void check_withheldByOurOwnLimits_saysSo() {
    dialer.at("192.0.2.25", () -> new Dialer.Dialing.Withheld(Reason.TOLD_TO_GO_AWAY));
    ProbeReport.Mailbox report =
        probe(true).check(mailbox("user@example.com"), "x7q9zz", seconds(60), (_, _) -> {});
    assertThat(report)
        .returns(Verdict.REFUSED_US, ProbeReport.Mailbox::verdict)
        .returns(Reason.TOLD_TO_GO_AWAY, ProbeReport.Mailbox::reason);
  }

  private static ScriptedDialogue server(String ehlo) {
    return new ScriptedDialogue(
        "220 mx.example.com ESMTP",
        command ->
            command.startsWith("EHLO")
                ? ehlo
                : switch (command) {
                  case "STARTTLS" -> "220 go";
                  case "QUIT" -> "221 2.0.0 Bye";
                  default -> "250 2.0.0 Ok";
                });
  }

  private ProbeReport.Mailbox check(String address, ScriptedDialogue dialogue) {
    dialer.at("192.0.2.25", dialogue);
    return probe(true).check(mailbox(address), "x7q9zz", seconds(60), (_, _) -> {});
  }

  private MailboxProbe probe(boolean verifies) {
    return probe(
        new FakeDns()
            .mx("example.com", 10, "mx.example.com")
            .address("mx.example.com", "192.0.2.25"),
        verifies);
  }

  private MailboxProbe probe(Dns dns, boolean verifies) {
    return new MailboxProbe(
        dns,
        dialer,
        new PublicAddresses(List.of(), List.of(Cidr.parse("192.0.2.0/24").orElseThrow())),
        (_, _) -> Hint.NONE,
        new ProbeSettings(new DomainName("probe.example.net"), 25, verifies, Timeouts.USUAL));
  }

  private static Deadline seconds(int seconds) {
    return () -> Duration.ofSeconds(seconds);
  }

  private static MailboxAddress mailbox(String text) {
    return MailboxAddress.parse(text).orElseThrow();
  }
}
