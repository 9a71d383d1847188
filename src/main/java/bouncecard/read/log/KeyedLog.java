package bouncecard.read.log;

import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.reply.SendingIps;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// Reads lines that say everything by keys: Courier's `courieresmtp: id=…,from=<…>,addr=<…>: 550 …`
/// and `…,status: deferred`, msmtp's `recipients=… smtpmsg='…'`, rspamd's `(default: T (reject): …)
/// … rcpts: <…>`.
final class KeyedLog implements LogDialect {
  /// One of these is in each of those lines; see [ReaderHint#LOG].
  static final List<String> HINTS = List.of("courier", "smtpmsg='", "rspamd_task_write_log");

  private final ReplyReader replies;

  KeyedLog(ReplyReader replies) {
    this.replies = replies;
  }

  @Override
  public boolean read(LogLine line, LogBook book) {
    String lower = LowerCase.of(line.text());
    if (lower.contains("rspamd_task_write_log")) {
      return rspamd(line, book);
    }
    if (lower.contains("smtpmsg='")) {
      return msmtp(line, book);
    }
    return lower.contains("courier") && courier(line, book);
  }

  private boolean courier(LogLine line, LogBook book) {
    String text = line.text();
    int open = text.indexOf("addr=<");
    int close = open < 0 ? -1 : text.indexOf('>', open);
    if (close < 0) {
      return false;
    }
    DeliveryDraft draft = addressed(between(text, "addr=<", ">"), between(text, "from=<", ">"));
    Optional<String> status = between(text.substring(close), ",status: ", " ");
    if (status.isPresent()) {
      book.delivery(between(text, "id=", ","), action(status.get()), draft);
      return true;
    }
    if (!text.startsWith(">: ", close)) {
      return false;
    }
    String said = text.substring(close + 3);
    boolean isLater = said.startsWith("4");
    book.delivery(
        between(text, "id=", ","),
        Optional.of(isLater ? Action.DELAYED : Action.FAILED),
        draft.say(said, Place.LOG_LINE, replies));
    return true;
  }

  /// What Courier calls the outcome, in its log and in its own notices.
  private static Optional<Action> action(String status) {
    return switch (status) {
      case "success" -> Optional.of(Action.DELIVERED);
      // What was said stands in a line of its own.
      case "deferred" -> Optional.of(Action.QUEUED);
      case "failure" -> Optional.of(Action.FAILED);
      default -> Optional.empty();
    };
  }

  private boolean msmtp(LogLine line, LogBook book) {
    String text = line.text();
    Optional<String> recipients = between(text, "recipients=", " ");
    if (recipients.isEmpty()) {
      return false;
    }
    String said = between(text, "smtpmsg='", "' ").orElse("");
    for (String recipient : recipients.get().split(",", -1)) {
      DeliveryDraft draft =
          addressed(Optional.of(recipient), between(text, "from=", " "))
              .say(said, Place.LOG_LINE, replies);
      book.delivery(Optional.empty(), Optional.of(Action.FAILED), draft);
    }
    return true;
  }

  private boolean rspamd(LogLine line, LogBook book) {
    String text = line.text();
    boolean isRejected = text.contains("(reject)");
    boolean isDeferred = text.contains("(soft reject)") || text.contains("(greylist)");
    if (!isRejected && !isDeferred) {
      return false;
    }
    String said = isRejected ? "rejected as spam" : "greylisted, try again later";
    DeliveryDraft draft =
        addressed(between(text, "rcpts: <", ">"), between(text, ", from: <", ">"))
            .sendingIp(address(between(text, ", ip: ", ",")), Place.LOG_LINE)
            .say(said, Place.LOG_LINE, replies);
    book.delivery(
        between(text, "qid: <", ">"),
        Optional.of(isRejected ? Action.FAILED : Action.DELAYED),
        draft);
    return true;
  }

  private static DeliveryDraft addressed(Optional<String> recipient, Optional<String> sender) {
    return new DeliveryDraft()
        .finalRecipient(recipient.flatMap(LogLine::mailbox), Place.LOG_LINE)
        .sender(sender.flatMap(LogLine::mailbox), Place.LOG_LINE);
  }

  private static Optional<UntrustedText> address(Optional<String> written) {
    return written.filter(SendingIps::isAddress).map(UntrustedText::new);
  }

  /// What stands after the first `lead` up to `end`, or to the end of the line.
  private static Optional<String> between(String text, String lead, String end) {
    int at = text.indexOf(lead);
    if (at < 0) {
      return Optional.empty();
    }
    int from = at + lead.length();
    int until = text.indexOf(end, from);
    String found = text.substring(from, until < 0 ? text.length() : until).strip();
    return found.isEmpty() ? Optional.empty() : Optional.of(found);
  }
}
