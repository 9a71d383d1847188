package bouncecard.read.log;

import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.SmtpCommand;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads Sendmail log lines: `QUEUEID: to=<…>,<…>, …, relay=…, dsn=…, stat=…` of a delivery,
/// `QUEUEID: from=<…>, size=…` of an arrival, and `ruleset=check_rcpt, arg1=<…>, …, reject=550 …`.
public final class SendmailLog implements LogDialect {
  private static final int MOST_RECIPIENTS = 100;

  /// One of these is in each of those lines; see [ReaderHint#LOG].
  public static final List<String> HINTS = List.of("stat=", "ruleset=", ">... ");

  private final ReplyReader replies;

  SendmailLog(ReplyReader replies) {
    this.replies = replies;
  }

  @Override
  public boolean read(LogLine line, LogBook book) {
    return delivery(line, book) || rejection(line, book) || refusal(line, book);
  }

  private boolean delivery(LogLine line, LogBook book) {
    int to = line.startOf("to=", 0);
    int stat = to < 0 ? -1 : line.startOf("stat=", to);
    if (stat < 0) {
      return false;
    }
    String words = line.text().substring(stat);
    List<String> recipients = recipients(line.text(), to);
    for (String recipient : recipients) {
      Action action = action(words);
      DeliveryDraft draft =
          new DeliveryDraft()
              .finalRecipient(LogLine.mailbox(recipient), Place.LOG_LINE)
              .statusField(line.value("dsn=").flatMap(EnhancedStatusCode::parse), Place.LOG_LINE)
              .remoteMta(relay(line), Place.LOG_LINE);
      if (action != Action.QUEUED) {
        draft
            .say(
                reply(line).map(reply -> reply + " " + words).orElse(words),
                Place.LOG_LINE,
                replies)
            .diagnosticCode(Optional.of(new UntrustedText(words)), Place.LOG_LINE);
      }
      book.delivery(id(line, to - "to=".length()), Optional.of(action), draft);
    }
    return !recipients.isEmpty();
  }

  private static Optional<String> id(LogLine line, int key) {
    return key > 2 && line.text().startsWith(": ", key - 2)
        ? line.idBefore(key - 2)
        : Optional.empty();
  }

  private static Action action(String stat) {
    String lower = LowerCase.of(stat.substring(0, Math.min(stat.length(), 20))).strip();
    if (lower.startsWith("sent")) {
      return Action.DELIVERED;
    }
    if (lower.equals("queued") || lower.equals("quarantined")) {
      return Action.QUEUED;
    }
    return lower.startsWith("deferred") ? Action.DELAYED : Action.FAILED;
  }

  /// `<a@example.com>,<b@example.com>`, up to the next field.
  private static List<String> recipients(String text, int start) {
    int end = text.indexOf(", ", start);
    String list = text.substring(start, end < 0 ? text.length() : end);
    List<String> recipients = new ArrayList<>();
    int from = 0;
    while (from < list.length() && recipients.size() < MOST_RECIPIENTS) {
      int comma = list.indexOf(',', from);
      int until = comma < 0 ? list.length() : comma;
      if (until > from) {
        recipients.add(list.substring(from, until));
      }
      from = until + 1;
    }
    return recipients;
  }

  /// `relay=mx.example.net. [192.0.2.1]`: the name without the root's dot.
  private static Optional<UntrustedText> relay(LogLine line) {
    return line.value("relay=")
        .map(host -> host.endsWith(".") ? host.substring(0, host.length() - 1) : host)
        .filter(host -> !host.isEmpty())
        .map(UntrustedText::new);
  }

  /// The reply itself, which newer versions log beside their own words for it.
  private static Optional<String> reply(LogLine line) {
    int from = line.startOf("reply=", 0);
    if (from < 0) {
      return Optional.empty();
    }
    int end = line.text().indexOf(", stat=", from);
    return Optional.of(line.text().substring(from, end < 0 ? line.text().length() : end));
  }

  /// `rA37ZTSC026250: <user@example.com>... No such user here`, as its clients are told.
  private boolean refusal(LogLine line, LogBook book) {
    String text = line.text();
    int close = text.indexOf(">... ");
    int open = close < 0 ? -1 : text.lastIndexOf('<', close);
    Optional<String> id = open < 2 ? Optional.empty() : id(line, open);
    boolean isSuccess = close >= 0 && LowerCase.of(text.substring(close)).contains(" ok");
    if (id.isEmpty() || isSuccess) {
      return false;
    }
    DeliveryDraft draft =
        new DeliveryDraft()
            .finalRecipient(line.bracketed(open), Place.LOG_LINE)
            .command(Optional.of(SmtpCommand.RCPT), Place.LOG_LINE)
            .say(text.substring(close + ">... ".length()), Place.LOG_LINE, replies);
    book.delivery(id, Optional.of(Action.FAILED), draft);
    return true;
  }

  private boolean rejection(LogLine line, LogBook book) {
    int ruleset = line.startOf("ruleset=", 0);
    int reject = ruleset < 0 ? -1 : line.startOf("reject=", ruleset);
    if (reject < 0) {
      return false;
    }
    String name = line.value("ruleset=").orElse("");
    Optional<UntrustedText> argument = line.address("arg1=");
    DeliveryDraft draft =
        new DeliveryDraft().say(line.text().substring(reject), Place.LOG_LINE, replies);
    switch (name) {
      case "check_rcpt", "check_compat" ->
          draft
              .finalRecipient(argument, Place.LOG_LINE)
              .command(Optional.of(SmtpCommand.RCPT), Place.LOG_LINE);
      case "check_mail" ->
          draft
              .sender(argument, Place.LOG_LINE)
              .command(Optional.of(SmtpCommand.MAIL), Place.LOG_LINE);
      case "check_relay" -> draft.command(Optional.of(SmtpCommand.GREETING), Place.LOG_LINE);
      default -> {}
    }
    book.delivery(id(line, ruleset - "ruleset=".length()), Optional.empty(), draft);
    return true;
  }
}
