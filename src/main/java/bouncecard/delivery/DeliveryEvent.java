package bouncecard.delivery;

import bouncecard.catalog.service.EventKind;
import bouncecard.catalog.service.EventVerdict;
import bouncecard.catalog.service.MailService;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import bouncecard.text.UntrustedText;
import java.time.Instant;
import java.util.Optional;

/// A mail service's event: what became of one recipient.
///
/// @param service whose event it is; empty for one that is not known
/// @param verdict what the service's own words mean; empty where none of them is known
/// @param words these words as they stand in the event
/// @param prose what the service says of it in words of its own
/// @param diagnosticCode what the receiving server said, as the service passes it on
/// @param status the enhanced status code where the service says it apart from the reply
/// @param replyCode the reply code where the service says it apart from the reply
/// @param reportingMta who tried to deliver
/// @param remoteMta who answered
/// @param queueId the service's id of the message
/// @param sender the reverse-path
/// @param command what was refused
/// @param at when it happened
/// @param sendingIp where the mail was sent from
public record DeliveryEvent(
    Optional<MailService> service,
    Optional<EventVerdict> verdict,
    UntrustedText words,
    UntrustedText prose,
    UntrustedText diagnosticCode,
    Optional<UntrustedText> finalRecipient,
    Optional<EnhancedStatusCode> status,
    Optional<ReplyCode> replyCode,
    Optional<UntrustedText> reportingMta,
    Optional<UntrustedText> remoteMta,
    Optional<UntrustedText> queueId,
    Optional<UntrustedText> sender,
    Optional<SmtpCommand> command,
    Optional<Instant> at,
    Optional<UntrustedText> sendingIp) {

  /// What happened; where the service's word for it is not known, what a refusal that it quotes
  /// tells.
  public EventKind kind() {
    return verdict.map(EventVerdict::kind).orElse(EventKind.NOT_A_BOUNCE);
  }

  /// The same where what the service's words mean does not count.
  public DeliveryEvent withoutVerdict() {
    return new DeliveryEvent(
        service,
        Optional.empty(),
        words,
        prose,
        diagnosticCode,
        finalRecipient,
        status,
        replyCode,
        reportingMta,
        remoteMta,
        queueId,
        sender,
        command,
        at,
        sendingIp);
  }
}
