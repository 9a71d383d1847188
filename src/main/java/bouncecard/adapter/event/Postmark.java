package bouncecard.adapter.event;

import static bouncecard.adapter.event.Json.text;

import bouncecard.dsn.DeliveryEvent;
import bouncecard.dsn.DeliveryEvent.Kind;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Postmark: webhooks by their `RecordType`, and bounces of its API.
final class Postmark implements EventMapping {
  @Override
  public Optional<List<DeliveryEvent>> read(JsonNode object) {
    String record = text(object, "RecordType");
    boolean isBounce = record.isEmpty() && object.has("TypeCode") && object.has("BouncedAt");
    if ((record.isEmpty() && !isBounce) || text(object, "Email", "Recipient").isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        kind(isBounce ? "Bounce" : record, text(object, "Type"))
            .map(kind -> event(object, kind))
            .stream()
            .toList());
  }

  private static Optional<Kind> kind(String record, String type) {
    return switch (record) {
      case "Delivery" -> Optional.of(Kind.DELIVERED);
      case "SpamComplaint" -> Optional.of(Kind.COMPLAINED);
      case "Bounce" -> bounce(type);
      default -> Optional.empty();
    };
  }

  /// Postmark files answers and requests of recipients under bounces too.
  private static Optional<Kind> bounce(String type) {
    return switch (type) {
      case "Transient" -> Optional.of(Kind.DELAYED);
      case "SpamComplaint" -> Optional.of(Kind.COMPLAINED);
      case "AutoResponder",
          "Subscribe",
          "Unsubscribe",
          "AddressChange",
          "OpenRelayTest",
          "ChallengeVerification",
          "ManuallyDeactivated",
          "Unconfirmed" ->
          Optional.empty();
      default -> Optional.of(Kind.FAILED);
    };
  }

  private static DeliveryEvent event(JsonNode object, Kind kind) {
    String details = text(object, "Details");
    return EventDraft.to(text(object, "Email", "Recipient"))
        .from(text(object, "From"))
        .said(
            details.isEmpty() && kind != Kind.DELIVERED ? text(object, "Description") : details,
            text(object, "Type"))
        .id(text(object, "MessageID"))
        .event(kind);
  }
}
