package bouncecard.read.log;

import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.smtp.HostNames;
import bouncecard.smtp.SmtpCommand;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// Reads OpenSMTPD's log: `… mta delivery evpid=… from=<…> to=<…> … result="PermFail" stat="550
/// …"`, quoted or not, and of rejections `… failed-command command="RCPT TO:<…>" result="550 …"`.
public final class OpenSmtpdLog implements LogDialect {
  /// One of these is in each of those lines; see [ReaderHint#LOG].
  public static final List<String> HINTS = List.of("result=", "failed-command", "fail for ");

  private final ReplyReader replies;

  OpenSmtpdLog(ReplyReader replies) {
    this.replies = replies;
  }

  @Override
  public boolean read(LogLine line, LogBook book) {
    Optional<String> earlier = earlierResult(line.text());
    if (earlier.isPresent() && line.has("stat=")) {
      return delivery(line, action(earlier.get()), Optional.empty(), book);
    }
    if (!line.text().contains("result=") && !line.text().contains("failed-command ")) {
      return false;
    }
    Optional<Action> action = field(line, "result=").flatMap(OpenSmtpdLog::action);
    return (action.isPresent() && line.has("evpid="))
        ? delivery(line, action, field(line, "evpid="), book)
        : rejection(line, book);
  }

  /// `relay: TempFail for c534b8c7f5ad4a41: session=…`, as before version 6.
  private static Optional<String> earlierResult(String text) {
    int end = text.indexOf(" for ");
    int start = end < 0 ? -1 : text.lastIndexOf(' ', end - 1) + 1;
    boolean isResult =
        start > 0 && (text.startsWith("TempFail", start) || text.startsWith("PermFail", start));
    return isResult ? Optional.of(text.substring(start, end)) : Optional.empty();
  }

  private boolean delivery(
      LogLine line, Optional<Action> action, Optional<String> id, LogBook book) {
    Optional<UntrustedText> asked =
        line.address("rcpt=").filter(address -> !address.value().equals("-"));
    DeliveryDraft draft =
        new DeliveryDraft()
            .finalRecipient(line.address("to=").or(() -> asked), Place.LOG_LINE)
            .originalRecipient(asked, Place.LOG_LINE)
            .sender(line.address("from="), Place.LOG_LINE)
            .remoteMta(
                field(line, "relay=").flatMap(OpenSmtpdLog::host).map(UntrustedText::new),
                Place.LOG_LINE)
            .say(rest(line, "stat="), Place.LOG_LINE, replies);
    book.delivery(id, action, draft);
    return true;
  }

  private boolean rejection(LogLine line, LogBook book) {
    int command = line.startOf("failed-command ", 0);
    Optional<String> said = field(line, "command=");
    if (command < 0 || said.isEmpty()) {
      return false;
    }
    boolean isRecipient = said.get().regionMatches(true, 0, "RCPT", 0, 4);
    boolean isSender = said.get().regionMatches(true, 0, "MAIL", 0, 4);
    Optional<UntrustedText> address =
        new LogLine(said.get()).bracketed(Math.max(0, said.get().indexOf('<')));
    DeliveryDraft draft =
        new DeliveryDraft()
            .finalRecipient(isRecipient ? address : Optional.empty(), Place.LOG_LINE)
            .sender(isSender ? address : Optional.empty(), Place.LOG_LINE)
            .command(SmtpCommand.named(said.get()), Place.LOG_LINE)
            .say(rest(line, "result="), Place.LOG_LINE, replies);
    book.delivery(Optional.empty(), Optional.empty(), draft);
    return true;
  }

  private static Optional<Action> action(String result) {
    return switch (result) {
      case "PermFail" -> Optional.of(Action.FAILED);
      case "TempFail" -> Optional.of(Action.DELAYED);
      case "Ok" -> Optional.of(Action.DELIVERED);
      default -> Optional.empty();
    };
  }

  /// The value in quotes, or up to a space.
  private static Optional<String> field(LogLine line, String key) {
    int at = line.startOf(key, 0);
    if (at < 0 || !line.text().startsWith("\"", at)) {
      return line.value(key);
    }
    int close = line.text().indexOf('"', at + 1);
    return close < 0 ? Optional.empty() : Optional.of(line.text().substring(at + 1, close));
  }

  /// The value of the last key: up to the end of the line.
  private static String rest(LogLine line, String key) {
    int at = line.startOf(key, 0);
    String value = at < 0 ? "" : line.text().substring(at).strip();
    return value.length() > 1 && value.startsWith("\"") && value.endsWith("\"")
        ? value.substring(1, value.length() - 1)
        : value;
  }

  /// `192.0.2.1 (mx.example.net)`.
  private static Optional<String> host(String relay) {
    int open = relay.indexOf('(');
    String host = HostNames.hostAt(relay, open + 1);
    return Optional.of(host).filter(name -> !name.isEmpty());
  }
}
