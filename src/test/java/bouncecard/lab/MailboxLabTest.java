package bouncecard.lab;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.adapter.net.SocketDialer;
import bouncecard.app.Bouncecard;
import bouncecard.probe.Deadline;
import bouncecard.probe.Finding;
import bouncecard.probe.FindingKind;
import bouncecard.probe.MailboxProbe;
import bouncecard.probe.ProbeReport;
import bouncecard.probe.ProbeSettings;
import bouncecard.probe.Timeouts;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.MailboxAddress;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;

/// Mailbox checks against the lab's real servers: the truth about each mailbox is known.
class MailboxLabTest {
  private static final Duration WHOLE = Duration.ofSeconds(40);

  /// What is true, and what a check must therefore say.
  private static final Map<String, String> VERDICTS =
      Map.ofEntries(
          // Postfix, whose every refusal begins with "Recipient address rejected".
          Map.entry("alice@strict.test", "exists"),
          Map.entry("info@strict.test", "exists"),
          Map.entry("nobody999@strict.test", "does-not-exist"),
          Map.entry("full@strict.test", "full"),
          Map.entry("full5@strict.test", "full"),
          Map.entry("disabled@strict.test", "disabled"),
          Map.entry("busy@strict.test", "exists-rate-limited"),
          Map.entry("policy@strict.test", "refused-us"),
          Map.entry("blocked@strict.test", "refused-us"),
          Map.entry("norelay@strict.test", "not-this-server"),
          Map.entry("moved@strict.test", "not-this-server"),
          Map.entry("tmpfail@strict.test", "try-later"),
          Map.entry("hangup@strict.test", "refused-us"),
          Map.entry("hangup4@strict.test", "try-later"),
          Map.entry("jörg@strict.test", "exists"),
          Map.entry("alice@münchen.test", "exists"),
          Map.entry("anything@catchall.test", "accepts-everything"),
          Map.entry("anything@backup.test", "accepts-everything"),
          Map.entry("alice@novrfy.test", "exists"),
          Map.entry("nobody999@novrfy.test", "does-not-exist"),
          Map.entry("alice@relaydenied.test", "not-this-server"),
          Map.entry("alice@grey.test", "try-later"),
          Map.entry("nobody999@grey.test", "try-later"),
          Map.entry("alice@grey2.test", "try-later"),
          Map.entry("nobody999@grey2.test", "does-not-exist"),
          Map.entry("alice@postscreen.test", "try-later"),
          Map.entry("alice@blocked.test", "refused-us"),
          Map.entry("alice@tlsonly.test", "exists"),
          Map.entry("nobody999@tlsonly.test", "does-not-exist"),
          Map.entry("alice@expired.test", "exists"),
          Map.entry("alice@slow.test", "exists"),
          Map.entry("nobody999@slow.test", "does-not-exist"),
          Map.entry("alice@nonull.test", "refused-us"),
          Map.entry("alice@footer.test", "refused-us"),
          Map.entry("alice@nomx.test", "exists"),
          Map.entry("alice@ipv6.test", "exists"),
          Map.entry("alice@multi.test", "exists"),
          Map.entry("alice@limits.test", "exists"),
          Map.entry("alice@mxcname.test", "exists"),
          Map.entry("alice@badnullmx.test", "exists"),
          // Exim, which has no enhanced status codes.
          Map.entry("alice@exim.test", "exists"),
          Map.entry("nobody999@exim.test", "does-not-exist"),
          Map.entry("gone@exim.test", "does-not-exist"),
          Map.entry("greyed@exim.test", "try-later"),
          Map.entry("quota@exim.test", "try-later"),
          Map.entry("anything@eximcatch.test", "accepts-everything"),
          Map.entry("alice@eximdef.test", "exists"),
          Map.entry("nobody999@eximdef.test", "does-not-exist"),
          // OpenSMTPD, which says 524 5.2.4.
          Map.entry("alice@opensmtpd.test", "exists"),
          Map.entry("nobody999@opensmtpd.test", "does-not-exist"),
          Map.entry("anything@opencatch.test", "accepts-everything"),
          Map.entry("alice@sendmail.test", "exists"),
          Map.entry("nobody999@sendmail.test", "does-not-exist"),
          // What the DNS says.
          Map.entry("alice@nullmx.test", "no-mail-by-design"),
          Map.entry("alice@nosuchdomain.test", "no-such-domain"),
          Map.entry("alice@servfail.test", "dns-trouble"),
          Map.entry("alice@mxservfail.test", "dns-trouble"),
          Map.entry("alice@mxmissing.test", "unreachable"),
          Map.entry("alice@mxip.test", "unreachable"),
          Map.entry("alice@nomail.test", "unreachable"),
          Map.entry("alice@dead.test", "unreachable"));

