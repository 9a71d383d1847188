package bouncecard.read.log;

import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.Reading;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.reply.SendingIps;
import bouncecard.text.Csv;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads message tracking logs of Exchange and message traces of Exchange Online, as CSV: with
/// their `#Fields:` line, with a row of names, or rows alone.
public final class TrackingLog {
  private static final int MOST_ROWS = 20_000;
  private static final int HEAD = 4096;

  /// The columns of a row without names, since Exchange 2013.
  private static final List<String> COLUMNS =
      List.of(
          "datetime",
          "clientip",
          "clienthostname",
          "serverip",
          "serverhostname",
          "sourcecontext",
          "connectorid",
          "source",
          "eventid",
          "internalmessageid",
          "messageid",
          "networkmessageid",
          "recipientaddress",
          "recipientstatus",
          "totalbytes",
          "recipientcount",
          "relatedrecipientaddress",
          "reference",
          "messagesubject",
          "senderaddress",
          "returnpath");

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
    int names = text.lastIndexOf("#Fields:", HEAD);
    String table = names < 0 ? text : text.substring(names + "#Fields:".length()).stripLeading();
    char separator = separator(table);
    if (!mayBeOne(table, separator)) {
      return false;
    }
    List<List<String>> rows = Csv.rows(table, separator, MOST_ROWS);
    if (rows.isEmpty()) {
      return false;
    }
    List<String> columns = rows.getFirst().stream().map(TrackingLog::columnName).toList();
    boolean isNamed = isTracking(columns);
    if (!isNamed) {
      columns = COLUMNS;
    }
    boolean isRead = isNamed;
    for (List<String> row : isNamed ? rows.subList(1, rows.size()) : rows) {
      Map<String, String> event = event(row, columns);
      if (isNamed || isUnnamedEvent(event)) {
        isRead = true;
        note(event, book);
      }
    }
    return isRead;
  }

  /// The first sign behind a column's name or a date that could be one.
  private static char separator(String table) {
    for (int i = 0; i < Math.min(table.length(), 64); i++) {
      char c = table.charAt(i);
      if (c == ',' || c == ';' || c == '\t') {
        return c;
      }
    }
    return ',';
  }

  private static boolean mayBeOne(String table, char separator) {
    String head = table.substring(0, Math.min(HEAD, table.length()));
    int end = Lines.endOfLine(head, 0);
    return head.indexOf(separator) > 0
        && (isDated(head) || namesRecipients(head.substring(0, end)));
  }

  /// Whether it begins as a row does without a row of names before it.
  static boolean isDated(String head) {
    return head.length() > 20 && Character.isDigit(head.charAt(0)) && head.charAt(10) == 'T';
  }

  private static boolean namesRecipients(String line) {
    String name = columnName(line);
    return name.contains("recipientaddress") || name.contains("recipientstatus");
  }

  private static boolean isTracking(List<String> columns) {
    return (columns.contains("eventid") && columns.contains("recipientaddress"))
        || (columns.contains("recipientaddress") && columns.contains("status"))
        || columns.contains("recipientstatus");
  }

  /// A column's name without what its spellings differ in: `event-id`, `EventId`, `event_id`.
  private static String columnName(String written) {
    char[] name = new char[Math.min(written.length(), HEAD)];
    int length = 0;
    for (int i = 0; i < name.length; i++) {
      char lower = LowerCase.of(written.charAt(i));
      if (lower >= 'a' && lower <= 'z') {
        name[length++] = lower;
      }
    }
    return new String(name, 0, length);
  }

  private static Map<String, String> event(List<String> row, List<String> columns) {
    Map<String, String> event = new HashMap<>();
    for (int i = 0; i < Math.min(row.size(), columns.size()); i++) {
      event.put(columns.get(i), row.get(i).strip());
    }
    return event;
  }

  private static boolean isUnnamedEvent(Map<String, String> event) {
    return event.size() > 16
        && action(event.getOrDefault("eventid", ""), "") != Noted.UNKNOWN
        && event.getOrDefault("recipientaddress", "").indexOf('@') > 0;
  }

  private enum Noted {
    FAILED,
    DELAYED,
    DELIVERED,
    RELAYED,
    NOTHING,
    UNKNOWN;

    Optional<Action> action() {
      return switch (this) {
        case FAILED -> Optional.of(Action.FAILED);
        case DELAYED -> Optional.of(Action.DELAYED);
        case DELIVERED -> Optional.of(Action.DELIVERED);
        case RELAYED -> Optional.of(Action.RELAYED);
        case NOTHING, UNKNOWN -> Optional.empty();
      };
    }
  }

  private static Noted action(String event, String status) {
    return switch (LowerCase.of(event)) {
      case "fail", "failed", "badmail" -> Noted.FAILED;
      case "dsn" -> status.isEmpty() ? Noted.NOTHING : Noted.FAILED;
      case "defer", "pending" -> Noted.DELAYED;
      case "deliver", "delivered" -> Noted.DELIVERED;
      case "send", "sendexternal" -> Noted.RELAYED;
      case "receive",
          "submit",
          "submitdefer",
          "submitfail",
          "expand",
          "redirect",
          "resolve",
          "transfer",
          "hadiscard",
          "haredirect",
          "hareceive",
          "haredirectfail",
          "resubmit",
          "duplicatedeliver",
          "notifymapi",
          "process",
          "poisonmessage",
          "agentinfo",
          "dropped",
          "load",
          "throttle" ->
          Noted.NOTHING;
      default -> Noted.UNKNOWN;
    };
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
    Optional<Action> action = action(what, said).action();
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
        Optional<Action> action = action(step, "").action();
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
