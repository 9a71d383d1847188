package bouncecard.app.check;

import bouncecard.app.check.CheckResult.Denial;
import bouncecard.app.check.CheckResult.Denied;
import bouncecard.app.check.CheckSettings.Permits;
import bouncecard.app.state.StateSpace;
import bouncecard.app.state.StateStore;
import java.time.Duration;
import java.util.Optional;

/// Whether somebody may have something checked.
final class Permission {
  private static final Duration HOUR = Duration.ofHours(1);
  private static final Duration DAY = Duration.ofDays(1);

  private final CheckSettings settings;
  private final StateStore state;

  Permission(CheckSettings settings, StateStore state) {
    this.settings = settings;
    this.state = state;
  }

  /// Why not; empty where it may be done. Nothing is counted.
  Optional<Denied> deny(Target target, Requester requester) {
    Permits permits = settings.permits();
    if (!settings.isOn() || settings.ehlo().isEmpty()) {
      return denied(Denial.OFF);
    }
    boolean isDomainListed =
        permits.anyDomain() || permits.domains().stream().anyMatch(target.domain()::isWithin);
    return requester.isOperator()
        ? isDomainListed ? Optional.empty() : denied(Denial.DOMAIN)
        : inChat(permits, requester)
            .or(() -> isDomainListed ? Optional.empty() : denied(Denial.DOMAIN));
  }

  private static Optional<Denied> inChat(Permits permits, Requester requester) {
    boolean areChannelsListed = !permits.channels().isEmpty();
    boolean arePeopleListed = !permits.users().isEmpty() || !permits.roles().isEmpty();
    boolean isPersonListed =
        permits.users().contains(requester.person())
            || requester.roles().stream().anyMatch(permits.roles()::contains);
    if (areChannelsListed && requester.channel().filter(permits.channels()::contains).isEmpty()) {
      return denied(Denial.CHANNEL);
    }
    boolean isAllowed = arePeopleListed ? isPersonListed : areChannelsListed;
    return isAllowed ? Optional.empty() : denied(Denial.PERSON);
  }

  /// Counts a check that is going to be done; why not, where there were too many.
  Optional<Denied> count(Target target, Requester requester) {
    CheckSettings.Quotas quotas = settings.quotas();
    if (!isLeft("person " + requester.person(), quotas.personAnHour(), HOUR)) {
      return late(Denial.PERSON_LIMIT, HOUR);
    }
    if (requester.channel().isPresent()
        && !isLeft("channel " + requester.channel().get(), quotas.channelAnHour(), HOUR)) {
      return late(Denial.CHANNEL_LIMIT, HOUR);
    }
    return isLeft("domain " + target.domain(), quotas.domainADay(), DAY)
        ? Optional.empty()
        : late(Denial.DOMAIN_LIMIT, DAY);
  }

  private boolean isLeft(String key, int most, Duration within) {
    return state.count(StateSpace.LIMITS, key, most, within);
  }

  private static Optional<Denied> denied(Denial denial) {
    return Optional.of(new Denied(denial, Optional.empty()));
  }

  private static Optional<Denied> late(Denial denial, Duration wait) {
    return Optional.of(new Denied(denial, Optional.of(wait)));
  }
}
