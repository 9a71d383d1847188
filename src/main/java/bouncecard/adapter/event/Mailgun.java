package bouncecard.adapter.event;

import static bouncecard.adapter.event.Json.text;

import bouncecard.dsn.DeliveryEvent;
import bouncecard.dsn.DeliveryEvent.Kind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Mailgun: what stands in `event-data`, and the older events without it.
final class Mailgun implements EventMapping {
  /// Mailgun's own codes for what no server said: no MX, too old.
  private static final List<String> OWN_CODES = List.of("498", "499");

  @Override
  public Optional<List<DeliveryEvent>> read(JsonNode object) {
    String recipient = text(object, "recipient");
    String event = text(object, "event");
    boolean isMailgun =
        object.path("delivery-status").isObject()
            || object.has("log-level")
            || object.has("message-headers")
            || object.has("X-Mailgun-Sid")
            || object.has("domain")
            || object.has("user-variables");
    if (recipient.isEmpty() || event.isEmpty() || !isMailgun) {
      return Optional.empty();
    }
    return Optional.of(kind(object, event).map(kind -> event(object, kind)).stream().toList());
  }

  private static Optional<Kind> kind(JsonNode object, String event) {
    return switch (event) {
      case "failed" ->
          Optional.of(text(object, "severity").equals("temporary") ? Kind.DELAYED : Kind.FAILED);
      case "bounced", "dropped", "rejected" -> Optional.of(Kind.FAILED);
      case "delivered" -> Optional.of(Kind.DELIVERED);
      case "complained" -> Optional.of(Kind.COMPLAINED);
      default -> Optional.empty();
    };
  }

  private static DeliveryEvent event(JsonNode object, Kind kind) {
    String code = text(object, "delivery-status.code", "code");
    return EventDraft.to(text(object, "recipient"))
        .from(text(object, "envelope.sender"))
        .coded(text(object, "delivery-status.enhanced-code"), OWN_CODES.contains(code) ? "" : code)
        .said(
            text(
                object,
                "delivery-status.message",
                "delivery-status.description",
                "error",
                "reject.reason",
                "description",
                "notification"),
            text(object, "reason"))
        .by("", text(object, "delivery-status.mx-host"))
        .id(text(object, "message.headers.message-id", "Message-Id"))
        .event(kind);
  }
}
