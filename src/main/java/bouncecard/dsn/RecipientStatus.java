package bouncecard.dsn;

import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.text.UntrustedText;
import java.util.Optional;

/// The fields about one recipient (RFC 3464 §2.3).
///
/// @param finalRecipient the address as the reporting MTA had it
/// @param originalRecipient the address as the sender gave it
/// @param action what was done
/// @param status the Status field's code
/// @param diagnosticCode the Diagnostic-Code field
/// @param remoteMta the MTA that said so
/// @param lastAttempt the Last-Attempt-Date as it was written
public record RecipientStatus(
    Optional<UntrustedText> finalRecipient,
    Optional<UntrustedText> originalRecipient,
    Optional<Action> action,
    Optional<EnhancedStatusCode> status,
    Optional<TypedText> diagnosticCode,
    Optional<UntrustedText> remoteMta,
    Optional<UntrustedText> lastAttempt) {}
