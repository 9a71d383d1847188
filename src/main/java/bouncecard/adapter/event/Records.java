package bouncecard.adapter.event;

import static bouncecard.adapter.event.Json.text;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Records of log collectors: journald, Docker, Fluent Bit, Logstash, CloudWatch, Google Cloud,
/// Loki.
final class Records {
  private static final int LONGEST_MESSAGE = 1 << 16;
  private static final int MOST_ENTRIES = 10_000;

  private Records() {}

  /// The line of the log that the record wraps, with the program's name before it where that is in
  /// a field of its own.
  static Optional<String> message(JsonNode record) {
    String message =
        text(
            record,
            "MESSAGE",
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
            "body");
    if (message.isEmpty()) {
      message = octets(record.path("MESSAGE"));
    }
    if (message.isBlank()) {
      return Optional.empty();
    }
    String program =
        text(
            record,
            "SYSLOG_IDENTIFIER",
            "jsonPayload.SYSLOG_IDENTIFIER",
            "ident",
            "program",
            "appname",
            "process.name");
    return Optional.of(program.isEmpty() ? message : program + tag(record) + message);
  }

  private static String tag(JsonNode record) {
    String pid = text(record, "SYSLOG_PID", "_PID", "pid", "process.pid");
    return "[" + (pid.isEmpty() ? "-" : pid) + "]: ";
  }

  /// journald writes what is no UTF-8 as an array of octets.
  private static String octets(JsonNode array) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < Math.min(array.size(), LONGEST_MESSAGE); i++) {
      text.append((char) (array.path(i).asInt(0) & 0xff));
    }
    return text.toString();
  }

  /// The records within one: CloudWatch's `logEvents` and `events`, a search's `hits`, and Loki's
  /// `values`.
  static List<JsonNode> within(JsonNode object) {
    List<JsonNode> found = new ArrayList<>();
    for (String key : List.of("logEvents", "events", "entries")) {
      found.addAll(object.path(key).values());
    }
    for (JsonNode hit : object.path("hits").path("hits").values()) {
      found.add(hit.path("_source"));
    }
    for (JsonNode stream : object.path("data").path("result").values()) {
      found.add(stream);
    }
    return found.size() > MOST_ENTRIES ? found.subList(0, MOST_ENTRIES) : found;
  }

  /// Loki's pairs of a time and a line.
  static List<String> pairs(JsonNode object) {
    List<String> lines = new ArrayList<>();
    for (JsonNode pair : object.path("values").values()) {
      if (pair.size() == 2 && pair.path(1).isString()) {
        lines.add(pair.path(1).stringValue());
      }
    }
    return lines;
  }
}
