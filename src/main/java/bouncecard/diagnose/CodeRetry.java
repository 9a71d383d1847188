package bouncecard.diagnose;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.ClassEntry;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Rule;
import bouncecard.delivery.FailedDelivery;
import bouncecard.smtp.Code;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.EnhancedStatusCodeRange;
import bouncecard.smtp.ReplyCode;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// What becomes of a message as far as its code tells, whatever the words after it say.
///
/// @param catalog what is known of codes
public record CodeRetry(Catalog catalog) {

  /// Whether to send the same message again after that code.
  public Retry of(Code code) {
    return switch (code) {
      case ReplyCode reply ->
          catalog
              .replyCode(reply)
              .map(ReplyCodeEntry::retry)
              .orElseGet(() -> ofClass("reply." + reply.classDigit()));
      case EnhancedStatusCode enhanced -> enhanced(enhanced);
      case EnhancedStatusCodeRange range -> enhanced(range.first());
    };
  }

  private Retry enhanced(EnhancedStatusCode code) {
    Retry byDigit = ofClass("enhanced." + code.statusClass());
    Optional<EnhancedStatusCodeEntry> entry = catalog.enhancedStatusCode(code);
    if (entry.isPresent()) {
      return switch (code.statusClass()) {
        case 5 -> entry.get().retry().orElse(Retry.NO);
        case 4 -> entry.get().retryTemporary().orElse(byDigit);
        default -> byDigit;
      };
    }
    return owner(code).map(rule -> owners(code, rule)).orElse(byDigit);
  }

  private Retry owners(EnhancedStatusCode code, Rule rule) {
    return passes(code, rule) ? Retry.YES : catalog.cause(rule.cause()).retry();
  }

  /// Whether waiting helps with a code as a provider's own rule has it.
  public static boolean passes(EnhancedStatusCode code, Rule rule) {
    return code.statusClass() == 4 && !rule.lasts();
  }

  /// The rule of the one provider that uses a code which is not registered.
  public Optional<Rule> owner(EnhancedStatusCode code) {
    return catalog.classEntry("subject." + code.subject()).isEmpty()
        ? Optional.empty()
        : catalog.rulesAbout(code).stream().filter(CodeRetry::standsByItsCode).findFirst();
  }

  /// Whether a provider's rule needs no more than its enhanced status code: nobody else uses that
  /// one.
  private static boolean standsByItsCode(Rule rule) {
    return rule.conditions().isCodeOnly()
        && !rule.conditions().needsProvider()
        && !rule.conditions().enhancedStatusCodes().isEmpty();
  }

  private Retry ofClass(String key) {
    return catalog.classEntry(key).map(ClassEntry::retry).orElse(Retry.DEPENDS);
  }

  /// The code of a failure that says most and agrees with the digit that counts.
  public static Optional<Code> mostTelling(FailedDelivery found) {
    List<Code> codes =
        Stream.<Optional<? extends Code>>of(found.replyCode(), found.enhancedStatusCode())
            .<Code>flatMap(Optional::stream)
            .filter(code -> found.classDigit().filter(d -> d == code.classDigit()).isPresent())
            .toList();
    return codes.isEmpty() ? Optional.empty() : Optional.of(Code.mostTelling(codes));
  }
}
