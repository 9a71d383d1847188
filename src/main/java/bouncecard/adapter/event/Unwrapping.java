package bouncecard.adapter.event;

import static bouncecard.adapter.event.Json.text;

import bouncecard.dsn.DeliveryEvent;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What is found in one text while the wrappings around events and log lines are taken off: lists,
/// and the envelopes of queues and services, some with JSON in a string.
final class Unwrapping {
  private static final int DEEPEST = 8;
  private static final int MOST_EVENTS = 1000;

  private static final List<EventMapping> MAPPINGS =
      List.of(
          new AmazonSes(),
          new Mailgun(),
          new Postmark(),
          new SparkPost(),
          new Mandrill(),
          new Resend(),
          new FlatEvents());

  /// Keys of objects that hold an event, or a list of them.
  private static final List<String> ENVELOPES =
      List.of("event-data", "Records", "Messages", "Sns", "items", "results", "Bounces");

  /// Keys of strings that hold JSON.
  private static final List<String> STRINGS = List.of("Message", "body", "Body");

  private final List<DeliveryEvent> events = new ArrayList<>();
  private final StringBuilder lines = new StringBuilder();
  private boolean hasEvents;
  private boolean hasRecords;

  List<DeliveryEvent> events() {
    return events.size() > MOST_EVENTS ? events.subList(0, MOST_EVENTS) : events;
  }

  boolean hasEvents() {
    return hasEvents;
  }

  boolean hasRecords() {
    return hasRecords;
  }

  String lines() {
    return lines.toString();
  }

  /// A line of the text that is no JSON.
  void line(String line) {
    lines.append(line).append('\n');
  }

  void add(JsonNode node) {
    add(node, 0);
  }

  private void add(JsonNode node, int depth) {
    if (depth > DEEPEST || events.size() >= MOST_EVENTS) {
      return;
    }
    if (node.isArray()) {
      node.values().forEach(element -> add(element, depth + 1));
    } else if (node.isObject() && !unwrap(node, depth) && !event(node)) {
      record(node, depth);
    }
  }

  private boolean unwrap(JsonNode object, int depth) {
    boolean isWrapping = false;
    for (String key : ENVELOPES) {
      JsonNode inner = object.path(key);
      if (inner.isObject() || (inner.isArray() && inner.path(0).isObject())) {
        isWrapping = true;
        add(inner, depth + 1);
      }
    }
    if (object.path("msys").isObject()) {
      isWrapping = true;
      object.path("msys").values().forEach(event -> add(event, depth + 1));
    }
    if (object.path("detail").isObject() && object.has("detail-type")) {
      isWrapping = true;
      add(object.path("detail"), depth + 1);
    }
    for (String key : STRINGS) {
      isWrapping |= string(object.path(key), depth);
    }
    return isWrapping;
  }

  /// JSON in a string, as SNS and SQS pass it on.
  private boolean string(JsonNode value, int depth) {
    if (value.isObject()) {
      add(value, depth + 1);
      return true;
    }
    String text = value.isString() ? value.stringValue().strip() : "";
    if (!text.startsWith("{") && !text.startsWith("[")) {
      return false;
    }
    List<JsonNode> values = Json.values(text, MOST_EVENTS);
    values.forEach(inner -> add(inner, depth + 1));
    return !values.isEmpty();
  }

  private boolean event(JsonNode object) {
    for (EventMapping mapping : MAPPINGS) {
      Optional<List<DeliveryEvent>> read = mapping.read(object);
      if (read.isPresent()) {
        hasEvents = true;
        events.addAll(read.get());
        return true;
      }
    }
    return false;
  }

  private void record(JsonNode object, int depth) {
    Records.within(object).forEach(inner -> add(inner, depth + 1));
    Records.pairs(object).forEach(this::recorded);
    Optional<String> message = Records.message(object);
    if (message.isPresent()) {
      String text = text(object, "message", "log", "msg", "textPayload");
      if (!text.startsWith("{") || !string(object.path(key(object)), depth)) {
        recorded(message.get());
      }
    }
  }

  private static String key(JsonNode object) {
    for (String key : List.of("message", "log", "msg")) {
      if (object.path(key).isString()) {
        return key;
      }
    }
    return "textPayload";
  }

  private void recorded(String message) {
    hasRecords = true;
    line(message.stripTrailing());
  }
}
