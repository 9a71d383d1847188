package bouncecard.read.log;

import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// Reads what `mailq` shows of mails that wait, as Postfix and Sendmail list them: a row with the
/// queue id and the sender, a reason in parentheses, and below it the recipients that it holds for.
/// Recipients without a reason were not tried yet.
final class QueueListing implements LogDialect {
  /// One of these is in the row of names; see [ReaderHint#LOG].
  static final List<String> HINTS = List.of("-queue id-", "-q-id-");

  private final ReplyReader replies;
  private boolean isWithin;
  private Optional<String> queueId = Optional.empty();
  private Optional<UntrustedText> sender = Optional.empty();
  private String reason = "";

  QueueListing(ReplyReader replies) {
    this.replies = replies;
  }

  @Override
  public boolean read(LogLine line, LogBook book) {
    String text = line.text();
    String bare = text.strip();
    if (!isWithin) {
      String lower = LowerCase.of(text);
      isWithin = HINTS.stream().anyMatch(lower::contains);
      return isWithin;
    }
    if (bare.isEmpty()) {
      return false;
    }
    if (text.charAt(0) > ' ' && text.charAt(0) != '(') {
      return row(bare);
    }
    if (bare.startsWith("(")) {
      reason = bare.endsWith(")") ? bare.substring(1, bare.length() - 1) : bare.substring(1);
      return true;
    }
    if (bare.indexOf('@') < 0 || bare.indexOf(' ') >= 0) {
      return false;
    }
    if (reason.isBlank()) {
      return true; // it is on its way, or nobody tried yet
    }
    DeliveryDraft draft =
        new DeliveryDraft()
            .finalRecipient(LogLine.mailbox(bare), Place.LOG_LINE)
            .sender(sender, Place.LOG_LINE)
            .say(reason, Place.LOG_LINE, replies);
    book.delivery(queueId, Optional.of(Action.DELAYED), draft);
    return true;
  }

  /// `4XyZ1b2c3d* 2211 Sun Nov 29 10:00:00 app@example.com`.
  private boolean row(String bare) {
    int end = bare.indexOf(' ');
    int last = bare.lastIndexOf(' ');
    if (bare.startsWith("--") || end < 0) {
      return true;
    }
    String id = bare.substring(0, end);
    queueId = Optional.of(id.endsWith("*") || id.endsWith("!") ? id.substring(0, end - 1) : id);
    sender =
        Optional.of(bare.substring(last + 1))
            .filter(word -> word.indexOf('@') > 0)
            .flatMap(LogLine::mailbox);
    reason = "";
    return true;
  }
}
