package bouncecard.app.inlet;

import bouncecard.catalog.Cause.Role;
import bouncecard.decode.Report;
import bouncecard.delivery.BounceKind;
import bouncecard.dsn.Action;
import java.util.Optional;

/// The kind of news that an inlet's event tells of a recipient.
public enum ToldKind {
  /// It was given up.
  FAILED,
  /// It is tried again.
  DELAYED,
  /// The recipient has it, and calls it spam.
  COMPLAINT,
  /// The recipient has it.
  DELIVERED,
  /// Nothing of delivery: opened, handed in, answered by itself.
  OTHER;

  /// What a report of an event tells.
  ///
  /// @param whole what the event is as a whole
  public static ToldKind of(Report report, BounceKind whole) {
    if (report.diagnosis().cause().is(Role.COMPLAINT)) {
      return COMPLAINT;
    }
    if (report.diagnosis().cause().is(Role.DELIVERED)) {
      return DELIVERED;
    }
    Optional<Action> action = report.found().action();
    return action.map(ToldKind::of).orElseGet(() -> of(whole));
  }

  private static ToldKind of(Action action) {
    return switch (action) {
      case FAILED -> FAILED;
      case DELAYED -> DELAYED;
      case QUEUED -> OTHER;
      case DELIVERED, RELAYED, EXPANDED -> DELIVERED;
    };
  }

  private static ToldKind of(BounceKind whole) {
    return switch (whole) {
      case BOUNCE -> FAILED;
      case DELAYED -> DELAYED;
      case DELIVERED -> DELIVERED;
      case FEEDBACK, AUTO_REPLY, NOT_A_BOUNCE -> OTHER;
    };
  }

  /// Whether it is told, and not only counted.
  boolean isShown(Inlet inlet) {
    return switch (this) {
      case FAILED -> inlet.shows().contains(Inlet.Show.FAILED);
      case DELAYED -> inlet.shows().contains(Inlet.Show.DELAYED);
      case COMPLAINT -> inlet.shows().contains(Inlet.Show.COMPLAINTS);
      case DELIVERED, OTHER -> false;
    };
  }
}
