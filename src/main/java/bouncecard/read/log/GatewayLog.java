package bouncecard.read.log;

import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.text.LowerCase;
import java.util.List;
import java.util.Optional;

/// Reads what mail gateways log in one line: Cisco ESA (`Bounced: DCID 1 MID 2 to RID 0 - 5.1.0 -
/// Unknown address error`, and the same as CEF with `act=`, `suser=` and `duser=`), Kerio and
/// others (`…, mail from <…> to <…> rejected`).
final class GatewayLog implements LogDialect {
  /// One of these is in each of those lines; see [ReaderHint#LOG].
  static final List<String> HINTS =
      List.of("bounced: dcid", "delayed: dcid", "act=bounced", "act=dropped", "mail from <");

  private final ReplyReader replies;

  GatewayLog(ReplyReader replies) {
    this.replies = replies;
  }

  @Override
  public boolean read(LogLine line, LogBook book) {
    String lower = LowerCase.of(line.text());
    return cisco(line, lower, book) || cef(line, lower, book) || refused(line, lower, book);
  }

  private boolean cisco(LogLine line, String lower, LogBook book) {
    boolean isBounced = lower.contains("bounced: dcid ");
    if (!isBounced && !lower.contains("delayed: dcid ")) {
      return false;
    }
    int words = lower.indexOf(" - ");
    if (words < 0) {
      return false;
    }
    DeliveryDraft draft =
        new DeliveryDraft()
            .finalRecipient(line.address("To: "), Place.LOG_LINE)
            .sender(line.address("From: "), Place.LOG_LINE);
    tell(line.text().substring(words + 3), isBounced, draft, book);
    return true;
  }

  private boolean cef(LogLine line, String lower, LogBook book) {
    if (!line.text().contains("CEF:") || !lower.contains("act=bounced")) {
      return false;
    }
    int words = line.startOf("ESAFinalActionDetails=", 0);
    int end = words < 0 ? -1 : endOfValue(line.text(), words);
    DeliveryDraft draft =
        new DeliveryDraft()
            .finalRecipient(line.address("duser="), Place.LOG_LINE)
            .sender(line.address("suser="), Place.LOG_LINE);
    tell(words < 0 ? "" : line.text().substring(words, end), /* isBounced= */ true, draft, book);
    return true;
  }

  /// A value goes on until the word before the next equals sign.
  private static int endOfValue(String text, int from) {
    int equals = text.indexOf('=', from);
    int end = equals < 0 ? text.length() : text.lastIndexOf(' ', equals);
    return Math.max(from, end);
  }

  /// The code before the words is the gateway's own status of the delivery.
  private void tell(String said, boolean isBounced, DeliveryDraft draft, LogBook book) {
    int space = said.indexOf(' ');
    draft
        .statusField(
            EnhancedStatusCode.parse(space < 0 ? said : said.substring(0, space)), Place.LOG_LINE)
        .say(said, Place.LOG_LINE, replies);
    book.delivery(Optional.empty(), Optional.of(isBounced ? Action.FAILED : Action.DELAYED), draft);
  }

  private boolean refused(LogLine line, String lower, LogBook book) {
    int sender = lower.indexOf("mail from <");
    int recipient = sender < 0 ? -1 : lower.indexOf(" to <", sender);
    if (recipient < 0 || lower.indexOf("rejected", recipient) < 0) {
      return false;
    }
    DeliveryDraft draft =
        new DeliveryDraft()
            .sender(line.bracketed(sender + 10), Place.LOG_LINE)
            .finalRecipient(line.bracketed(recipient + 4), Place.LOG_LINE)
            .say(line.text().substring(0, sender).strip(), Place.LOG_LINE, replies);
    book.delivery(Optional.empty(), Optional.of(Action.FAILED), draft);
    return true;
  }
}
