package bouncecard.adapter.event;

import static bouncecard.adapter.event.Json.text;

import bouncecard.dsn.DeliveryEvent;
import bouncecard.dsn.DeliveryEvent.Kind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// SparkPost: what stands in `msys`, and events of its API.
final class SparkPost implements EventMapping {
  @Override
  public Optional<List<DeliveryEvent>> read(JsonNode object) {
    String type = text(object, "type");
    if (type.isEmpty() || text(object, "rcpt_to", "raw_rcpt_to").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(kind(type).map(kind -> event(object, kind)).stream().toList());
  }

  private static Optional<Kind> kind(String type) {
    return switch (type) {
      case "bounce",
          "out_of_band",
          "policy_rejection",
          "generation_failure",
          "generation_rejection" ->
          Optional.of(Kind.FAILED);
      case "delay" -> Optional.of(Kind.DELAYED);
      case "delivery" -> Optional.of(Kind.DELIVERED);
      case "spam_complaint" -> Optional.of(Kind.COMPLAINED);
      default -> Optional.empty();
    };
  }

  private static DeliveryEvent event(JsonNode object, Kind kind) {
    String bounceClass = text(object, "bounce_class");
    return EventDraft.to(text(object, "raw_rcpt_to", "rcpt_to"))
        .from(text(object, "msg_from"))
        .coded("", text(object, "error_code"))
        .said(
            text(object, "raw_reason", "reason"),
            bounceClass.isEmpty() ? "" : "bounce class " + bounceClass)
        .by("", text(object, "mta_hostname", "ip_address"))
        .id(text(object, "message_id"))
        .event(kind);
  }
}
