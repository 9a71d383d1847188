package bouncecard.adapter.event;

import static bouncecard.adapter.event.Json.text;

import bouncecard.dsn.DeliveryEvent;
import bouncecard.dsn.DeliveryEvent.Kind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Mandrill: events with the message in `msg`.
final class Mandrill implements EventMapping {
  @Override
  public Optional<List<DeliveryEvent>> read(JsonNode object) {
    JsonNode message = object.path("msg");
    String event = text(object, "event");
    if (event.isEmpty() || text(message, "email").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(kind(event).map(kind -> event(message, kind)).stream().toList());
  }

  private static Optional<Kind> kind(String event) {
    return switch (event) {
      case "hard_bounce", "soft_bounce", "reject" -> Optional.of(Kind.FAILED);
      case "deferral" -> Optional.of(Kind.DELAYED);
      case "delivered" -> Optional.of(Kind.DELIVERED);
      case "spam" -> Optional.of(Kind.COMPLAINED);
      default -> Optional.empty();
    };
  }

  private static DeliveryEvent event(JsonNode message, Kind kind) {
    JsonNode last = message.path("smtp_events").path(message.path("smtp_events").size() - 1);
    String said = text(message, "diag");
    return EventDraft.to(text(message, "email"))
        .from(text(message, "sender"))
        .said(said.isEmpty() ? text(last, "diag") : said, text(message, "bounce_description"))
        .by("", text(last, "destination_ip"))
        .id(text(message, "_id"))
        .event(kind);
  }
}
