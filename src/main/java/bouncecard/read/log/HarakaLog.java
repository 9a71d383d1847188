package bouncecard.read.log;

import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import java.util.List;
import java.util.Optional;

/// Reads what Haraka logs of outbound mail: `[outbound] recipient <user@example.com> rejected: 550
/// …`, `Temp failing … for 64 seconds: …`, `delivered file=… to=<…> … response="…"`.
final class HarakaLog implements LogDialect {
  /// One of these is in each of those lines; see [ReaderHint#LOG].
  static final List<String> HINTS = List.of("[outbound]", "[core.outbound]");

  private final ReplyReader replies;

  HarakaLog(ReplyReader replies) {
    this.replies = replies;
  }

  @Override
  public boolean read(LogLine line, LogBook book) {
    String text = line.text();
    int outbound = text.indexOf("outbound]");
    if (outbound < 0) {
      return false;
    }
    String said = text.substring(outbound + "outbound]".length()).strip();
    Optional<Action> action = action(said);
    if (action.isEmpty()) {
      return false;
    }
    int open = said.indexOf('<');
    int words = said.indexOf(": ");
    DeliveryDraft draft = new DeliveryDraft();
    if (action.get() != Action.DELAYED || said.startsWith("recipient ")) {
      draft.finalRecipient(new LogLine(said).bracketed(Math.max(0, open)), Place.LOG_LINE);
    }
    draft.say(words < 0 ? said : said.substring(words + 2), Place.LOG_LINE, replies);
    book.delivery(Optional.empty(), action, draft);
    return true;
  }

  private static Optional<Action> action(String said) {
    if (said.startsWith("recipient <") && said.contains("> rejected: ")) {
      return Optional.of(Action.FAILED);
    }
    if (said.startsWith("recipient <") && said.contains("> deferred: ")) {
      return Optional.of(Action.DELAYED);
    }
    boolean isLater = said.contains("Temp failing") || said.startsWith("Remote end ");
    if (isLater) {
      return Optional.of(Action.DELAYED);
    }
    if (said.startsWith("bouncing mail") || said.startsWith("bounce: ")) {
      return Optional.of(Action.FAILED);
    }
    return said.startsWith("delivered ") ? Optional.of(Action.DELIVERED) : Optional.empty();
  }
}
