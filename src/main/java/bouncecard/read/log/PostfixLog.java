package bouncecard.read.log;

import bouncecard.delivery.OriginalMessage;
import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.reply.SendingIps;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.SmtpCommand;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// Reads Postfix log lines: `…: QUEUEID: to=<…>, relay=…, dsn=…, status=… (…)` of a delivery agent,
/// `…: reject: RCPT from …: 450 …; from=<…> to=<…>` of smtpd, postscreen and cleanup, and the queue
/// manager's `from=<…>`.
public final class PostfixLog implements LogDialect {
  /// What waits because the operator has its transport wait (`defer_transports`).
  private static final String HELD = "(deferred transport)";

  private static final List<String> REJECTIONS =
      List.of("milter-reject: ", "proxy-reject: ", "reject: ");

  /// What follows a rejection's reply.
  private static final List<String> ENVELOPE =
      List.of("; from=<", "; to=<", "; proto=", "; helo=<");

  /// One of these is in each of those lines; see [ReaderHint#LOG].
  public static final List<String> HINTS = List.of("status=", "from=", "reject:");

  private final ReplyReader replies;

  PostfixLog(ReplyReader replies) {
    this.replies = replies;
  }

  @Override
  public boolean read(LogLine line, LogBook book) {
    return delivery(line, book)
        || arrival(line, book)
        || named(line, book)
        || rejection(line, book);
  }

  private boolean delivery(LogLine line, LogBook book) {
    int status = line.startOf("status=", 0);
    Optional<Action> action = status < 0 ? Optional.empty() : action(line.text(), status);
    if (action.isEmpty() || !(line.has("dsn=") || line.has("relay=") || line.has("to=<"))) {
      return false;
    }
    int open = line.text().indexOf('(', status);
    if (action.get() == Action.DELAYED && line.text().startsWith(HELD, Math.max(open, 0))) {
      action = Optional.of(Action.QUEUED);
    }
    DeliveryDraft draft =
        new DeliveryDraft()
            .finalRecipient(line.address("to="), Place.LOG_LINE)
            .originalRecipient(line.address("orig_to="), Place.LOG_LINE)
            .statusField(line.value("dsn=").flatMap(EnhancedStatusCode::parse), Place.LOG_LINE)
            .remoteMta(
                line.value("relay=")
                    .map(PostfixLog::host)
                    .filter(host -> !host.equals("none"))
                    .map(UntrustedText::new),
                Place.LOG_LINE)
            .say(
                open < 0 ? "" : line.text().substring(open + 1, closing(line.text(), open)),
                Place.LOG_LINE,
                replies);
    book.delivery(idBefore(line, line.startOf("to=", 0), "to="), action, draft);
    return true;
  }

  /// Where the parenthesis that opens there closes; the end of a line that was cut before.
  private static int closing(String text, int open) {
    int last = text.lastIndexOf(')');
    int depth = 0;
    for (int i = open; i <= last; i++) {
      depth += text.charAt(i) == '(' ? 1 : text.charAt(i) == ')' ? -1 : 0;
    }
    return depth > 0 || last < open ? text.length() : last;
  }

  /// `3F2504E0: to=<…>`: the word before the first field.
  private static Optional<String> idBefore(LogLine line, int valueStart, String key) {
    int colon = valueStart - key.length() - 2;
    return colon > 0 && line.text().startsWith(": ", colon)
        ? line.idBefore(colon)
        : Optional.empty();
  }

  private static Optional<Action> action(String text, int status) {
    int end = status;
    while (end < text.length() && (Character.isLetter(text.charAt(end)) || isHyphen(text, end))) {
      end++;
    }
    return switch (text.substring(status, end)) {
      case "bounced", "expired", "undeliverable", "undeliverable-but-not-cached" ->
          Optional.of(Action.FAILED);
      case "deferred", "SOFTBOUNCE" -> Optional.of(Action.DELAYED);
      case "sent", "deliverable" -> Optional.of(Action.DELIVERED);
      default -> Optional.empty();
    };
  }

  private static boolean isHyphen(String text, int at) {
    return text.charAt(at) == '-';
  }

  private static String host(String relay) {
    int bracket = relay.indexOf('[');
    return bracket < 0 ? relay : relay.substring(0, bracket);
  }