  private final Lab lab;
  private final MailboxProbe probe;

  MailboxLabTest() throws IOException {
    lab = Lab.required();
    Bouncecard bouncecard =
        new Bouncecard(
            DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
    probe =
        new MailboxProbe(
            lab.dns(),
            new SocketDialer(lab.trust()),
            Lab.addresses(bouncecard.catalog()),
            bouncecard.hints(),
            new ProbeSettings(
                DomainName.read("probe.test").orElseThrow(), Lab.SMTP_PORT, true, Timeouts.USUAL));
  }

  private ProbeReport.Mailbox check(String address) {
    long end = System.nanoTime() + WHOLE.toNanos();
    Deadline deadline = () -> Duration.ofNanos(Math.max(0, end - System.nanoTime()));
    return probe.check(
        MailboxAddress.parse(address).orElseThrow(), "x7q9zk2m4w8p", deadline, (_, _) -> {});
  }

  @Test
  void check_everyMailbox_tellsTheTruthAndNeverSendsData() throws IOException {
    Map<String, ProbeReport.Mailbox> reports = new ConcurrentHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      VERDICTS
          .keySet()
          .forEach(address -> threads.execute(() -> reports.put(address, check(address))));
    }
    Map<String, String> told = new TreeMap<>();
    reports.forEach((address, report) -> told.put(address, report.verdict().token()));
    assertThat(told).isEqualTo(new TreeMap<>(VERDICTS));
    assertThat(lab.logs())
        .contains("reject: RCPT", "reject: VRFY")
        .doesNotContain("reject: DATA", "rejected DATA", "EXPN");
  }

  @Test
  void check_forbiddenTargets_areNeverDialled() {
    Map<String, String> told = new TreeMap<>();
    for (String target :
        new String[] {
          "rfc1918",
          "meta",
          "cgnat",
          "mapped",
          "v6ll",
          "ula",
          "nat64",
          "6to4",
          "teredo",
          "mcast",
          "zero",
          "broadcast",
          "documentation",
          "mixed",
          "cname",
          "implicit"
        }) {
      ProbeReport.Mailbox report = check("alice@ssrf-" + target + ".test");
      told.put(target, report.verdict().token() + " " + report.transcript().size());
    }
    assertThat(told).allSatisfy((_, outcome) -> assertThat(outcome).isEqualTo("unreachable 0"));
  }

  @Test
  void check_certificates_areToldBesideTheVerdict() {
    assertThat(kinds("alice@strict.test")).contains(FindingKind.TLS_VERIFIED);
    assertThat(kinds("alice@tlsonly.test")).contains(FindingKind.TLS_WRONG_NAME);
    assertThat(kinds("alice@expired.test")).contains(FindingKind.TLS_EXPIRED);
    assertThat(kinds("alice@novrfy.test")).contains(FindingKind.TLS_NOT_OFFERED);
  }

  @Test
  void check_vrfy_isHeldAgainstAControl() {
    assertThat(kinds("alice@strict.test")).contains(FindingKind.VRFY_KNOWS);
    assertThat(kinds("nobody999@strict.test")).contains(FindingKind.VRFY_KNOWS_NOT);
    assertThat(kinds("alice@novrfy.test")).contains(FindingKind.VRFY_OFF);
    assertThat(kinds("alice@exim.test")).contains(FindingKind.VRFY_KNOWS);
    assertThat(kinds("alice@eximdef.test")).contains(FindingKind.VRFY_TELLS_NOTHING);
    assertThat(kinds("alice@opensmtpd.test")).contains(FindingKind.VRFY_OFF);
    assertThat(kinds("alice@footer.test")).contains(FindingKind.VRFY_TELLS_NOTHING);
  }

  private List<FindingKind> kinds(String address) {
    return check(address).findings().stream().map(Finding::kind).toList();
  }
}
