package bouncecard.dsn;

import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// The content of a message/delivery-status part (RFC 3464 §2).
///
/// @param reportingMta the MTA that wrote the report
/// @param queueId the message's queue id where the reporting MTA is a Postfix, which adds it
/// @param sender who sent the message, which a Postfix adds as well
/// @param arrival the Arrival-Date as it was written
/// @param recipients one per group of recipient fields
public record DeliveryStatus(
    Optional<UntrustedText> reportingMta,
    Optional<UntrustedText> queueId,
    Optional<UntrustedText> sender,
    Optional<UntrustedText> arrival,
    List<RecipientStatus> recipients) {

  /// Copies the list.
  public DeliveryStatus {
    recipients = List.copyOf(recipients);
  }
}