  /// `3F2504E0: from=<…>, size=…, nrcpt=…`, or `…, status=expired, returned to sender`.
  private boolean arrival(LogLine line, LogBook book) {
    int from = line.startOf("from=", 0);
    Optional<String> id = from < 0 ? Optional.empty() : idBefore(line, from, "from=");
    if (id.isEmpty()) {
      return false;
    }
    int expired = line.text().indexOf("expired, returned to sender", from);
    if (expired < 0 && !line.has("size=")) {
      return false;
    }
    Optional<UntrustedText> sender = line.address("from=");
    book.arrival(id.get(), sender);
    if (expired >= 0) {
      book.expiry(
          id.get(),
          new DeliveryDraft()
              .sender(sender, Place.LOG_LINE)
              .words(line.text().substring(expired), Place.LOG_LINE));
    }
    return true;
  }

  /// `3F2504E0: message-id=<…>` of cleanup: no delivery, but which mail it is.
  private static boolean named(LogLine line, LogBook book) {
    int id = line.startOf("message-id=", 0);
    Optional<String> queueId = id < 0 ? Optional.empty() : idBefore(line, id, "message-id=");
    queueId.ifPresent(
        queued ->
            book.original(
                queued,
                OriginalMessage.of(
                    Optional.empty(), Optional.of(line.text().substring(id)), Optional.empty())));
    return queueId.isPresent();
  }

  private boolean rejection(LogLine line, LogBook book) {
    String text = line.text();
    for (String lead : REJECTIONS) {
      int at = text.indexOf(lead);
      if (at >= 0 && (at == 0 || text.charAt(at - 1) == ' ')) {
        return rejection(line, at, at + lead.length(), book);
      }
    }
    return false;
  }

  private boolean rejection(LogLine line, int lead, int stage, LogBook book) {
    String text = line.text();
    int from = text.indexOf(" from ", stage);
    int colon = text.indexOf(": ", stage);
    boolean isContent = text.startsWith("header ", stage) || text.startsWith("body ", stage);
    boolean isStage = stage < text.length() && Character.isUpperCase(text.charAt(stage));
    if (colon < 0 || !(isStage || isContent) || (from < 0 && !line.has("to=<"))) {
      return false;
    }
    int begins = isContent ? reasonBehindEnvelope(text, stage) : replyBegins(text, stage, colon);
    int ends = isContent ? text.length() : envelope(text, begins);
    DeliveryDraft draft =
        new DeliveryDraft()
            .finalRecipient(line.address("to="), Place.LOG_LINE)
            .sender(line.address("from="), Place.LOG_LINE)
            .command(command(text, stage), Place.LOG_LINE)
            .sendingIp(client(text, from), Place.LOG_LINE)
            .say(text.substring(begins, ends), Place.LOG_LINE, replies);
    book.delivery(lead < 2 ? Optional.empty() : line.idBefore(lead - 2), Optional.empty(), draft);
    return true;
  }

  /// After `RCPT from host[192.0.2.1]: ` or `CONNECT from [192.0.2.1]:1025: `; after
  /// `END-OF-MESSAGE: ` where no client is named.
  private static int replyBegins(String text, int stage, int colon) {
    int from = text.indexOf(" from ", stage);
    if (from < 0 || from > colon) {
      return colon + 2;
    }
    int bracket = text.indexOf(']', from);
    int end = text.indexOf(": ", bracket < 0 ? from : bracket);
    return end < 0 ? colon + 2 : end + 2;
  }

  /// `from host[192.0.2.1]: ` is who was refused.
  private static Optional<UntrustedText> client(String text, int from) {
    int open = from < 0 ? -1 : text.indexOf('[', from);
    int close = open < 0 ? -1 : text.indexOf(']', open);
    return close < 0
        ? Optional.empty()
        : Optional.of(text.substring(open + 1, close))
            .filter(SendingIps::isAddress)
            .map(UntrustedText::new);
  }

  private static int envelope(String text, int from) {
    int end = text.length();
    for (String field : ENVELOPE) {
      int at = text.indexOf(field, from);
      if (at >= 0 && at < end) {
        end = at;
      }
    }
    return end;
  }

  /// A content check names the header and the envelope first: `…; from=<…> to=<…> helo=<…>: 5.7.1
  /// …`.
  private static int reasonBehindEnvelope(String text, int stage) {
    int envelope = envelope(text, stage);
    int end = text.indexOf(">: ", envelope);
    return end < 0 ? stage : end + 3;
  }

  private static Optional<SmtpCommand> command(String text, int stage) {
    if (text.startsWith("CONNECT", stage)) {
      return Optional.of(SmtpCommand.GREETING);
    }
    return text.startsWith("END-OF-MESSAGE", stage)
            || text.startsWith("header ", stage)
            || text.startsWith("body ", stage)
        ? Optional.of(SmtpCommand.END_OF_DATA)
        : SmtpCommand.named(text.substring(stage, Math.min(text.length(), stage + 16)));
  }
}
