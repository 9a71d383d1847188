package bouncecard.diagnose;

import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.Term;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// What a failed delivery means.
///
/// @param provider whose reply it is, where that shows
/// @param cause why; the cause `unknown` where nothing tells
/// @param permanence whether it passes
/// @param actors who must act, the likeliest first
/// @param basis what decided
/// @param confidence how far it can be relied on; empty where nothing told a cause
/// @param rule the rule that decided, where one did
/// @param evidence the exact words or code that decided; empty where nothing did
public record Diagnosis(
    Optional<Provider> provider,
    Cause cause,
    Permanence permanence,
    List<Actor> actors,
    Basis basis,
    Optional<Confidence> confidence,
    Optional<Rule> rule,
    UntrustedText evidence) {

  /// What a diagnosis rests on, strongest first.
  public enum Basis implements Term {
    /// A provider's own rule.
    PROVIDER_RULE,
    /// A wording that names the cause at any provider.
    WORDING,
    /// Sentences that no rule lists, understood by what they say of what.
    COMPOSITION,
    /// A mail service's own reason, where no server's reply tells one.
    SERVICE,
    /// An enhanced status code that says more than its class.
    ENHANCED_STATUS_CODE,
    /// A reply code that has one usual cause.
    REPLY_CODE,
    /// No more than the first digit.
    FIRST_DIGIT,
    /// Not even that.
    NOTHING
  }

  /// Copies the list.
  public Diagnosis {
    actors = List.copyOf(actors);
  }

  /// The rule that decided, where what it says of its own provider holds: words that a server
  /// shares with another provider do not make it that one.
  public Optional<Rule> ownRule(Catalog catalog) {
    return rule.filter(
        decided -> catalog.provider(decided.id().owner()).filter(this::is).isPresent());
  }

  private boolean is(Provider owner) {
    return switch (owner.kind()) {
      case MTA, DNSBL -> true;
      case MAILBOX, FILTER, ESP, FORWARDER -> provider.filter(owner::equals).isPresent();
    };
  }
}
