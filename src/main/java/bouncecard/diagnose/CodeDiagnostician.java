package bouncecard.diagnose;

import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Cause.Role;
import bouncecard.catalog.Cause.Trait;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Permanence;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis.Basis;
import bouncecard.diagnose.composition.Composition;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// Judges a failed delivery by its codes alone: an enhanced status code that is specific, a reply
/// code with one usual cause, the first digit.
final class CodeDiagnostician {
  private static final int MAIL_SYSTEM = 3;

  private final Catalog catalog;

  CodeDiagnostician(Catalog catalog) {
    this.catalog = catalog;
  }

  /// Whether the codes are asked before sentences that are a guess, or that say weakly, or beside
  /// what the code says, what a specific enhanced status code contradicts.
  boolean sayMore(Composition composed, FailedDelivery found) {
    return composed.confidence() == Confidence.GUESS
        || (composed.confidence() == Confidence.LIKELY
            && isContradicted(catalog.cause(composed.cause()), found)
            && !isOfSystem(found)
            && (composed.isWeak() || isSaidBeside(composed, found)));
  }

  /// RFC 3463 §3.4 has them for the mail system, but servers say them of a mailbox as well.
  private static boolean isOfSystem(FailedDelivery found) {
    return found.enhancedStatusCode().filter(code -> code.subject() == MAIL_SYSTEM).isPresent();
  }

  private boolean isSaidBeside(Composition composed, FailedDelivery found) {
    return composed.clues().stream()
        .anyMatch(clue -> !isContradicted(catalog.cause(clue.cause()), found));
  }

  /// Whether the enhanced status code of a reply is specific and names other causes only.
  boolean isContradicted(Cause cause, FailedDelivery found) {
    return found
        .enhancedStatusCode()
        .filter(EnhancedStatusCode::isSpecific)
        .flatMap(catalog::enhancedStatusCode)
        .map(EnhancedStatusCodeEntry::causes)
        .filter(causes -> !causes.isEmpty())
        .filter(causes -> causes.stream().noneMatch(it -> isOfFamily(it, cause)))
        .isPresent();
  }

  private boolean isOfFamily(String id, Cause cause) {
    return catalog.cause(id).family().equals(cause.family());
  }

  /// Whether more than the first digit decided.
  static boolean isTelling(Diagnosis diagnosis) {
    return diagnosis.basis() == Basis.ENHANCED_STATUS_CODE || diagnosis.basis() == Basis.REPLY_CODE;
  }

  /// What the codes say, down to the first digit.
  Diagnosis diagnose(FailedDelivery found, ProviderAttribution attribution) {
    Permanence permanence = byDigit(found.firstDigit());
    if (permanence == Permanence.SUCCESS) {
      return coded(
          catalog.cause(isAcceptedSoFar(found) ? Role.ACCEPTED_SO_FAR : Role.DELIVERED),
          permanence,
          Basis.FIRST_DIGIT,
          evidence(found),
          attribution);
    }
    Optional<EnhancedStatusCode> enhanced =
        found
            .enhancedStatusCode()
            .filter(EnhancedStatusCode::isSpecific)
            .or(() -> found.statusField().filter(EnhancedStatusCode::isSpecific));
    if (enhanced.isPresent()) {
      Optional<String> cause =
          catalog
              .enhancedStatusCode(enhanced.get())
              .filter(entry -> !entry.causes().isEmpty())
              .map(entry -> entry.causes().getFirst());
      if (cause.isPresent()) {
        return coded(
            catalog.cause(cause.get()),
            permanence,
            Basis.ENHANCED_STATUS_CODE,
            enhanced.get().toString(),
            attribution);
      }
    }
    Optional<String> single =
        found
            .replyCode()
            .flatMap(catalog::replyCode)
            .filter(entry -> entry.causes().size() == 1)
            .map(entry -> entry.causes().getFirst());
    if (single.isPresent()) {
      return coded(
          catalog.cause(single.get()),
          permanence,
          Basis.REPLY_CODE,
          found.replyCode().map(ReplyCode::toString).orElse(""),
          attribution);
    }
    return new Diagnosis(
        attribution.mostTelling(),
        catalog.cause(Role.UNKNOWN),
        permanence,
        List.of(Actor.UNKNOWN),
        permanence == Permanence.UNKNOWN ? Basis.NOTHING : Basis.FIRST_DIGIT,
        Optional.empty(),
        new UntrustedText(evidence(found)));
  }

  private Diagnosis coded(
      Cause cause,
      Permanence permanence,
      Basis basis,
      String evidence,
      ProviderAttribution attribution) {
    return new Diagnosis(
        attribution.mostTelling(),
        cause,
        permanence,
        cause.actors(),
        basis,
        Optional.empty(),
        new UntrustedText(evidence),
        Optional.of(basis == Basis.FIRST_DIGIT ? Confidence.SURE : Confidence.LIKELY));
  }

  /// The code that says most.
  static String evidence(FailedDelivery found) {
    return found
        .enhancedStatusCode()
        .map(EnhancedStatusCode::toString)
        .or(() -> found.replyCode().map(ReplyCode::toString))
        .or(() -> found.statusField().map(EnhancedStatusCode::toString))
        .orElse("");
  }

  /// Without an action nobody said that it was delivered: the recipient was accepted, and no more.
  private static boolean isAcceptedSoFar(FailedDelivery found) {
    return found.action().isEmpty() && found.command().filter(SmtpCommand.RCPT::equals).isPresent();
  }

  /// Whether a failure passes: by its first digit, unless the cause is temporary by design.
  ///
  /// @param otherwise what holds where no code was said
  static Permanence permanence(FailedDelivery found, Cause cause, Permanence otherwise) {
    if (cause.is(Trait.TEMPORARY_BY_DESIGN)) {
      return Permanence.TEMPORARY;
    }
    int digit = found.firstDigit();
    return digit == 0 ? otherwise : byDigit(digit);
  }

  /// Whether a failure passes, by its first digit.
  static Permanence byDigit(int digit) {
    return switch (digit) {
      case 2 -> Permanence.SUCCESS;
      case 4 -> Permanence.TEMPORARY;
      case 5 -> Permanence.PERMANENT;
      default -> Permanence.UNKNOWN;
    };
  }
}
