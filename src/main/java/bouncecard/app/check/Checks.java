package bouncecard.app.check;

import bouncecard.app.check.CheckResult.Denial;
import bouncecard.app.check.CheckResult.Denied;
import bouncecard.app.check.CheckResult.Done;
import bouncecard.app.check.PoliteDialer.Etiquette;
import bouncecard.app.state.StateStore;
import bouncecard.probe.Dialer;
import bouncecard.probe.Hint;
import bouncecard.probe.MailboxProbe;
import bouncecard.probe.ProbeReport;
import bouncecard.probe.ProbeSettings;
import bouncecard.probe.Progress;
import bouncecard.probe.Stage;
import bouncecard.probe.address.MailboxAddress;
import bouncecard.probe.address.PublicAddresses;
import bouncecard.probe.dns.Dns;
import bouncecard.probe.domain.record.DomainQuestion;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Live checks: asks whether one may be done, answers from what is kept, does each thing once at a
/// time, and tells the audit.
///
/// A call blocks until the check is over, within its deadline; it is made for virtual threads, and
/// safe for use by many.
public final class Checks {
  private final CheckSettings settings;
  private final Ports ports;
  private final Etiquette etiquette;
  private final Permission permission;
  private final ConcurrencyLimit room;
  private final SingleFlight flights;

  /// What checks need.
  ///
  /// @param domains checks of domains, where there are any
  /// @param madeUp gives a local part that nobody has, another one each time
  public record Ports(
      Dns dns,
      Dialer dialer,
      PublicAddresses addresses,
      Hint.Reader hints,
      Optional<DomainCheck> domains,
      CachedReports kept,
      StateStore state,
      Audit audit,
      Supplier<String> madeUp,
      Time time) {}

  /// Checks as these settings allow them.
  public Checks(CheckSettings settings, Ports ports) {
    this.settings = settings;
    this.ports = ports;
    this.permission = new Permission(settings, ports.state());
    Duration whole = settings.patience().whole().plus(settings.quotas().longestTurn());
    this.etiquette =
        new Etiquette(settings.quotas(), ports.state(), whole.multipliedBy(2), ports.time());
    this.flights = new SingleFlight(ports.state(), whole.multipliedBy(2));
    this.room = new ConcurrencyLimit(settings.mostAtOnce());
  }

  /// How the kept answers are used.
  public CachedReports.Statistics statistics() {
    return ports.kept().statistics();
  }

  /// Whether a check could be asked for at all, so that a card may offer it.
  public boolean isOn() {
    return settings.isOn() && settings.ehlo().isPresent();
  }

  /// Whether domains can be checked beside mailboxes.
  public boolean coversDomains() {
    return ports.domains().isPresent();
  }

  /// How many run at this moment.
  public int running() {
    return room.running();
  }

  /// How far a check is that was asked for.
  public sealed interface Begun {
    /// It is over: nobody needed to be asked.
    record Answered(CheckResult result) implements Begun {}

    /// It is allowed, and somebody has to be asked.
    ///
    /// @param rest asks, and returns when it is over
    record Allowed(Function<Progress, CheckResult> rest) implements Begun {}
  }

  /// Checks a mailbox or a domain.
  ///
  /// @param anew whether a kept answer will not do; it does all the same while asking again makes
  ///   no sense yet
  /// @param progress is told at once, and then with every step
  public CheckResult check(
      UntrustedText said, Requester requester, boolean anew, Progress progress) {
    progress.at(Stage.DNS, Optional.empty());
    return switch (begin(said, requester, anew)) {
      case Begun.Answered(CheckResult result) -> result;
      case Begun.Allowed(var rest) -> rest.apply(progress);
    };
  }

  /// Begins a check, and asks nobody yet.
  public Begun begin(UntrustedText said, Requester requester, boolean anew) {
    long start = ports.time().nanos().getAsLong();
    Optional<Target> parsed = Target.parse(said);
    if (parsed.isEmpty()) {
      Denied denied = denied(settings.isOn() ? Denial.NO_TARGET : Denial.OFF);
      return new Begun.Answered(noted(denied, parsed, requester, start));
    }
    Target target = parsed.get();
    Optional<Denied> denied = denial(target, requester);
    if (denied.isPresent()) {
      return new Begun.Answered(noted(denied.get(), parsed, requester, start));
    }
    Optional<CachedReport> kept = kept(target);
    if (kept.isPresent() && !(anew && mayAskAgain(kept.get()))) {
      return new Begun.Answered(noted(done(kept.get(), true), parsed, requester, start));
    }
    Optional<Instant> before = kept.map(CachedReport::asked);
    return new Begun.Allowed(
        progress ->
            noted(
                once(target, before, () -> ask(target, requester, progress)),
                parsed,
                requester,
                start));
  }

  /// What is kept of a check that was done; nobody is asked, and nothing noted.
  public Optional<CheckResult> known(UntrustedText said) {
    return Target.parse(said).flatMap(this::kept).map(found -> done(found, /* isKept= */ true));
  }

