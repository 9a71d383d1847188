package bouncecard.read.log;

import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// Reads what Dovecot's LDA and LMTP log: `lda(user@example.com): msgid=<…>: save failed to INBOX:
/// Quota exceeded`, `lmtp(user@example.com)<…>: … saved mail to INBOX`.
final class DovecotLog implements LogDialect {
  /// One of these is in each of those lines; see [ReaderHint#LOG].
  static final List<String> HINTS = List.of("lda(", "lmtp(", "deliver(");

  private static final List<String> FAILED =
      List.of("rejected: ", "save failed to ", "failed to ", "over quota", "quota exceeded");

  private final ReplyReader replies;

  DovecotLog(ReplyReader replies) {
    this.replies = replies;
  }

  @Override
  public boolean read(LogLine line, LogBook book) {
    String text = line.text();
    int open = openOfUser(text);
    int close = open < 0 ? -1 : text.indexOf(')', open);
    int message = close < 0 ? -1 : text.indexOf("msgid=", close);
    if (message < 0) {
      return false;
    }
    int words = text.indexOf(": ", message);
    String said = words < 0 ? "" : text.substring(words + 2);
    Optional<Action> action = action(LowerCase.of(said));
    if (action.isEmpty()) {
      return false;
    }
    String user = text.substring(open + 1, close);
    int comma = user.indexOf(',');
    DeliveryDraft draft =
        new DeliveryDraft()
            .finalRecipient(
                Optional.of(new UntrustedText(comma < 0 ? user : user.substring(0, comma)))
                    .filter(name -> !name.isBlank()),
                Place.LOG_LINE)
            .say(said, Place.LOG_LINE, replies);
    book.delivery(Optional.empty(), action, draft);
    return true;
  }

  private static int openOfUser(String text) {
    for (String service : HINTS) {
      int at = text.indexOf(service);
      if (at >= 0) {
        return at + service.length() - 1;
      }
    }
    return -1;
  }

  private static Optional<Action> action(String said) {
    if (said.contains("saved mail to") || said.contains("stored mail into mailbox")) {
      return Optional.of(Action.DELIVERED);
    }
    for (String words : FAILED) {
      if (said.contains(words)) {
        return Optional.of(Action.FAILED);
      }
    }
    return Optional.empty();
  }
}
