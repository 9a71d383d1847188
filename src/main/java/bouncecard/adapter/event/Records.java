package bouncecard.adapter.event;

import bouncecard.adapter.event.Tree.Series;
import bouncecard.adapter.event.Tree.Table;
import bouncecard.adapter.event.Tree.Text;
import bouncecard.catalog.service.KeyPath;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Records of log collectors: journald, Docker, Fluent Bit, Filebeat, Logstash, GELF, Splunk,
/// CloudWatch, Google Cloud, Loki.
final class Records {
  private static final int LONGEST_MESSAGE = 1 << 16;
  private static final int MOST_ENTRIES = 10_000;
  private static final int DEEPEST = 8;

  private static final List<KeyPath> MESSAGES =
      paths(
          "full_message",
          "MESSAGE",
          "_raw",
          "log",
          "message",
          "@message",
          "msg",
          "textPayload",
          "jsonPayload.message",
          "jsonPayload.MESSAGE",
          "jsonPayload.log",
          "event.original",
          "line",
          "body",
          "short_message");

  /// What went wrong, where an application's log has it beside its message.
  private static final List<KeyPath> ERRORS =
      paths(
          "error",
          "err",
          "error.message",
          "err.message",
          "exception",
          "exception.message",
          "cause");

  private static final List<KeyPath> PROGRAMS =
      paths(
          "SYSLOG_IDENTIFIER",
          "jsonPayload.SYSLOG_IDENTIFIER",
          "ident",
          "program",
          "appname",
          "_application_name",
          "process.name");

  private static final List<KeyPath> PROCESSES =
      paths("SYSLOG_PID", "_PID", "pid", "_process_id", "process.pid");

  /// Where further records stand: CloudWatch, a search's hits, Splunk, Loki.
  private static final List<KeyPath> WITHIN =
      paths(
          "logEvents",
          "events",
          "entries",
          "hits.hits._source",
          "_source",
          "result",
          "results",
          "data.result");

  private Records() {}

  private static List<KeyPath> paths(String... written) {
    return Stream.of(written).map(KeyPath::of).toList();
  }

  /// The lines of the log that a record wraps and those of the records within it.
  static List<String> lines(Table record) {
    List<String> lines = new ArrayList<>();
    collect(record, lines, 0);
    return lines;
  }

  private static void collect(Table record, List<String> to, int depth) {
    if (depth > DEEPEST || to.size() >= MOST_ENTRIES) {
      return;
    }
    for (KeyPath path : WITHIN) {
      for (Tree found : record.at(path)) {
        for (Tree element : found.each()) {
          if (element instanceof Table inner) {
            collect(inner, to, depth + 1);
          }
        }
      }
    }
    pairs(record, to);
    message(record).map(String::stripTrailing).ifPresent(to::add);
  }

  /// The line of the log, with the program's name before it where that is in a field of its own.
  private static Optional<String> message(Table record) {
    String message = first(record, MESSAGES);
    if (message.isEmpty()) {
      message = bytes(record.member("MESSAGE"));
    }
    if (message.isBlank()) {
      return Optional.empty();
    }
    String error = first(record, ERRORS);
    message = error.isEmpty() || message.contains(error) ? message : message + ": " + error;
    String program = first(record, PROGRAMS);
    return Optional.of(program.isEmpty() ? message : program + tag(record) + message);
  }

  private static String tag(Table record) {
    String pid = first(record, PROCESSES);
    return "[" + (pid.isEmpty() ? "-" : pid) + "]: ";
  }

  private static String first(Table record, List<KeyPath> paths) {
    for (KeyPath path : paths) {
      List<String> found = record.texts(path);
      if (found.size() == 1) {
        return found.getFirst();
      }
    }
    return "";
  }

  /// journald writes what is no UTF-8 as a list of bytes.
  private static String bytes(Tree list) {
    StringBuilder text = new StringBuilder();
    for (Tree element : list.each()) {
      if (element instanceof Text(String number) && text.length() < LONGEST_MESSAGE) {
        text.append((char) (small(number) & 0xff));
      }
    }
    return text.toString();
  }

  private static int small(String number) {
    int value = 0;
    for (int i = 0; i < Math.min(number.length(), 3); i++) {
      value = value * 10 + Character.digit(number.charAt(i), 10);
    }
    return value;
  }

  /// Loki's pairs of a time and a line.
  private static void pairs(Table record, List<String> to) {
    if (record.member("values") instanceof Series(var pairs)) {
      for (Tree pair : pairs) {
        if (pair instanceof Series(var both)
            && both.size() == 2
            && both.get(1) instanceof Text(String line)) {
          to.add(line);
        }
      }
    }
  }
}
