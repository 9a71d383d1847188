package bouncecard.read.log;

import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what Stalwart logs of deliveries: `… INFO SMTP RCPT TO rejected
/// (delivery.rcpt-to-rejected) queueId = 1, from = "…", to = ["…"], hostname = "…", to = "…", code
/// = 550, details = "…"`. The keys of the message stand before those of the event, which say more.
final class StalwartLog implements LogDialect {
  /// One of these is in each of those lines; see [ReaderHint#LOG].
  static final List<String> HINTS = List.of("(delivery.", "details = \"");

  private static final int MOST_RECIPIENTS = 100;

  private final ReplyReader replies;

  StalwartLog(ReplyReader replies) {
    this.replies = replies;
  }

  @Override
  public boolean read(LogLine line, LogBook book) {
    String text = line.text();
    int open = text.indexOf("(delivery.");
    if (open < 0 && (!text.contains("details = \"") || value(text, "code").isEmpty())) {
      return false;
    }
    int close = open < 0 ? -1 : text.indexOf(')', open);
    String event = close < 0 ? "" : text.substring(open + "(delivery.".length(), close);
    String code = value(text, "code").orElse("");
    Optional<Action> action = open < 0 ? byCode(code) : action(event, code);
    List<String> recipients = recipients(text);
    if (action.isEmpty() || recipients.isEmpty()) {
      return open >= 0;
    }
    String said =
        (code + " " + value(text, "details").or(() -> value(text, "reason")).orElse("")).strip();
    for (String recipient : recipients) {
      DeliveryDraft draft =
          new DeliveryDraft()
              .finalRecipient(LogLine.mailbox(recipient), Place.LOG_LINE)
              .sender(value(text, "from").flatMap(LogLine::mailbox), Place.LOG_LINE)
              .remoteMta(value(text, "hostname").map(UntrustedText::new), Place.LOG_LINE)
              .say(said.isEmpty() ? event.replace('-', ' ') : said, Place.LOG_LINE, replies);
      book.delivery(value(text, "queueId"), action, draft);
    }
    return true;
  }

  /// What an event says became of the mail; of steps on the way nothing.
  private static Optional<Action> action(String event, String code) {
    return switch (event) {
      case "delivered", "dsn-success" -> Optional.of(Action.DELIVERED);
      case "dsn-temp-fail" -> Optional.of(Action.DELAYED);
      case "dsn-perm-fail", "null-mx", "double-bounce" -> Optional.of(Action.FAILED);
      case "rcpt-to-rejected",
          "mail-from-rejected",
          "message-rejected",
          "ehlo-rejected",
          "rcpt-to-failed",
          "mail-from-failed",
          "greeting-failed",
          "auth-failed" ->
          byCode(code).or(() -> Optional.of(Action.DELAYED));
      case "connect-error",
          "mx-lookup-failed",
          "ip-lookup-failed",
          "start-tls-error",
          "implicit-tls-error",
          "failed" ->
          Optional.of(Action.DELAYED);
      // Limits of its own.
      case "rate-limit-exceeded", "concurrency-limit-exceeded" -> Optional.of(Action.QUEUED);
      default -> Optional.empty();
    };
  }

  private static Optional<Action> byCode(String code) {
    if (code.startsWith("2")) {
      return Optional.of(Action.DELIVERED);
    }
    return code.isEmpty()
        ? Optional.empty()
        : Optional.of(code.startsWith("4") ? Action.DELAYED : Action.FAILED);
  }

  /// The one recipient that the event is about, else all of the message's.
  private static List<String> recipients(String text) {
    Optional<String> one = value(text, "to").filter(value -> !value.startsWith("["));
    if (one.isPresent()) {
      return List.of(one.get());
    }
    int open = text.lastIndexOf(" to = [");
    int close = open < 0 ? -1 : text.indexOf(']', open);
    List<String> all = new ArrayList<>();
    for (int from = open; from >= 0 && from < close && all.size() < MOST_RECIPIENTS; ) {
      int begin = text.indexOf('"', from);
      int end = begin < 0 ? -1 : text.indexOf('"', begin + 1);
      if (end < 0 || end > close) {
        break;
      }
      all.add(text.substring(begin + 1, end));
      from = end + 1;
    }
    return all;
  }

  /// The last value of that key: in quotation marks, or up to a comma.
  private static Optional<String> value(String text, String key) {
    String lead = " " + key + " = ";
    int at = text.lastIndexOf(lead);
    if (at < 0) {
      return Optional.empty();
    }
    int from = at + lead.length();
    boolean isQuoted = text.startsWith("\"", from);
    int end = text.indexOf(isQuoted ? '"' : ',', from + 1);
    String value = text.substring(isQuoted ? from + 1 : from, end < 0 ? text.length() : end);
    return value.isBlank() ? Optional.empty() : Optional.of(value.strip());
  }
}
