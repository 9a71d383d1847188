package bouncecard.adapter.event;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.delivery.FailedDelivery;
import bouncecard.dsn.Action;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// What cases of events say of a delivery that is read from one.
final class EventExpectations {
  private EventExpectations() {}

  /// Recipient, codes and action, as a case writes them.
  static String summary(FailedDelivery found) {
    return String.join(
        " ",
        found.finalRecipient().map(UntrustedText::value).orElse("-"),
        found.replyCode().map(ReplyCode::toString).orElse("-"),
        found.enhancedStatusCode().map(EnhancedStatusCode::toString).orElse("-"),
        found.action().map(Action::token).orElse("-"));
  }

  /// Holds those of its fields that the case names to it.
  static void assertFields(JsonNode wanted, FailedDelivery found) {
    assertField(wanted, "id", found.queueId());
    assertField(wanted, "sender", found.sender());
    assertField(wanted, "remote", found.remoteMta());
    assertField(wanted, "diagnostic", found.diagnosticCode());
  }

  private static void assertField(JsonNode wanted, String key, Optional<UntrustedText> found) {
    wanted
        .optional(key)
        .ifPresent(
            value ->
                assertThat(found.map(UntrustedText::value)).as(key).contains(value.asString()));
  }
}
