package bouncecard.read.log;

import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.reply.SendingIps;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads Mimecast's logs for other systems: values by their keys between bars, of a mail that was
/// refused (`…|Rcpt=…|RejType="…"|RejCode=550|RejInfo="…"|…`) or could not be handed on
/// (`…|Delivered=false|Err="…"|…`).
final class MimecastLog implements LogDialect {
  /// One of these is in each of those lines; see [ReaderHint#LOG].
  static final List<String> HINTS =
      List.of("|rejcode=", "|rejtype=", "|rejinfo=", "|act=rej", "|delivered=false");

  private static final int MOST_VALUES = 100;

  private final ReplyReader replies;

  MimecastLog(ReplyReader replies) {
    this.replies = replies;
  }

  @Override
  public boolean read(LogLine line, LogBook book) {
    String lower = LowerCase.of(line.text());
    if (HINTS.stream().noneMatch(lower::contains)) {
      return false;
    }
    Map<String, String> values = values(line.text());
    Optional<String> recipient = first(values, "rcpt", "recipient", "recipients");
    if (recipient.isEmpty()) {
      return false;
    }
    boolean isUndelivered = values.getOrDefault("delivered", "").equalsIgnoreCase("false");
    String said = first(values, "rejinfo", "err", "error", "rejtype").orElse("");
    DeliveryDraft draft =
        new DeliveryDraft()
            .finalRecipient(recipient.flatMap(LogLine::mailbox), Place.LOG_LINE)
            .sender(first(values, "sender", "headerfrom").flatMap(LogLine::mailbox), Place.LOG_LINE)
            .sendingIp(isUndelivered ? Optional.empty() : address(values), Place.LOG_LINE)
            .say(said, Place.LOG_LINE, replies)
            .replyCode(first(values, "rejcode").flatMap(ReplyCode::parse), Place.LOG_LINE);
    boolean isLater = first(values, "rejcode").orElse(said.strip()).startsWith("4");
    book.delivery(Optional.empty(), Optional.of(isLater ? Action.DELAYED : Action.FAILED), draft);
    return true;
  }

  /// The address that the refused mail came from.
  private static Optional<UntrustedText> address(Map<String, String> values) {
    return first(values, "ip", "sourceip").filter(SendingIps::isAddress).map(UntrustedText::new);
  }

  private static Optional<String> first(Map<String, String> values, String... keys) {
    for (String key : keys) {
      String value = values.getOrDefault(key, "");
      if (!value.isEmpty()) {
        return Optional.of(value);
      }
    }
    return Optional.empty();
  }

  private static Map<String, String> values(String line) {
    Map<String, String> values = new HashMap<>();
    int from = 0;
    while (from < line.length() && values.size() < MOST_VALUES) {
      int bar = line.indexOf('|', from);
      int end = bar < 0 ? line.length() : bar;
      int equals = line.indexOf('=', from);
      if (equals > from && equals < end) {
        String key = line.substring(from, equals);
        String value = line.substring(equals + 1, end).strip();
        boolean isQuoted = value.length() > 1 && value.startsWith("\"") && value.endsWith("\"");
        values.putIfAbsent(
            LowerCase.of(key.substring(key.lastIndexOf(' ') + 1)),
            isQuoted ? value.substring(1, value.length() - 1).strip() : value);
      }
      from = end + 1;
    }
    return values;
  }
}
