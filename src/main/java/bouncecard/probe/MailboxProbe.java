package bouncecard.probe;

import bouncecard.probe.ProbeReport.Control;
import bouncecard.probe.ProbeReport.Exchange;
import bouncecard.probe.ProbeReport.Line;
import bouncecard.probe.address.DomainName;
import bouncecard.probe.address.MailboxAddress;
import bouncecard.probe.address.PublicAddresses;
import bouncecard.probe.dns.Dns;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Asks the servers of a domain for one of its mailboxes.
///
/// It reports what they said and decides by stage, codes and the made-up mailbox; what it cannot
/// tell it says it cannot tell. Every call ends with its deadline. Safe for use by many threads.
public final class MailboxProbe {
  private static final int MOST_CONNECTIONS = 4;

  private final Dns dns;
  private final Dialer dialer;
  private final PublicAddresses addresses;
  private final Hint.Reader hints;
  private final ProbeSettings manner;

  /// A probe over these ports.
  public MailboxProbe(
      Dns dns, Dialer dialer, PublicAddresses addresses, Hint.Reader hints, ProbeSettings manner) {
    this.dns = dns;
    this.dialer = dialer;
    this.addresses = addresses;
    this.hints = hints;
    this.manner = manner;
  }

  /// Where mail for a domain goes.
  public Route route(DomainName domain) {
    return new Routing(dns, addresses, manner.port()).of(domain);
  }

  /// Checks a mailbox.
  ///
  /// @param madeUp a local part that nobody has, for the control
  public ProbeReport.Mailbox check(
      MailboxAddress target, String madeUp, Deadline deadline, Progress progress) {
    progress.at(Stage.DNS, Optional.empty());
    return new Run(target, target.with(madeUp), deadline, progress).along(route(target.domain()));
  }

  /// One check: what it gathered so far.
  private final class Run {
    private final MailboxAddress target;
    private final MailboxAddress control;
    private final Deadline deadline;
    private final Progress progress;
    private final List<Finding> findings = new ArrayList<>();
    private final List<Line> transcript = new ArrayList<>();
    private final List<Exchange> exchanges = new ArrayList<>();
    private Optional<MailServer> server = Optional.empty();
    private Optional<Certificate> certificate = Optional.empty();
    private Optional<ConversationResult> last = Optional.empty();

    Run(MailboxAddress target, MailboxAddress control, Deadline deadline, Progress progress) {
      this.target = target;
      this.control = control;
      this.deadline = deadline;
      this.progress = progress;
    }

    ProbeReport.Mailbox along(Route route) {
      findings.addAll(route.findings());
      ConversationResult end =
          spoken(new Decision(route.verdict(), route.reason()), route.stage(), Control.NOT_TRIED);
      int connections = 0;
      for (MailServer next : route.servers()) {
        if (connections++ == MOST_CONNECTIONS || !deadline.left().isPositive()) {
          break;
        }
        Optional<ConversationResult> spoken = ask(next, true);
        if (spoken.isPresent() && spoken.get().tlsBroke()) {
          // As a sender does that may: once more, in clear.
          connections++;
          spoken = ask(next, false).or(() -> last);
        }
        if (spoken.isPresent()) {
          end = spoken.get();
          if (end.isSpokenTo()) {
            break;
          }
        }
      }
      return report(end);
    }

    /// Asks one server; empty where there was no connection to it.
    private Optional<ConversationResult> ask(MailServer next, boolean wantsTls) {
      progress.at(Stage.CONNECT, Optional.of(next));
      return switch (dialer.dial(next, manner.patience(), deadline)) {
        case Dialer.Dialing.Failed(NetworkFailure failure) -> {
          findings.add(unreachable(next, failure));
          yield Optional.empty();
        }
        case Dialer.Dialing.Withheld(Reason reason) ->
            Optional.of(
                spoken(
                    new Decision(
                        reason == Reason.TOLD_TO_GO_AWAY ? Verdict.REFUSED_US : Verdict.TRY_LATER,
                        reason),
                    Stage.CONNECT,
                    Control.NOT_TRIED));
        case Dialer.Dialing.Connected(SmtpConnection connection) -> {
          try (connection) {
            yield Optional.of(talk(next, connection, wantsTls));
          }
        }
      };
    }

    private ConversationResult talk(MailServer next, SmtpConnection connection, boolean wantsTls) {
      server = Optional.of(next);
      transcript.add(
          new Line(
              ProbeReport.Speaker.NOTE,
              connection.elapsed(),
              new UntrustedText(next.name() + " [" + next.address() + "]:" + next.port())));
      MailboxSession session =
          new MailboxSession(
              new SmtpConversation(connection, manner.patience(), deadline, transcript, exchanges),
              next,
              target,
              control,
              manner,
              hints,
              progress,
              wantsTls);
      ConversationResult spoken = session.talk();
      findings.addAll(session.findings().all());
      certificate = session.findings().certificate().or(() -> certificate);
      last = Optional.of(spoken);
      return spoken;
    }

    private Finding unreachable(MailServer next, NetworkFailure failure) {
      return new Finding(
          FindingKind.MX_UNREACHABLE,
          Map.of(
              "mx", new UntrustedText(next.name().text()),
              "address", new UntrustedText(next.address().toString()),
              "reason", new UntrustedText(failure.token())),
          Optional.empty());
    }

    private static ConversationResult spoken(Decision decision, Stage stage, Control control) {
      return new ConversationResult(decision, stage, Optional.empty(), control, true, false);
    }

    private ProbeReport.Mailbox report(ConversationResult end) {
      if (exchanges.stream().anyMatch(exchange -> !exchange.reply().codesAgree())) {
        findings.add(Finding.of(FindingKind.SESSION_CODES_DISAGREE));
      }
      return new ProbeReport.Mailbox(
          target,
          end.decision().verdict(),
          end.decision().reason(),
          end.stage(),
          end.deciding(),
          end.control(),
          server,
          certificate,
          exchanges,
          transcript,
          findings);
    }
  }
}
