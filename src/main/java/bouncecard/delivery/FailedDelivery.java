package bouncecard.delivery;

import bouncecard.dsn.Action;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import bouncecard.text.UntrustedText;
import java.util.Optional;

/// One recipient's delivery as it was found, before it is judged. Nothing in it is made up: what
/// was not found is empty.
///
/// @param finalRecipient the address as the reporting MTA had it
/// @param originalRecipient the address as the sender gave it
/// @param action the DSN's action, or what a log says that became of it
/// @param replyCode the reply code of the innermost reply
/// @param enhancedStatusCode the enhanced status code of the innermost reply, or of the Status
///   field where it has none
/// @param statusField the Status field's code, whatever the reply says
/// @param diagnosticCode the Diagnostic-Code field with its type, or the reply as it stood
/// @param reply the words that are judged: the innermost reply with its codes
/// @param command what the reply answered
/// @param reportingMta who wrote the report
/// @param remoteMta who refused
/// @param sender the reverse-path
/// @param queueId the reporting MTA's queue id
/// @param at when it was tried for the last time
/// @param sendingIp the address that the refused server was dialled from
/// @param original the mail itself
/// @param places where each of them was found
public record FailedDelivery(
    Optional<UntrustedText> finalRecipient,
    Optional<UntrustedText> originalRecipient,
    Optional<Action> action,
    Optional<ReplyCode> replyCode,
    Optional<EnhancedStatusCode> enhancedStatusCode,
    Optional<EnhancedStatusCode> statusField,
    Optional<UntrustedText> diagnosticCode,
    UntrustedText reply,
    Optional<SmtpCommand> command,
    Optional<UntrustedText> reportingMta,
    Optional<UntrustedText> remoteMta,
    Optional<UntrustedText> sender,
    Optional<UntrustedText> queueId,
    Optional<Timestamp> at,
    Optional<UntrustedText> sendingIp,
    OriginalMessage original,
    Places places) {

  private static final int LEAST_OF_FAILURE = 4;

  /// The first digit that the server said: the reply code's, else the enhanced status code's, else
  /// the Status field's. A code of success is none where the mail is told to have failed or to
  /// wait: it is what was said before that, `Action: failed` beside `Diagnostic-Code: smtp; 250
  /// OK`.
  public Optional<Integer> classDigit() {
    int digit = firstDigit();
    return digit == 0 ? Optional.empty() : Optional.of(digit);
  }

  /// The same; 0 where it said none.
  public int firstDigit() {
    int least = isToldAsFailure() ? LEAST_OF_FAILURE : 0;
    if (replyCode.isPresent() && replyCode.get().classDigit() >= least) {
      return replyCode.get().classDigit();
    }
    if (enhancedStatusCode.isPresent() && enhancedStatusCode.get().classDigit() >= least) {
      return enhancedStatusCode.get().classDigit();
    }
    return statusField
        .map(EnhancedStatusCode::classDigit)
        .filter(digit -> digit >= least)
        .orElse(0);
  }

  /// Whether it was refused, for good or for now.
  public boolean isRefused() {
    return firstDigit() >= LEAST_OF_FAILURE;
  }

  /// Whether whoever tells of it says that it failed or waits.
  public boolean isToldAsFailure() {
    return action.filter(told -> told == Action.FAILED || told == Action.DELAYED).isPresent();
  }

  /// One of which no more is known than the reply code, if that.
  public static FailedDelivery of(Optional<ReplyCode> replyCode) {
    return new FailedDelivery(
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        replyCode,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        UntrustedText.EMPTY,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        OriginalMessage.UNKNOWN,
        Places.NONE);
  }

  /// The same with this reverse-path, where one was found.
  public FailedDelivery withSender(Optional<UntrustedText> address, Place place) {
    return address.isEmpty()
        ? this
        : with(finalRecipient, action, address, original, places.with(Field.SENDER, place));
  }

  /// The same for this recipient, whom another part of the same message names.
  public FailedDelivery withRecipient(UntrustedText address, Place place) {
    return with(
        Optional.of(address), action, sender, original, places.with(Field.FINAL_RECIPIENT, place));
  }

  /// The same of this mail.
  public FailedDelivery withOriginal(OriginalMessage message) {
    return with(finalRecipient, action, sender, message, places);
  }

  /// The same with this action.
  public FailedDelivery withAction(Action other) {
    return with(finalRecipient, Optional.of(other), sender, original, places);
  }

  private FailedDelivery with(
      Optional<UntrustedText> recipient,
      Optional<Action> taken,
      Optional<UntrustedText> reversePath,
      OriginalMessage message,
      Places where) {
    return new FailedDelivery(
        recipient,
        originalRecipient,
        taken,
        replyCode,
        enhancedStatusCode,
        statusField,
        diagnosticCode,
        reply,
        command,
        reportingMta,
        remoteMta,
        reversePath,
        queueId,
        at,
        sendingIp,
        message,
        where);
  }
}
