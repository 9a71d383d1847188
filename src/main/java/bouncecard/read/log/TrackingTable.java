package bouncecard.read.log;

import bouncecard.text.Csv;
import bouncecard.text.Lines;
import bouncecard.text.LowerCase;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;

/// The table of a tracking log, as CSV: with its `#Fields:` line, with a row of names, or rows
/// alone.
final class TrackingTable {
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

  private TrackingTable() {}

  /// Whether the text is such a log. Its rows are handed on one by one, as values by the names of
  /// their columns.
  static boolean read(String text, Consumer<Map<String, String>> events) {
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
    List<String> columns = rows.getFirst().stream().map(TrackingTable::columnName).toList();
    boolean isNamed = isTracking(columns);
    boolean isRead = isNamed;
    for (List<String> row : isNamed ? rows.subList(1, rows.size()) : rows) {
      Map<String, String> event = event(row, isNamed ? columns : COLUMNS);
      if (isNamed || isUnnamedEvent(event)) {
        isRead = true;
        events.accept(event);
      }
    }
    return isRead;
  }

  /// The first sign after a column's name or a date that could be one.
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
        && TrackingStep.of(event.getOrDefault("eventid", ""), "") != TrackingStep.UNKNOWN
        && event.getOrDefault("recipientaddress", "").indexOf('@') > 0;
  }
}
