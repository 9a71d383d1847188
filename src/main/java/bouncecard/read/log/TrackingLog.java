package bouncecard.read.log;

import bouncecard.delivery.OriginalMessage;
import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.Reading;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.reply.SendingIps;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads message tracking logs of Exchange and message traces of Exchange Online, as CSV: with
/// their `#Fields:` line, with a row of names, or rows alone.
public final class TrackingLog {
  /// The columns that say when, the most telling first; Exchange writes UTC.
  private static final List<String> TIMES =
      List.of(
          "datetime",
          "datetimeutc",
          "timestamp",
          "receivedtimestamp",
          "received",
          "date",
          "origintimestamputc");

  /// What the names of one of its columns have in them, however they are written.
  public static final List<String> HINTS =
      List.of(
          "dsndiag",
          "dsnstatus",
          "event status",
          "smtp;",
          "#fields:",
          "recipientaddress",
          "recipient-address",
          "recipient_address",
          "recipient address",
          "recipientstatus",
          "recipient-status",
          "recipient_status",
          "recipient status");

  private final ReplyReader replies;

  TrackingLog(ReplyReader replies) {
    this.replies = replies;
  }

  /// Whether the text is such a log; what it tells is then in `book`.
  boolean read(String text, LogBook book) {
    return TrackingTable.read(text, event -> note(event, book));
  }

  private void note(Map<String, String> event, LogBook book) {
    book.line(time(event));
    String said = event.getOrDefault("recipientstatus", "");
    String what = event.getOrDefault("eventid", event.getOrDefault("status", ""));
    List<String> recipients = split(event.getOrDefault("recipientaddress", ""), false);
    if (recipients.isEmpty() && said.contains("##")) {
      noteTrace(event, said, book);
      return;
    }
    Optional<Action> action = TrackingStep.of(what, said).action();
    if (action.isEmpty()) {
      return;
    }
    List<String> statuses = split(TrackingStatus.unwrapped(said), true);
    for (int i = 0; i < recipients.size(); i++) {
      String status =
          statuses.size() == recipients.size() ? statuses.get(i) : TrackingStatus.unwrapped(said);
      boolean isSaid = !status.isBlank() || action.filter(Reading::isSuccess).isPresent();
      add(
          event,
          recipients.get(i),
          action,
          isSaid ? status : event.getOrDefault("sourcecontext", ""),
          book);
    }
  }

  private static String time(Map<String, String> event) {
    for (String column : TIMES) {
      String time = event.getOrDefault(column, "");
      if (!time.isEmpty()) {
        return time;
      }
    }
    return "";
  }

  /// `user@example.com##Receive, Fail;…`: the last step is what became of it.
  private void noteTrace(Map<String, String> event, String recipients, LogBook book) {
    for (String recipient : split(recipients, false)) {
      int mark = recipient.indexOf("##");
      if (mark > 0) {
        String steps = recipient.substring(mark + 2);
        int last = steps.lastIndexOf(',');
        String step = steps.substring(last + 1).strip().replace("Status_", "");
        Optional<Action> action = TrackingStep.of(step, "").action();
        if (action.isPresent()) {
          add(event, recipient.substring(0, mark), action, "", book);
        }
      }
    }
  }

  private void add(
      Map<String, String> event,
      String recipient,
      Optional<Action> action,
      String status,
      LogBook book) {
    DeliveryDraft draft =
        new DeliveryDraft()
            .finalRecipient(LogLine.mailbox(recipient), Place.LOG_LINE)
            .sender(
                LogLine.mailbox(event.getOrDefault("returnpath", ""))
                    .or(() -> LogLine.mailbox(event.getOrDefault("senderaddress", ""))),
                Place.LOG_LINE)
            .sendingIp(
                Optional.of(event.getOrDefault("fromip", ""))
                    .filter(SendingIps::isAddress)
                    .map(UntrustedText::new),
                Place.LOG_LINE)
            .original(
                OriginalMessage.of(
                    Optional.ofNullable(event.get("messagesubject"))
                        .or(() -> Optional.ofNullable(event.get("subject"))),
                    Optional.ofNullable(event.get("messageid")),
                    Optional.empty()))
            .remoteMta(TrackingStatus.part(status, "FQDN=").map(UntrustedText::new), Place.LOG_LINE)
            .say(TrackingStatus.part(status, "LED=").orElse(status), Place.LOG_LINE, replies);
    Optional<String> id =
        Optional.of(event.getOrDefault("internalmessageid", ""))
            .filter(value -> !value.isEmpty())
            .or(() -> Optional.ofNullable(event.get("networkmessageid")))
            .filter(value -> !value.isEmpty());
    book.delivery(id, action, draft);
  }

  /// The parts between semicolons that stand in no brackets. A reply may hold semicolons too: a
  /// further status begins with a code or a bracket.
  private static List<String> split(String list, boolean isStatus) {
    List<String> parts = new ArrayList<>();
    int depth = 0;
    int start = 0;
    for (int i = 0; i <= list.length(); i++) {
      char c = i < list.length() ? list.charAt(i) : ';';
      if (c == '[' || c == '{') {
        depth++;
      } else if (c == ']' || c == '}') {
        depth = Math.max(0, depth - 1);
      } else if (c == ';'
          && (i == list.length() || (depth == 0 && (!isStatus || begins(list, i + 1))))) {
        String part = list.substring(start, i).strip();
        if (isStatus || !part.isEmpty()) {
          parts.add(part);
        }
        start = i + 1;
      }
    }
    return parts;
  }

  private static boolean begins(String list, int at) {
    if (at >= list.length() || "[{;".indexOf(list.charAt(at)) >= 0) {
      return true;
    }
    int from = list.charAt(at) == ' ' ? at + 1 : at;
    return from + 3 < list.length()
        && "245".indexOf(list.charAt(from)) >= 0
        && Character.isDigit(list.charAt(from + 1))
        && Character.isDigit(list.charAt(from + 2))
        && list.charAt(from + 3) == ' ';
  }
}
