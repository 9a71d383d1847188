package bouncecard.read.reply;

import bouncecard.dsn.Action;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpReply;
import java.util.Optional;

/// What one delivery is told to be where a success and a failure stand side by side: in doubt it
/// failed. A failure that is told as a success sends whoever asks back to sleep.
final class Contradiction {
  private static final int LEAST_OF_FAILURE = 4;

  private Contradiction() {}

  /// The action where a refusal stands beside a word for success, `Action: delivered` with `Status:
  /// 5.1.1`, `status=sent (550 …)`: the refusal counts. Else the action as it was told.
  static Optional<Action> settled(
      Optional<Action> action,
      Optional<SmtpReply> reply,
      Optional<EnhancedStatusCode> statusField) {
    if (action.filter(Reading::isSuccess).isEmpty()) {
      return action;
    }
    int digit = refusal(reply).or(() -> statusField.map(EnhancedStatusCode::classDigit)).orElse(0);
    return switch (digit) {
      case 4 -> Optional.of(Action.DELAYED);
      case 5 -> Optional.of(Action.FAILED);
      default -> action;
    };
  }

  private static Optional<Integer> refusal(Optional<SmtpReply> reply) {
    Optional<SmtpReply> refused = reply.filter(said -> !said.isPositive());
    return refused
        .flatMap(SmtpReply::replyCode)
        .map(ReplyCode::classDigit)
        .or(
            () ->
                refused.flatMap(SmtpReply::enhancedStatusCode).map(EnhancedStatusCode::classDigit));
  }

  /// Whether a refusal is still looked for: none was found, or nothing but a success was quoted of
  /// a delivery that is told to have failed or to wait, and what it failed of was said elsewhere.
  static boolean isOpen(Optional<Action> action, Optional<SmtpReply> reply) {
    return reply.flatMap(SmtpReply::replyCode).isEmpty() || isSuccessOfFailure(action, reply);
  }

  private static boolean isSuccessOfFailure(Optional<Action> action, Optional<SmtpReply> reply) {
    return reply.filter(SmtpReply::isPositive).isPresent()
        && action.filter(told -> told == Action.FAILED || told == Action.DELAYED).isPresent();
  }

  /// Whether a field says something else than success, or nothing beside it was refused.
  static boolean isPossible(EnhancedStatusCode field, Optional<SmtpReply> reply) {
    return field.classDigit() >= LEAST_OF_FAILURE
        || reply.filter(said -> !said.isPositive()).isEmpty();
  }
}
