package bouncecard.read.log;

import bouncecard.delivery.Place;
import bouncecard.dsn.Action;
import bouncecard.dsn.TypedText;
import bouncecard.read.reply.DeliveryDraft;
import bouncecard.read.reply.ReplyReader;
import bouncecard.read.reply.SendingIps;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.Csv;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads PowerMTA's accounting files and Google Workspace's email log search as CSV, with their row
/// of names; of PowerMTA also rows alone.
final class AccountingLog {
  private static final int MOST_ROWS = 20_000;
  private static final int HEAD = 4096;
  private static final int LEAST_COLUMNS = 8;

  /// PowerMTA's columns of a bounce where no row names them.
  private static final List<String> COLUMNS =
      List.of(
          "type",
          "timelogged",
          "timequeued",
          "orig",
          "rcpt",
          "orcpt",
          "dsnaction",
          "dsnstatus",
          "dsndiag",
          "dsnmta",
          "bouncecat",
          "srctype",
          "srcmta",
          "dlvtype",
          "dlvsourceip",
          "dlvdestinationip");

  private final ReplyReader replies;

  AccountingLog(ReplyReader replies) {
    this.replies = replies;
  }

  /// Whether the text is such a table; what it tells is then in `book`.
  boolean read(String text, LogBook book) {
    String first = text.substring(0, Math.min(Lines.endOfLine(text, 0), HEAD));
    List<List<String>> head = Csv.rows(first, ',', 1);
    if (head.isEmpty() || head.getFirst().size() < LEAST_COLUMNS) {
      return false;
    }
    List<String> names = head.getFirst().stream().map(AccountingLog::name).toList();
    boolean isNamed = isTable(names);
    if (!isNamed && !isRecord(head.getFirst())) {
      return false;
    }
    List<List<String>> rows = Csv.rows(text, ',', MOST_ROWS);
    for (List<String> row : isNamed ? rows.subList(1, rows.size()) : rows) {
      if (isNamed || isRecord(row)) {
        note(fields(row, isNamed ? names : COLUMNS), book);
      }
    }
    return true;
  }

  private static boolean isTable(List<String> names) {
    return (names.contains("rcpt") && (names.contains("dsndiag") || names.contains("dsnstatus")))
        || (names.contains("recipientaddress") && names.contains("eventstatus"));
  }

  /// `b,2026-03-05 08:00:02+0000,…`.
  private static boolean isRecord(List<String> row) {
    return row.size() >= LEAST_COLUMNS
        && row.get(0).length() <= 2
        && row.get(1).length() > 18
        && row.get(1).charAt(4) == '-'
        && row.get(4).indexOf('@') > 0;
  }

  private static String name(String written) {
    StringBuilder name = new StringBuilder();
    for (char c : LowerCase.of(written).toCharArray()) {
      if (c >= 'a' && c <= 'z') {
        name.append(c);
      }
    }
    return name.toString();
  }

  private static Map<String, String> fields(List<String> row, List<String> names) {
    Map<String, String> fields = new HashMap<>();
    for (int i = 0; i < Math.min(row.size(), names.size()); i++) {
      fields.putIfAbsent(names.get(i), row.get(i).strip());
    }
    return fields;
  }

  private void note(Map<String, String> fields, LogBook book) {
    Optional<Action> action = action(fields);
    if (action.isEmpty()) {
      return;
    }
    book.line(first(fields, "timelogged", "eventdate", "startdate"));
    String said = TypedText.parse(first(fields, "dsndiag", "eventdescription")).text().value();
    String status = first(fields, "dsnstatus");
    int space = status.indexOf(' ');
    String host = first(fields, "dsnmta");
    int bracket = host.indexOf(" (");
    DeliveryDraft draft =
        new DeliveryDraft()
            .finalRecipient(
                LogLine.mailbox(first(fields, "rcpt", "recipientaddress")), Place.LOG_LINE)
            .originalRecipient(LogLine.mailbox(first(fields, "orcpt")), Place.LOG_LINE)
            .sender(LogLine.mailbox(first(fields, "orig", "sender")), Place.LOG_LINE)
            .statusField(
                EnhancedStatusCode.parse(space < 0 ? status : status.substring(0, space)),
                Place.LOG_LINE)
            .remoteMta(
                Optional.of(bracket < 0 ? host : host.substring(0, bracket))
                    .filter(name -> !name.isBlank())
                    .map(UntrustedText::new),
                Place.LOG_LINE)
            .sendingIp(
                Optional.of(first(fields, "dlvsourceip"))
                    .filter(SendingIps::isAddress)
                    .map(UntrustedText::new),
                Place.LOG_LINE)
            .say(said, Place.LOG_LINE, replies)
            .replyCode(ReplyCode.parse(first(fields, "eventsmtpreplycode")), Place.LOG_LINE);
    book.delivery(Optional.empty(), action, draft);
  }

  private static String first(Map<String, String> fields, String... names) {
    for (String name : names) {
      String value = fields.getOrDefault(name, "");
      if (!value.isEmpty()) {
        return value;
      }
    }
    return "";
  }

  /// PowerMTA's type of the record, `rb` and `rs` being reports that came later, or Google's
  /// status.
  private static Optional<Action> action(Map<String, String> fields) {
    String type = LowerCase.of(first(fields, "type"));
    String event = LowerCase.of(first(fields, "eventstatus"));
    return switch (type.isEmpty() ? event : type) {
      case "b", "rb", "bounced", "bounce", "rejected", "failed", "dropped" ->
          Optional.of(Action.FAILED);
      case "t", "tq", "deferred", "delayed" -> Optional.of(Action.DELAYED);
      case "d", "delivered", "accepted", "rs" -> Optional.of(Action.DELIVERED);
      default -> Optional.empty();
    };
  }
}
