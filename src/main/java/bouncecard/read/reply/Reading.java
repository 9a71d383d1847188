package bouncecard.read.reply;

import bouncecard.delivery.BounceKind;
import bouncecard.delivery.FailedDelivery;
import bouncecard.dsn.Action;
import bouncecard.smtp.SmtpCommand;
import java.util.List;

/// A reading: what kind of thing it was, and the deliveries that it tells of.
public record Reading(BounceKind kind, List<FailedDelivery> deliveries) {
  public static final Reading NOTHING = new Reading(BounceKind.NOT_A_BOUNCE, List.of());

  public Reading {
    deliveries = List.copyOf(deliveries);
  }

  /// A bounce unless every delivery is said to have another action than to have failed.
  public static Reading of(List<FailedDelivery> deliveries) {
    if (deliveries.isEmpty()) {
      return NOTHING;
    }
    if (areAcceptedSoFar(deliveries)) {
      return new Reading(BounceKind.NOT_A_BOUNCE, deliveries);
    }
    boolean delayed = false;
    boolean success = true;
    for (FailedDelivery delivery : deliveries) {
      Action action = delivery.action().orElse(Action.FAILED);
      if (action == Action.FAILED) {
        return new Reading(BounceKind.BOUNCE, deliveries);
      }
      delayed |= action == Action.DELAYED || action == Action.QUEUED;
      success &= isSuccess(action);
    }
    return new Reading(success || !delayed ? BounceKind.DELIVERED : BounceKind.DELAYED, deliveries);
  }

  /// A delay where the notice says so and no server refused for good, else a bounce.
  public static Reading of(List<FailedDelivery> deliveries, boolean delayed) {
    if (deliveries.isEmpty()) {
      return NOTHING;
    }
    return new Reading(
        delayed && !isAnyRefused(deliveries) ? BounceKind.DELAYED : BounceKind.BOUNCE, deliveries);
  }

  private static boolean isAnyRefused(List<FailedDelivery> deliveries) {
    return deliveries.stream().anyMatch(delivery -> delivery.firstDigit() == 5);
  }

  private static boolean areAcceptedSoFar(List<FailedDelivery> deliveries) {
    for (FailedDelivery delivery : deliveries) {
      if (!isAcceptedSoFar(delivery)) {
        return false;
      }
    }
    return true;
  }

  /// Whether a recipient was accepted in a session that ended before the mail was handed over.
  private static boolean isAcceptedSoFar(FailedDelivery delivery) {
    return delivery.action().isEmpty()
        && delivery.command().filter(SmtpCommand.RCPT::equals).isPresent()
        && delivery.replyCode().filter(code -> code.classDigit() == 2).isPresent();
  }

  public static boolean isSuccess(Action action) {
    return action == Action.DELIVERED || action == Action.RELAYED || action == Action.EXPANDED;
  }
}
