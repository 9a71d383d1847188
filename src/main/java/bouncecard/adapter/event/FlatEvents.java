package bouncecard.adapter.event;

import static bouncecard.adapter.event.Json.text;

import bouncecard.dsn.DeliveryEvent;
import bouncecard.dsn.DeliveryEvent.Kind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// SendGrid, Brevo and Mailjet: flat objects with `event` and `email`, and the lists of SendGrid's
/// API, which have no `event`.
final class FlatEvents implements EventMapping {
  @Override
  public Optional<List<DeliveryEvent>> read(JsonNode object) {
    String email = text(object, "email");
    String event = text(object, "event");
    boolean isListed = event.isEmpty() && object.has("reason") && object.has("created");
    boolean isEvent =
        !event.isEmpty()
            && (object.has("timestamp")
                || object.has("time")
                || object.has("ts_event")
                || object.has("date")
                || object.has("sg_event_id")
                || object.has("sg_message_id")
                || object.has("message-id")
                || object.has("smtp-id")
                || object.has("reason"));
    if (email.indexOf('@') < 0 || !(isListed || isEvent)) {
      return Optional.empty();
    }
    return Optional.of(
        kind(object, isListed ? "bounce" : event).map(kind -> event(object, kind)).stream()
            .toList());
  }

  private static Optional<Kind> kind(JsonNode object, String event) {
    return switch (Json.lower(event)) {
      case "bounce",
          "dropped",
          "blocked",
          "hard_bounce",
          "soft_bounce",
          "hardbounce",
          "softbounce",
          "invalid_email",
          "invalid",
          "error" ->
          Optional.of(Kind.FAILED);
      case "deferred" -> Optional.of(Kind.DELAYED);
      case "delivered" -> Optional.of(Kind.DELIVERED);
      case "sent" -> object.has("smtp_reply") ? Optional.of(Kind.DELIVERED) : Optional.empty();
      case "spamreport", "spam", "complaint" -> Optional.of(Kind.COMPLAINED);
      default -> Optional.empty();
    };
  }

  private static DeliveryEvent event(JsonNode object, Kind kind) {
    String said =
        kind == Kind.DELIVERED
            ? text(object, "response", "smtp_reply")
            : text(object, "reason", "response", "comment");
    return EventDraft.to(text(object, "email"))
        .coded(text(object, "status"))
        .said(said, text(object, "error"))
        .id(text(object, "sg_message_id", "message-id", "Message_GUID", "smtp-id"))
        .event(kind);
  }
}