  /// Asks nobody any more: what runs has `grace` to end by itself, and is cut off then.
  public void stop(Duration grace) {
    room.close(grace);
  }

  private CheckResult noted(
      CheckResult result, Optional<Target> target, Requester requester, long start) {
    Duration took = Duration.ofNanos(ports.time().nanos().getAsLong() - start);
    ports
        .audit()
        .note(Audit.Entry.of(ports.time().wall().instant(), result, target, requester, took));
    return result;
  }

  private Optional<Denied> denial(Target target, Requester requester) {
    Optional<Denied> denied = permission.deny(target, requester);
    return denied.isEmpty() && target instanceof Target.Domain && ports.domains().isEmpty()
        ? Optional.of(denied(Denial.NO_DOMAIN_CHECKS))
        : denied;
  }

  /// Has one of those who want the same at the same time ask, and the others wait for it.
  private CheckResult once(Target target, Optional<Instant> before, Supplier<CheckResult> asking) {
    SingleFlight.Landed landed =
        flights.fly(target.key(), () -> meanwhile(target, before).orElseGet(asking));
    return !landed.isOwn() && landed.result() instanceof Done done
        ? done(new CachedReport(done.report(), done.asked()), true)
        : landed.result();
  }

  /// What somebody else found since it was looked at, in this process or another one.
  ///
  /// @param before when the answer was asked for that was kept then, where there was one
  private Optional<CheckResult> meanwhile(Target target, Optional<Instant> before) {
    return kept(target)
        .filter(found -> before.isEmpty() || found.asked().isAfter(before.get()))
        .map(found -> done(found, true));
  }

  /// What is kept of it. A domain that takes everything takes any name.
  private Optional<CachedReport> kept(Target target) {
    Optional<CachedReport> own = ports.kept().find(target.key());
    return switch (target) {
      case Target.Mailbox(MailboxAddress address) ->
          own.or(
              () ->
                  ports
                      .kept()
                      .find(Lifetime.catchAll(address.domain()))
                      .map(found -> Lifetime.ofOther(found, address)));
      case Target.Domain _ -> own;
    };
  }

  private boolean mayAskAgain(CachedReport kept) {
    Duration age = Duration.between(kept.asked(), ports.time().wall().instant());
    Duration least =
        Lifetime.askAgain(kept.report(), settings.lifetimes()).orElse(settings.quotas().pause());
    return age.compareTo(least) >= 0;
  }

  private CheckResult ask(Target target, Requester requester, Progress progress) {
    Optional<Denied> denied = permission.count(target, requester);
    if (denied.isPresent()) {
      return denied.get();
    }
    if (!room.enter()) {
      return denied(Denial.BUSY);
    }
    try {
      if (room.isClosed()) {
        return denied(Denial.STOPPED);
      }
      Instant now = ports.time().wall().instant();
      ProbeReport report =
          switch (target) {
            case Target.Mailbox(MailboxAddress address) -> mailbox(address, progress);
            case Target.Domain(DomainQuestion question) ->
                ports.domains().orElseThrow().check(question, progress);
          };
      if (room.isCut()) {
        return denied(Denial.STOPPED);
      }
      CachedReport kept = new CachedReport(report, now);
      ports.kept().keep(target.key(), kept, Lifetime.of(report, settings.lifetimes()));
      if (Lifetime.showsCatchAll(report)) {
        ports
            .kept()
            .keep(Lifetime.catchAll(target.domain()), kept, settings.lifetimes().catchAll());
      }
      return done(kept, false);
    } finally {
      room.leave();
    }
  }

  private ProbeReport mailbox(MailboxAddress address, Progress progress) {
    Stopwatch stopwatch = new Stopwatch(ports.time(), settings.patience().whole());
    try (PoliteDialer dialer = new PoliteDialer(ports.dialer(), etiquette, stopwatch)) {
      MailboxProbe probe =
          new MailboxProbe(
              ports.dns(),
              dialer,
              ports.addresses(),
              ports.hints(),
              new ProbeSettings(
                  settings.ehlo().orElseThrow(),
                  settings.port(),
                  settings.verifies(),
                  settings.patience()));
      ProbeReport.Mailbox report = probe.check(address, ports.madeUp().get(), stopwatch, progress);
      if (Lifetime.tellsToGoAway(report)) {
        Instant until = ports.time().wall().instant().plus(settings.quotas().stayAway());
        report
            .server()
            .ifPresent(
                server -> etiquette.deadlines().remember(Etiquette.away(server.address()), until));
      }
      return report;
    }
  }

  private Done done(CachedReport kept, boolean isKept) {
    Duration age = Duration.between(kept.asked(), ports.time().wall().instant());
    return new Done(
        kept.report(),
        kept.asked(),
        age.isNegative() ? Duration.ZERO : age,
        isKept,
        Lifetime.askAgain(kept.report(), settings.lifetimes()));
  }

  private static Denied denied(Denial denial) {
    return new Denied(denial, Optional.empty());
  }
}
