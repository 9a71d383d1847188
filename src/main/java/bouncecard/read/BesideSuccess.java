package bouncecard.read;

import bouncecard.delivery.BounceKind;
import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.Reading;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A log or a session that tells of success, and what stands beside it in the same text: a failure
/// there is never hidden by the success.
final class BesideSuccess {
  private BesideSuccess() {}

  /// The reading with the failures that the rest of its text tells.
  static Reading withFailures(Reading success, Reading rest) {
    List<FailedDelivery> failed = new ArrayList<>();
    for (FailedDelivery one : rest.deliveries()) {
      if (one.isRefused()) {
        failed.add(one);
      }
    }
    if (failed.isEmpty()) {
      return success;
    }
    failed.addAll(success.deliveries());
    return Reading.of(failed);
  }

  /// Whether nothing but success is told.
  static boolean isSuccess(Reading reading) {
    return !reading.deliveries().isEmpty()
        && (reading.kind() == BounceKind.DELIVERED || reading.kind() == BounceKind.NOT_A_BOUNCE);
  }

  /// A notice of failure quotes the part of the session that went well: what failed came after it,
  /// and nobody said why.
  static Reading failedAfter(Reading session) {
    List<FailedDelivery> failed = new ArrayList<>();
    for (FailedDelivery one : session.deliveries()) {
      failed.add(
          new DeliveryDraft()
              .finalRecipient(one.finalRecipient(), Place.TRANSCRIPT)
              .sender(one.sender(), Place.TRANSCRIPT)
              .action(Optional.of(Action.FAILED), Place.NOTICE)
              .build());
    }
    return Reading.of(failed);
  }
}
