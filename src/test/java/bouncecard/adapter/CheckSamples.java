package bouncecard.adapter;

import bouncecard.card.Card;
import bouncecard.compose.CardComposer;
import bouncecard.compose.Checked;
import bouncecard.probe.Certificate;
import bouncecard.probe.Finding;
import bouncecard.probe.FindingKind;
import bouncecard.probe.MailServer;
import bouncecard.probe.ProbeReport;
import bouncecard.probe.ProbeReport.Control;
import bouncecard.probe.Reason;
import bouncecard.probe.ServerReply;
import bouncecard.probe.Stage;
import bouncecard.probe.Verdict;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.IpAddress;
import bouncecard.probe.address.MailboxAddress;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reports of live checks, with all that can be in them and with what a hostile server puts there.
public final class CheckSamples {
  private static final String HOSTILE =
      "550 5.1.1 <script>`*_~@everyone <!channel> \u202e\u0007\u001b[31m " + "x".repeat(700);
  private static final MailboxAddress ADDRESS =
      MailboxAddress.parse("user@example.com").orElseThrow();

  private CheckSamples() {}

  /// A report of each verdict.
  public static List<ProbeReport> reports() {
    List<ProbeReport> reports = new ArrayList<>();
    for (Verdict verdict : Verdict.values()) {
      reports.add(of(verdict, Reason.POLICY, reports.size() % 2 == 0));
    }
    for (Reason reason : Reason.values()) {
      reports.add(of(Verdict.UNKNOWN, reason, /* isFull= */ false));
    }
    reports.add(new ProbeReport.Domain(new DomainName("example.com"), findings()));
    reports.add(new ProbeReport.Domain(new DomainName("example.com"), List.of()));
    return reports;
  }

  /// A report with this verdict; `isFull` with everything, else with nothing else.
  public static ProbeReport.Mailbox of(Verdict verdict, Reason reason, boolean isFull) {
    if (!isFull) {
      return new ProbeReport.Mailbox(
          ADDRESS,
          verdict,
          reason,
          Stage.DNS,
          Optional.empty(),
          Control.NOT_TRIED,
          Optional.empty(),
          Optional.empty(),
          List.of(),
          List.of(),
          List.of());
    }
    ServerReply reply =
        new ServerReply(
            new ReplyCode(550),
            EnhancedStatusCode.parse("5.1.1"),
            List.of(new UntrustedText(HOSTILE)),
            true);
    ServerReply verified =
        new ServerReply(
            new ReplyCode(252),
            Optional.empty(),
            List.of(new UntrustedText("252 user@example.com")),
            true);
    List<ProbeReport.Line> transcript = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      for (ProbeReport.Speaker speaker : ProbeReport.Speaker.values()) {
        transcript.add(
            new ProbeReport.Line(speaker, Duration.ofMillis(i), new UntrustedText(HOSTILE)));
      }
    }
    return new ProbeReport.Mailbox(
        ADDRESS,
        verdict,
        reason,
        Stage.RCPT,
        Optional.of(reply),
        Control.REFUSED,
        Optional.of(
            new MailServer(
                new DomainName("mx.example.com"), IpAddress.parse("192.0.2.25").orElseThrow(), 25)),
        Optional.of(
            new Certificate(
                new UntrustedText("CN=" + HOSTILE),
                new UntrustedText("CN=Authority"),
                List.of(new UntrustedText("mx.example.com")),
                Instant.parse("2026-01-01T00:00:00Z"),
                Instant.parse("2027-01-01T00:00:00Z"))),
        List.of(
            new ProbeReport.Exchange(Stage.VRFY, verified),
            new ProbeReport.Exchange(Stage.RCPT, reply)),
        transcript,
        findings());
  }

  private static List<Finding> findings() {
    return Arrays.stream(FindingKind.values())
        .map(
            kind ->
                new Finding(
                    kind,
                    Map.of("mx", new UntrustedText(HOSTILE), "reason", new UntrustedText("reset")),
                    Optional.empty()))
        .toList();
  }

  /// The cards of all of them.
  public static List<Card> cards(CardComposer composer) {
    List<Card> cards = new ArrayList<>();
    Instant asked = Instant.parse("2026-11-27T12:00:00Z");
    for (ProbeReport report : reports()) {
      cards.add(
          composer.check(
              report,
              List.of(),
              new Checked(asked, Duration.ofMinutes(90), true, Optional.of(Duration.ofHours(3)))));
      cards.add(
          composer.check(
              report,
              List.of(),
              new Checked(asked, Duration.ZERO, false, Optional.of(Duration.ofMinutes(15)))));
    }
    return cards;
  }
}
