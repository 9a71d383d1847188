package bouncecard.read.log;

import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.reply.SendingIps;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// Reads what amavis logs of mail that it did not let pass: `(00001-01) Blocked SPAM
/// {RejectedInbound}, [192.0.2.1]:25 <sender@example.com> -> <user@example.org>,…, Hits: 12`.
final class AmavisLog implements LogDialect {
  /// One of these is in each of those lines; see [ReaderHint#LOG].
  static final List<String> HINTS = List.of(") blocked ", ") passed ");

  private static final int MOST_RECIPIENTS = 100;

  private final ReplyReader replies;

  AmavisLog(ReplyReader replies) {
    this.replies = replies;
  }

  @Override
  public boolean read(LogLine line, LogBook book) {
    String text = line.text();
    int blocked = text.indexOf(") Blocked ");
    int passed = blocked < 0 ? text.indexOf(") Passed ") : -1;
    int begin = Math.max(blocked, passed) + 2;
    int arrow = begin < 2 ? -1 : text.indexOf("> -> <", begin);
    if (arrow < 0) {
      return false;
    }
    int sender = text.lastIndexOf('<', arrow);
    int brace = text.indexOf('{', begin);
    int comma = text.indexOf(", ", begin);
    int end = brace > 0 && brace < sender ? brace : comma < 0 ? sender : comma;
    String said = (text.substring(begin, Math.max(begin, end)) + answer(text, arrow)).strip();
    Optional<Action> action = Optional.of(blocked < 0 ? Action.RELAYED : Action.FAILED);
    int at = arrow + "> -> ".length();
    for (int i = 0; i < MOST_RECIPIENTS && text.startsWith("<", at); i++) {
      DeliveryDraft draft =
          new DeliveryDraft()
              .finalRecipient(line.bracketed(at), Place.LOG_LINE)
              .sender(line.bracketed(sender), Place.LOG_LINE)
              .sendingIp(client(text, begin, sender), Place.LOG_LINE)
              .say(blocked < 0 ? "" : said, Place.LOG_LINE, replies);
      book.delivery(queueId(line), action, draft);
      int close = text.indexOf('>', at);
      at = close < 0 ? text.length() : close + 2;
    }
    return true;
  }

  /// `, 554 5.7.0 Reject`: what it answered to the client, on a line of its own.
  private static String answer(String text, int from) {
    for (int comma = text.indexOf(", ", from); comma > 0; comma = text.indexOf(", ", comma + 1)) {
      int at = comma + 2;
      boolean isRefusal =
          at + 4 < text.length()
              && (text.charAt(at) == '5' || text.charAt(at) == '4')
              && Character.isDigit(text.charAt(at + 1))
              && Character.isDigit(text.charAt(at + 2))
              && text.charAt(at + 3) == ' ';
      if (isRefusal) {
        int end = text.indexOf(", ", at);
        return "\n" + text.substring(at, end < 0 ? text.length() : end);
      }
    }
    return "";
  }

  private static Optional<UntrustedText> client(String text, int from, int before) {
    int open = text.indexOf('[', from);
    int close = open < 0 || open > before ? -1 : text.indexOf(']', open);
    return close < 0
        ? Optional.empty()
        : Optional.of(text.substring(open + 1, close))
            .filter(SendingIps::isAddress)
            .map(UntrustedText::new);
  }

  /// `Queue-ID: …`, that of the mail program before it.
  private static Optional<String> queueId(LogLine line) {
    return line.value("Queue-ID: ");
  }
}
