package bouncecard.app.watch;

import bouncecard.catalog.Message;

/// The words for why a message is answered, or is not.
public final class WatchTexts {
  private WatchTexts() {}

  /// The words for a reason.
  public static Message of(WatchDecision.Reason reason) {
    return switch (reason) {
      case REPORT -> Message.WATCH_REPORT;
      case REPLY -> Message.WATCH_REPLY;
      case MENTION -> Message.WATCH_MENTION;
      case NOTHING -> Message.WATCH_NOTHING;
      case UNKNOWN_CAUSE -> Message.WATCH_UNKNOWN_CAUSE;
      case NO_FAILURE -> Message.WATCH_NO_FAILURE;
      case SETTLED -> Message.WATCH_SETTLED;
      case DEVELOPMENT -> Message.WATCH_DEVELOPMENT;
      case OWN_REFUSAL -> Message.WATCH_OWN_REFUSAL;
      case ADDRESSED -> Message.WATCH_ADDRESSED;
      case UNCHANGED -> Message.WATCH_UNCHANGED;
      case TOO_MUCH -> Message.WATCH_TOO_MUCH;
    };
  }
}
