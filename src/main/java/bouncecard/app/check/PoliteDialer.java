package bouncecard.app.check;

import bouncecard.app.state.Deadlines;
import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import bouncecard.app.state.StateStore.Lease;
import bouncecard.probe.Deadline;
import bouncecard.probe.Dialer;
import bouncecard.probe.MailServer;
import bouncecard.probe.Reason;
import bouncecard.probe.Timeouts;
import bouncecard.probe.address.IpAddress;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// The connections of one check, as a guest behaves: one at a time with each address and a pause
/// before the next, few a day with each organisation, and none with who said to go away.
///
/// A turn lasts as long as the check: it may come back to the same server once, without TLS.
final class PoliteDialer implements Dialer, AutoCloseable {
  private static final Duration DAY = Duration.ofDays(1);

  private final Dialer dialer;
  private final Etiquette etiquette;
  private final Stopwatch stopwatch;
  private final Map<IpAddress, Lease> mine = new HashMap<>();

  /// What all checks share.
  ///
  /// @param lease after which a turn is over, should the process be gone that has it
  record Etiquette(CheckSettings.Quotas quotas, StateStore state, Duration lease, Time time) {

    Deadlines deadlines() {
      return new Deadlines(state, time.wall());
    }

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
    if (etiquette.deadlines().until(Etiquette.away(server.address())).isPresent()) {
      return new Dialing.Withheld(Reason.TOLD_TO_GO_AWAY);
    }
    try {
      if (!mine.containsKey(server.address()) && !hasTurn(server)) {
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
    Optional<Lease> turn = etiquette.state().lock("turn " + address, etiquette.lease(), longest);
    if (turn.isEmpty()) {
      return false;
    }
    mine.put(address, turn.get());
    Instant now = etiquette.time().wall().instant();
    Duration pause =
        etiquette
            .deadlines()
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
        .state()
        .count(
            StateSpace.LIMITS,
            "organisation " + Organisation.of(server.name()),
            etiquette.quotas().organisationADay(),
            DAY);
  }

  /// Ends the turns, each with its pause.
  @Override
  public void close() {
    Instant until = etiquette.time().wall().instant().plus(etiquette.quotas().pause());
    mine.forEach(
        (address, turn) -> {
          if (etiquette.quotas().pause().isPositive()) {
            etiquette.deadlines().remember(Etiquette.pause(address), until);
          }
          turn.close();
        });
    mine.clear();
  }
}
