package bouncecard.adapter.event;

import static bouncecard.adapter.event.Json.text;

import bouncecard.dsn.DeliveryEvent;
import bouncecard.dsn.DeliveryEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Resend: events whose type begins with `email.`.
final class Resend implements EventMapping {
  @Override
  public Optional<List<DeliveryEvent>> read(JsonNode object) {
    String type = text(object, "type");
    JsonNode data = object.path("data");
    if (!type.startsWith("email.") || !data.path("to").isArray()) {
      return Optional.empty();
    }
    List<DeliveryEvent> events = new ArrayList<>();
    Optional<Kind> kind = kind(type);
    for (JsonNode recipient : data.path("to").values()) {
      kind.ifPresent(known -> events.add(event(data, recipient.asString(""), known)));
    }
    return Optional.of(events);
  }

  private static Optional<Kind> kind(String type) {
    return switch (type) {
      case "email.bounced", "email.failed", "email.suppressed" -> Optional.of(Kind.FAILED);
      case "email.delivery_delayed" -> Optional.of(Kind.DELAYED);
      case "email.delivered" -> Optional.of(Kind.DELIVERED);
      case "email.complained" -> Optional.of(Kind.COMPLAINED);
      default -> Optional.empty();
    };
  }

  private static DeliveryEvent event(JsonNode data, String recipient, Kind kind) {
    String said = data.path("bounce").path("diagnosticCode").path(0).asString("");
    return EventDraft.to(recipient)
        .from(text(data, "from"))
        .said(
            said.isEmpty() ? text(data, "bounce.message", "failed.reason") : said,
            text(data, "bounce.subType"))
        .id(text(data, "email_id"))
        .event(kind);
  }
}
