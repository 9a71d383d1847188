package bouncecard.read.log;

import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// Reads what ZoneMTA, and WildDuck through it, logs of a delivery: `ID.001 DEFERRED[category]
/// from=… to=… mx=… (450 …)`, with REJECTED, ACCEPTED, BOUNCED and the like in its place.
final class ZoneMtaLog implements LogDialect {
  /// One of these is in each of those lines; see [ReaderHint#LOG].
  static final List<String> HINTS =
      List.of(
          "deferred[", "rejected[", "bounced[", "accepted from=", "accepted to=", "rejected from=");

  private final ReplyReader replies;

  ZoneMtaLog(ReplyReader replies) {
    this.replies = replies;
  }

  @Override
  public boolean read(LogLine line, LogBook book) {
    String text = line.text();
    int to = line.startOf("to=", 0);
    int from = line.startOf("from=", 0);
    int open = text.indexOf('(', Math.max(to, from));
    if (to < 0 || from < 0 || open < 0) {
      return false;
    }
    Optional<Action> action = action(text.substring(0, Math.min(to, from)));
    if (action.isEmpty()) {
      return false;
    }
    DeliveryDraft draft =
        new DeliveryDraft()
            .finalRecipient(line.address("to="), Place.LOG_LINE)
            .sender(line.address("from="), Place.LOG_LINE)
            .sendingIp(line.value("src=").map(UntrustedText::new), Place.LOG_LINE)
            .remoteMta(line.value("mx=").map(UntrustedText::new), Place.LOG_LINE)
            .say(text.substring(open + 1, close(text, open)), Place.LOG_LINE, replies);
    book.delivery(id(text), action, draft);
    return true;
  }

  /// Where the reply ends; the end of a line that was cut before.
  private static int close(String text, int open) {
    int close = text.lastIndexOf(')');
    return close < open ? text.length() : close;
  }

  private static Optional<Action> action(String head) {
    if (head.contains(" DEFERRED")) {
      return Optional.of(Action.DELAYED);
    }
    if (head.contains(" REJECTED") || head.contains(" BOUNCED")) {
      return Optional.of(Action.FAILED);
    }
    return head.contains(" ACCEPTED") ? Optional.of(Action.DELIVERED) : Optional.empty();
  }

  /// The message's id; after its dot stands the recipient's number.
  private static Optional<String> id(String text) {
    for (String state : List.of(" DEFERRED", " REJECTED", " BOUNCED", " ACCEPTED")) {
      int at = text.indexOf(state);
      int start = at < 0 ? -1 : text.lastIndexOf(' ', at - 1) + 1;
      if (start >= 0 && at - start > 8) {
        return Optional.of(text.substring(start, at));
      }
    }
    return Optional.empty();
  }
}
