package bouncecard.adapter.event;

import static bouncecard.adapter.event.Json.text;

import bouncecard.dsn.DeliveryEvent;
import bouncecard.dsn.DeliveryEvent.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Amazon SES: notifications and published events.
final class AmazonSes implements EventMapping {
  @Override
  public Optional<List<DeliveryEvent>> read(JsonNode object) {
    String type = text(object, "notificationType", "eventType");
    if (type.isEmpty() || !(object.path("mail").isObject() || has(object, type))) {
      return Optional.empty();
    }
    return Optional.of(
        switch (type) {
          case "Bounce" -> bounce(object);
          case "Complaint" ->
              recipients(object, object.path("complaint"), "complainedRecipients", Kind.COMPLAINED);
          case "Delivery" -> delivered(object);
          case "DeliveryDelay" ->
              recipients(object, object.path("deliveryDelay"), "delayedRecipients", Kind.DELAYED);
          case "Reject" -> rejected(object);
          default -> List.of();
        });
  }

  private static boolean has(JsonNode object, String type) {
    return object.path(Json.lower(type)).isObject() || object.path("deliveryDelay").isObject();
  }

  private static List<DeliveryEvent> bounce(JsonNode object) {
    return recipients(object, object.path("bounce"), "bouncedRecipients", Kind.FAILED);
  }

  private static List<DeliveryEvent> recipients(
      JsonNode object, JsonNode what, String key, Kind kind) {
    List<DeliveryEvent> events = new ArrayList<>();
    for (JsonNode recipient : what.path(key).values()) {
      boolean isDelayed = kind == Kind.FAILED && text(recipient, "action").equals("delayed");
      events.add(
          draft(object, text(recipient, "emailAddress"))
              .coded(text(recipient, "status"))
              .said(text(recipient, "diagnosticCode"), remark(what))
              .by(text(what, "reportingMTA"), text(what, "remoteMtaIp"))
              .event(isDelayed ? Kind.DELAYED : kind));
    }
    return events;
  }

  /// `Permanent Suppressed`, where no server said anything.
  private static String remark(JsonNode what) {
    return (text(what, "bounceType") + " " + text(what, "bounceSubType", "delayType")).strip();
  }

  private static List<DeliveryEvent> delivered(JsonNode object) {
    JsonNode delivery = object.path("delivery");
    List<DeliveryEvent> events = new ArrayList<>();
    for (JsonNode recipient : delivery.path("recipients").values()) {
      events.add(
          draft(object, recipient.asString(""))
              .said(text(delivery, "smtpResponse"), "")
              .by(text(delivery, "reportingMTA"), text(delivery, "remoteMtaIp"))
              .event(Kind.DELIVERED));
    }
    return events;
  }

  private static List<DeliveryEvent> rejected(JsonNode object) {
    List<DeliveryEvent> events = new ArrayList<>();
    for (JsonNode recipient : object.path("mail").path("destination").values()) {
      events.add(
          draft(object, recipient.asString(""))
              .said(text(object, "reject.reason"), "")
              .event(Kind.FAILED));
    }
    return events;
  }

  private static EventDraft draft(JsonNode object, String recipient) {
    return EventDraft.to(recipient)
        .from(text(object, "mail.source"))
        .id(text(object, "mail.messageId"));
  }
}
