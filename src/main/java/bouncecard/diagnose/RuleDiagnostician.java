package bouncecard.diagnose;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Cause.Role;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis.Basis;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.text.UntrustedText;
import java.util.Optional;

/// Judges a failed delivery by a rule that applies to it.
final class RuleDiagnostician {
  private final Catalog catalog;

  RuleDiagnostician(Catalog catalog) {
    this.catalog = catalog;
  }

  /// What a rule says that applies.
  Diagnosis diagnose(
      RuleMatch match,
      FailedDelivery found,
      Diagnostician.MatchContext context,
      Confidence confidence) {
    Rule rule = match.rule();
    Cause cause = catalog.cause(rule.cause());
    boolean isAnothers = context.ranking().strength(rule) == Strength.ANOTHERS;
    return new Diagnosis(
        isAnothers || rule.id().isWording()
            ? context.attribution().mostTelling()
            : context.attribution().speaker(owner(rule)),
        cause,
        permanence(found, rule, cause, isAnothers),
        isAnothers ? cause.actors() : rule.actors(),
        basis(rule),
        Optional.of(rule),
        words(match, context.scanned().text(), found),
        catalog.cause(Role.UNKNOWN).equals(cause) ? Optional.empty() : Optional.of(confidence));
  }

  private Provider owner(Rule rule) {
    return catalog.provider(rule.id().owner()).orElseThrow();
  }

  /// Whether a rule is a mail program's, which runs at any provider.
  boolean isMailProgram(Rule rule) {
    return !rule.id().isWording() && owner(rule).kind() == Provider.Kind.MTA;
  }

  static Basis basis(Rule rule) {
    return rule.id().isWording() ? Basis.WORDING : Basis.PROVIDER_RULE;
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
  private Permanence permanence(FailedDelivery found, Rule rule, Cause cause, boolean isAnothers) {
    boolean isTheirs =
        !isAnothers && !rule.id().isWording() && (!isMailProgram(rule) || rule.wraps());
    boolean isRefused = found.firstDigit() >= 4;
    if (isTheirs
        && rule.permanence() != Permanence.UNKNOWN
        && !(isRefused && rule.permanence() == Permanence.SUCCESS)) {
      return rule.permanence();
    }
    return CodeDiagnostician.permanence(
        found,
        cause,
        rule.permanence() == Permanence.UNKNOWN ? cause.permanence() : rule.permanence());
  }
}
