package bouncecard.diagnose;

import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.Term;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.dsn.Action;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// The diagnosis of a failed delivery: what it means.
///
/// @param provider whose reply it is, where that shows
/// @param cause why; the cause `unknown` where nothing tells
/// @param permanence whether it passes
/// @param actors who must act, the likeliest first
/// @param basis what decided
/// @param rule the rule that decided, where one did
/// @param evidence the exact words or code that decided; empty where nothing did
/// @param confidence how sure it is; empty where that was not weighed
/// @param alternatives what else it may be where two readings are open; `cause` is the cautious one
public record Diagnosis(
    Optional<Provider> provider,
    Cause cause,
    Permanence permanence,
    List<Actor> actors,
    Basis basis,
    Optional<Rule> rule,
    UntrustedText evidence,
    Optional<Confidence> confidence,
    List<Alternative> alternatives) {

  /// A diagnosis with one reading.
  public Diagnosis(
      Optional<Provider> provider,
      Cause cause,
      Permanence permanence,
      List<Actor> actors,
      Basis basis,
      Optional<Rule> rule,
      UntrustedText evidence,
      Optional<Confidence> confidence) {
    this(provider, cause, permanence, actors, basis, rule, evidence, confidence, List.of());
  }

  /// A diagnosis whose confidence was not weighed, with one reading.
  public Diagnosis(
      Optional<Provider> provider,
      Cause cause,
      Permanence permanence,
      List<Actor> actors,
      Basis basis,
      Optional<Rule> rule,
      UntrustedText evidence) {
    this(provider, cause, permanence, actors, basis, rule, evidence, Optional.empty(), List.of());
  }

  /// What a diagnosis rests on, strongest first.
  public enum Basis implements Term {
    /// A provider's own rule.
    PROVIDER_RULE(Kind.PROVIDER),
    /// A wording that names the cause at any provider.
    WORDING(Kind.WORDING),
    /// Words that name what and what became of it, in a sentence that no wording knows.
    COMPOSITION(Kind.COMPOSITION),
    /// A mail service's own reason, where no server's reply tells one.
    SERVICE(Kind.SERVICE),
    /// An enhanced status code that says more than its class.
    ENHANCED_STATUS_CODE(Kind.CODE),
    /// A reply code that has one usual cause.
    REPLY_CODE(Kind.CODE),
    /// No more than the first digit.
    FIRST_DIGIT(Kind.CODE),
    /// Not even that.
    NOTHING;

    private final Optional<Kind> kind;

    Basis() {
      kind = Optional.empty();
    }

    Basis(Kind kind) {
      this.kind = Optional.of(kind);
    }

    /// What sort of thing it is; empty for [#NOTHING].
    public Optional<Kind> kind() {
      return kind;
    }

    /// The sorts of things that a diagnosis can rest on.
    public enum Kind implements Term {
      PROVIDER,
      SERVICE,
      WORDING,
      COMPOSITION,
      CODE
    }
  }

  /// Another reading of the same words.
  ///
  /// @param cause why, in that reading
  /// @param test what tells the two readings apart
  public record Alternative(Cause cause, Test test) {}

  /// What tells two readings apart.
  public enum Test implements Term {
    /// A live check of the mailbox or domain.
    LIVE_CHECK,
    /// The SMTP command that the reply answered.
    COMMAND,
    /// The line about it in the sending server's log.
    LOG_LINE
  }

  /// Copies the lists.
  public Diagnosis {
    actors = List.copyOf(actors);
    alternatives = List.copyOf(alternatives);
  }

  /// The rule that decided, where what it says of its own provider holds: words that a server
  /// shares with another provider do not make it that one, and what may end an address must be
  /// certain.
  public Optional<Rule> ownRule(Catalog catalog) {
    return isCertain() || !cause.is(Cause.Trait.COSTS_THE_ADDRESS)
        ? rule.filter(
            decided -> catalog.provider(decided.id().owner()).filter(this::is).isPresent())
        : Optional.empty();
  }

  /// Whether nothing speaks against it, so that what costs something may be advised.
  public boolean isCertain() {
    return confidence.orElse(Confidence.SURE) == Confidence.SURE;
  }

  /// Who must act first; nobody can say where it is a guess.
  public Optional<Actor> firstActor() {
    return confidence.filter(Confidence.GUESS::equals).isPresent()
        ? Optional.empty()
        : actors.stream().findFirst();
  }

  /// What becomes of the message: a mail system that has given up does not retry by itself,
  /// whatever passes; where no reason was named, its code says.
  public Retry retry(Catalog catalog, FailedDelivery found) {
    return switch (permanence) {
      case SUCCESS -> Retry.NOT_NEEDED;
      case TEMPORARY -> lasts() ? Retry.AFTER_CHANGE : passing(catalog, found);
      case UNKNOWN -> Retry.DEPENDS;
      case PERMANENT -> byCode(catalog, found, 5).orElse(cause.retry());
    };
  }

  private Retry passing(Catalog catalog, FailedDelivery found) {
    return isGivenUp(found) ? givenUp() : byCode(catalog, found, 4).orElse(Retry.YES);
  }

  /// What passes by itself may pass when somebody sends it again, and so may what was refused for
  /// the time being without a reason.
  private Retry givenUp() {
    return cause.retry() == Retry.LATER || cause.is(Cause.Role.UNKNOWN)
        ? Retry.LATER
        : Retry.AFTER_CHANGE;
  }

  private Optional<Retry> byCode(Catalog catalog, FailedDelivery found, int digit) {
    return isExplained()
        ? Optional.empty()
        : CodeRetry.mostTelling(found)
            .filter(code -> code.classDigit() == digit)
            .map(new CodeRetry(catalog)::of);
  }

  /// Whether more is known than the first digit tells.
  public boolean isExplained() {
    return switch (basis) {
      case FIRST_DIGIT, NOTHING -> false;
      case PROVIDER_RULE, WORDING, COMPOSITION, SERVICE, ENHANCED_STATUS_CODE, REPLY_CODE -> true;
    };
  }

  /// Whether the rule that decided says that waiting does not help.
  private boolean lasts() {
    return rule.filter(Rule::lasts).isPresent();
  }

  /// Whether the mail system does not try again: after a 5yz it must not (RFC 5321 §4.2.1), and a
  /// report that the delivery failed says so (RFC 3464 §2.3.3).
  public static boolean isGivenUp(FailedDelivery found) {
    return found.action().isPresent()
        ? found.action().get() == Action.FAILED
        : found.firstDigit() == 5;
  }

  private boolean is(Provider owner) {
    return switch (owner.kind()) {
      case MTA, DNSBL -> true;
      case MAILBOX, FILTER, ESP, FORWARDER -> provider.filter(owner::equals).isPresent();
    };
  }
}
