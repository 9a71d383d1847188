package bouncecard.dsn;

import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.util.Optional;

/// What a mail service says became of one recipient, in the words of RFC 3464 whatever its own are.
///
/// @param kind what happened
/// @param finalRecipient the recipient
/// @param status the enhanced status code where the service says it apart from the reply
/// @param replyCode the reply code where the service says it apart from the reply
/// @param diagnosticCode the reply, as the service passes it on
/// @param remark the service's own word for it, for events without a reply
/// @param reportingMta who tried to deliver
/// @param remoteMta who answered
/// @param queueId the service's id of the message
/// @param sender the reverse-path
public record DeliveryEvent(
    Kind kind,
    Optional<UntrustedText> finalRecipient,
    Optional<EnhancedStatusCode> status,
    Optional<ReplyCode> replyCode,
    UntrustedText diagnosticCode,
    UntrustedText remark,
    Optional<UntrustedText> reportingMta,
    Optional<UntrustedText> remoteMta,
    Optional<UntrustedText> queueId,
    Optional<UntrustedText> sender) {

  /// What happened to the mail.
  public enum Kind {
    FAILED,
    DELAYED,
    DELIVERED,
    /// The recipient complained of it.
    COMPLAINED
  }
}
