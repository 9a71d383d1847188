package bouncecard.app.check;

import bouncecard.catalog.Term;
import bouncecard.probe.ProbeReport;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// The outcome of asking for a check.
public sealed interface CheckResult {

  /// It was done, now or before.
  ///
  /// @param asked when the servers were asked
  /// @param age how long that is ago
  /// @param isKept whether it is an answer that was kept
  /// @param askAgain after how long it makes sense to ask again what was put off
  record Done(
      ProbeReport report, Instant asked, Duration age, boolean isKept, Optional<Duration> askAgain)
      implements CheckResult {}

  /// It was not.
  ///
  /// @param within the time that a limit is for, where one was met
  record Denied(Denial denial, Optional<Duration> within) implements CheckResult {}

  /// Why not. Each has a sentence among the messages (`check-denied-…`).
  enum Denial implements Term {
    /// Checks are off.
    OFF,
    /// It is no address or domain.
    NO_TARGET,
    PERSON,
    CHANNEL,
    DOMAIN,
    PERSON_LIMIT,
    CHANNEL_LIMIT,
    DOMAIN_LIMIT,
    /// As many run as may.
    BUSY,
    /// The program ends.
    STOPPED,
    /// Domains cannot be checked.
    NO_DOMAIN_CHECKS
  }
}
