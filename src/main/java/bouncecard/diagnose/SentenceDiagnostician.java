package bouncecard.diagnose;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis.Basis;
import bouncecard.diagnose.composition.CauseComposer;
import bouncecard.diagnose.composition.Clue;
import bouncecard.diagnose.composition.Composition;
import bouncecard.text.UntrustedText;
import java.util.Optional;

/// Judges a failed delivery by what its sentences say, though no rule lists them.
final class SentenceDiagnostician {
  private final Catalog catalog;
  private final CauseComposer composer;

  SentenceDiagnostician(Catalog catalog) {
    this.catalog = catalog;
    this.composer = new CauseComposer(catalog.lexicon());
  }

  /// What its sentences come to; nothing of a reply that refuses nothing.
  Optional<Composition> compose(FailedDelivery found) {
    return found.classDigit().filter(digit -> digit < 4).isPresent()
        ? Optional.empty()
        : composer.compose(
            found.reply().value(),
            found.replyCode(),
            found.enhancedStatusCode().or(found::statusField),
            found.command());
  }

  /// What they mean.
  Diagnosis diagnose(Composition composed, FailedDelivery found, ProviderAttribution attribution) {
    Cause cause = catalog.cause(composed.cause());
    return new Diagnosis(
        attribution.mostTelling(),
        cause,
        CodeDiagnostician.permanence(found, cause, cause.permanence()),
        cause.actors(),
        Basis.COMPOSITION,
        Optional.empty(),
        words(composed.best(), found),
        Optional.of(composed.confidence()));
  }

  /// The words that made a clue.
  static UntrustedText words(Clue clue, FailedDelivery found) {
    return new UntrustedText(found.reply().value().substring(clue.start(), clue.end()));
  }
}
