package bouncecard.diagnose;

import bouncecard.catalog.Cause;
import bouncecard.catalog.Cause.Role;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Rule;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis.Basis;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.text.UntrustedText;
import java.util.Optional;

/// Judges a failed delivery by a rule that applies to it.
final class RuleDiagnostician {
  private RuleDiagnostician() {}

  /// What a rule says that applies.
  static Diagnosis diagnose(
      RuleMatch match,
      FailedDelivery found,
      Diagnostician.MatchContext context,
      Confidence confidence) {
    IndexedRule entry = match.entry();
    Rule rule = entry.rule;
    Cause cause = entry.cause;
    boolean isAnothers = context.ranking().strength(entry) == Strength.ANOTHERS;
    return new Diagnosis(
        isAnothers || entry.isWording
            ? context.attribution().mostTelling()
            : context.attribution().speaker(entry.owner()),
        cause,
        permanence(found, entry, isAnothers),
        isAnothers ? cause.actors() : rule.actors(),
        basis(entry),
        Optional.of(rule),
        words(match, context.scanned().text(), found),
        cause.is(Role.UNKNOWN) ? Optional.empty() : Optional.of(confidence));
  }

  static Basis basis(IndexedRule rule) {
    return rule.isWording ? Basis.WORDING : Basis.PROVIDER_RULE;
  }

  static UntrustedText words(RuleMatch match, JudgedText text, FailedDelivery found) {
    return new UntrustedText(
        match.evidence().isEmpty()
            ? CodeDiagnostician.evidence(found)
            : text.asWritten(match.evidence()));
  }

  /// The server's own first digit decides, unless the provider is known to mean something else by
  /// it, or the cause is temporary by design. A mail program's rule follows the digit as well, but
  /// where it speaks about the delivery itself: what it then goes on to do no quoted reply tells.
  private static Permanence permanence(
      FailedDelivery found, IndexedRule entry, boolean isAnothers) {
    Rule rule = entry.rule;
    boolean isTheirs = !isAnothers && !entry.isWording && (!entry.isMailProgram() || rule.wraps());
    boolean isRefused = found.firstDigit() >= 4;
    if (isTheirs
        && rule.permanence() != Permanence.UNKNOWN
        && !(isRefused && rule.permanence() == Permanence.SUCCESS)) {
      return rule.permanence();
    }
    return CodeDiagnostician.permanence(
        found,
        entry.cause,
        rule.permanence() == Permanence.UNKNOWN ? entry.cause.permanence() : rule.permanence());
  }
}
