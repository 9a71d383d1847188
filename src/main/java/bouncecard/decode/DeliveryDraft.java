package bouncecard.decode;

import bouncecard.dsn.Action;
import bouncecard.dsn.TypedText;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.SmtpCommand;
import bouncecard.smtp.SmtpReply;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// A [FailedDelivery] while its parts are found.
final class DeliveryDraft {
  Optional<UntrustedText> finalRecipient = Optional.empty();
  Optional<UntrustedText> originalRecipient = Optional.empty();
  Optional<Action> action = Optional.empty();
  Optional<EnhancedStatusCode> statusField = Optional.empty();
  Optional<UntrustedText> diagnosticCode = Optional.empty();
  Optional<UntrustedText> reportingMta = Optional.empty();
  Optional<UntrustedText> remoteMta = Optional.empty();
  Optional<UntrustedText> sender = Optional.empty();
  Optional<UntrustedText> queueId = Optional.empty();
  private Optional<SmtpReply> reply = Optional.empty();
  private UntrustedText words = UntrustedText.EMPTY;

  /// The words to judge, and of the replies quoted in them the innermost refusal.
  void say(String text, ReplyReader reader) {
    words = new UntrustedText(text);
    List<SmtpReply> replies = reader.read(text);
    for (SmtpReply candidate : replies) {
      if (reply.isEmpty() || !candidate.isPositive() || reply.get().isPositive()) {
        if (candidate.replyCode().isPresent() || reply.isEmpty()) {
          reply = Optional.of(candidate);
        }
      }
    }
  }

  void say(TypedText diagnostic, ReplyReader reader) {
    diagnosticCode = Optional.of(diagnostic.whole());
    say(diagnostic.text().value(), reader);
  }

  boolean saysSomething() {
    return reply.isPresent();
  }

  FailedDelivery build() {
    Optional<SmtpCommand> command = ReplyReader.command(words.value());
    Optional<EnhancedStatusCode> enhanced = reply.flatMap(SmtpReply::enhancedStatusCode);
    return new FailedDelivery(
        finalRecipient,
        originalRecipient,
        action,
        reply.flatMap(SmtpReply::replyCode),
        enhanced.or(() -> statusField),
        statusField,
        diagnosticCode.or(() -> words.isBlank() ? Optional.empty() : Optional.of(words)),
        words,
        command,
        reportingMta,
        remoteMta,
        sender,
        queueId);
  }
}
