package bouncecard.app.check;

import bouncecard.probe.Deadline;
import bouncecard.probe.Dialer;
import bouncecard.probe.IpAddress;
import bouncecard.probe.MailServer;
import bouncecard.probe.Reason;
import bouncecard.probe.Timeouts;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Set;

/// The connections of one check, as a guest behaves: one at a time with each address and a pause
/// before the next, few a day with each organisation, and none with who said to go away.
///
/// A turn lasts as long as the check: it may come back to the same server once, without TLS.
final class PoliteDialer implements Dialer, AutoCloseable {
  private static final Duration DAY = Duration.ofDays(1);

  private final Dialer dialer;
  private final Etiquette etiquette;
  private final Stopwatch stopwatch;
  private final Set<IpAddress> mine = new HashSet<>();

  /// What all checks share.
  record Etiquette(
      CheckSettings.Quotas quotas,
      PerHostLock turns,
      RateLimiter tally,
      Deadlines moments,
      Time time) {

    static String away(IpAddress address) {
      return "away " + address;
    }

    static String pause(IpAddress address) {
      return "pause " + address;
    }
  }

  PoliteDialer(Dialer dialer, Etiquette etiquette, Stopwatch stopwatch) {
    this.dialer = dialer;
    this.etiquette = etiquette;
    this.stopwatch = stopwatch;
  }

  @Override
  public Dialing dial(MailServer server, Timeouts patience, Deadline deadline) {
    if (etiquette.moments().until(Etiquette.away(server.address())).isPresent()) {
      return new Dialing.Withheld(Reason.TOLD_TO_GO_AWAY);
    }
    try {
      if (!mine.contains(server.address()) && !hasTurn(server)) {
        return new Dialing.Withheld(Reason.WITHHELD);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return new Dialing.Withheld(Reason.WITHHELD);
    }
    return dialer.dial(server, patience, deadline);
  }

  private boolean hasTurn(MailServer server) throws InterruptedException {
    IpAddress address = server.address();
    Duration longest = etiquette.quotas().longestTurn();
    long start = etiquette.time().nanos().getAsLong();
    if (!etiquette.turns().await(address, longest)) {
      return false;
    }
    mine.add(address);
    Instant now = etiquette.time().wall().instant();
    Duration pause =
        etiquette
            .moments()
            .until(Etiquette.pause(address))
            .map(until -> Duration.between(now, until))
            .orElse(Duration.ZERO);
    if (pause.isPositive()) {
      Duration waited = Duration.ofNanos(etiquette.time().nanos().getAsLong() - start);
      if (waited.plus(pause).compareTo(longest) > 0) {
        return false;
      }
      etiquette.time().sleeper().sleep(pause);
    }
    stopwatch.extend(Duration.ofNanos(etiquette.time().nanos().getAsLong() - start));
    return etiquette
        .tally()
        .take(
            "organisation " + Organisation.of(server.name()),
            etiquette.quotas().organisationADay(),
            DAY);
  }

  /// Ends the turns, each with its pause.
  @Override
  public void close() {
    Instant until = etiquette.time().wall().instant().plus(etiquette.quotas().pause());
    for (IpAddress address : mine) {
      if (etiquette.quotas().pause().isPositive()) {
        etiquette.moments().remember(Etiquette.pause(address), until);
      }
      etiquette.turns().end(address);
    }
    mine.clear();
  }
}
