package bouncecard.read.log;

import bouncecard.dsn.Action;
import bouncecard.text.LowerCase;
import java.util.Optional;

/// The step of a row in a tracking log: what became of a mail there.
enum TrackingStep {
  FAILED,
  DELAYED,
  DELIVERED,
  RELAYED,
  NOTHING,
  UNKNOWN;

  Optional<Action> action() {
    return switch (this) {
      case FAILED -> Optional.of(Action.FAILED);
      case DELAYED -> Optional.of(Action.DELAYED);
      case DELIVERED -> Optional.of(Action.DELIVERED);
      case RELAYED -> Optional.of(Action.RELAYED);
      case NOTHING, UNKNOWN -> Optional.empty();
    };
  }

  /// The step that an event names.
  ///
  /// @param status what was said of the recipient
  static TrackingStep of(String event, String status) {
    return switch (LowerCase.of(event)) {
      case "fail", "failed", "badmail" -> FAILED;
      case "dsn" -> status.isEmpty() ? NOTHING : FAILED;
      case "defer", "pending" -> DELAYED;
      case "deliver", "delivered" -> DELIVERED;
      case "send", "sendexternal" -> RELAYED;
      case "receive",
          "submit",
          "submitdefer",
          "submitfail",
          "expand",
          "redirect",
          "resolve",
          "transfer",
          "hadiscard",
          "haredirect",
          "hareceive",
          "haredirectfail",
          "resubmit",
          "duplicatedeliver",
          "notifymapi",
          "process",
          "poisonmessage",
          "agentinfo",
          "dropped",
          "load",
          "throttle" ->
          NOTHING;
      default -> UNKNOWN;
    };
  }
}
