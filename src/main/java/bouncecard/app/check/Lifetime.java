package bouncecard.app.check;

import bouncecard.app.check.CheckSettings.Lifetimes;
import bouncecard.probe.ProbeReport;
import bouncecard.probe.ProbeReport.Exchange;
import bouncecard.probe.Reason;
import bouncecard.probe.Stage;
import bouncecard.probe.Verdict;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.MailboxAddress;
import bouncecard.smtp.EnhancedStatusCode;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// The lifetime of a report: how long it is kept, whether it holds for others, and when it makes
/// sense to ask again.
final class Lifetime {
  private Lifetime() {}

  static Duration of(ProbeReport report, Lifetimes lifetimes) {
    return switch (report) {
      case ProbeReport.Domain _ -> lifetimes.domain();
      case ProbeReport.Mailbox mailbox ->
          switch (mailbox.verdict()) {
            case EXISTS,
                DOES_NOT_EXIST,
                ACCEPTS_EVERYTHING,
                FULL,
                DISABLED,
                NOT_THIS_SERVER,
                NO_MAIL_BY_DESIGN,
                NO_SUCH_DOMAIN ->
                lifetimes.definite();
            case ACCEPTED_UNTESTED, EXISTS_RATE_LIMITED, TRY_LATER, REFUSED_US, UNKNOWN ->
                mailbox.reason() == Reason.WITHHELD ? lifetimes.trouble() : lifetimes.temporary();
            case DNS_TROUBLE, UNREACHABLE -> lifetimes.trouble();
          };
    };
  }

  /// After how long to ask again; empty where asking again would tell the same.
  static Optional<Duration> askAgain(ProbeReport report, Lifetimes lifetimes) {
    return report instanceof ProbeReport.Mailbox mailbox && mailbox.verdict() == Verdict.TRY_LATER
        ? Optional.of(
            mailbox.reason() == Reason.WITHHELD ? lifetimes.trouble() : lifetimes.recheck())
        : Optional.empty();
  }

  static String catchAll(DomainName domain) {
    return "catch-all " + domain;
  }

  static boolean showsCatchAll(ProbeReport report) {
    return report instanceof ProbeReport.Mailbox mailbox
        && mailbox.verdict() == Verdict.ACCEPTS_EVERYTHING;
  }

  /// The report on one mailbox of a domain that takes everything, as it holds for another: without
  /// what was said, for that named somebody else.
  static CachedReport ofOther(CachedReport kept, MailboxAddress other) {
    if (!(kept.report() instanceof ProbeReport.Mailbox known) || known.target().equals(other)) {
      return kept;
    }
    return new CachedReport(
        new ProbeReport.Mailbox(
            other,
            known.verdict(),
            known.reason(),
            known.stage(),
            Optional.empty(),
            known.control(),
            known.server(),
            known.certificate(),
            List.of(),
            List.of(),
            known.findings()),
        kept.asked());
  }

  /// Whether the server said that it does not want us: 421 or 521 anywhere, a greeting that
  /// refuses, or a refusal for reasons of security (RFC 3463 §3.8) before a recipient was named.
  static boolean tellsToGoAway(ProbeReport.Mailbox report) {
    return report.reason() == Reason.GREETING_REFUSED
        || report.exchanges().stream().anyMatch(Lifetime::tellsToGoAway);
  }

  private static boolean tellsToGoAway(Exchange exchange) {
    int code = exchange.reply().replyCode().value();
    Optional<EnhancedStatusCode> enhanced = exchange.reply().enhancedStatusCode();
    boolean isPutOffForSecurity =
        exchange.reply().replyCode().isTransient()
            && exchange.stage() != Stage.RCPT
            && exchange.stage() != Stage.RCPT_CONTROL
            && enhanced.isPresent()
            && enhanced.get().subject() == 7;
    return code == 421 || code == 521 || isPutOffForSecurity;
  }
}
