package bouncecard.decode;

import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.decode.Diagnosis.Basis;
import bouncecard.dsn.Addresses;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Judges a failed delivery. Strongest first: a rule of the provider whose reply it is, a wording that names the cause, an
/// enhanced status code that is specific, a reply code with one usual cause, the first digit. What says nothing by
/// itself (5.0.0, 5.7.1, 554) never beats words that do.
final class Diagnostician {
  private static final String UNKNOWN = "unknown";

  private final Catalog catalog;
  private final RuleMatcher matcher;

  Diagnostician(Catalog catalog) {
    this.catalog = catalog;
    this.matcher = new RuleMatcher(catalog);
  }

  Diagnosis judge(FailedDelivery found) {
    JudgedText text = JudgedText.of(found.reply().value());
    Set<String> known = matcher.providers(text, hosts(found), recipientDomain(found));
    Optional<RuleMatch> best =
        matcher.matches(text, found, known).stream().max(strongest(known));
    return best.map(match -> byRule(match, found, known)).orElseGet(() -> byCode(found, known));
  }

  /// Whether any rule applies to the words alone; tells a report without codes from ordinary text.
  boolean knowsWords(FailedDelivery found) {
    JudgedText text = JudgedText.of(found.reply().value());
    return !matcher.matches(text, found, matcher.providers(text, List.of(), Optional.empty())).isEmpty();
  }

  private static List<String> hosts(FailedDelivery found) {
    List<String> hosts = new ArrayList<>();
    found.remoteMta().ifPresent(host -> hosts.add(host.value()));
    hosts.addAll(HostNames.saidBy(found.reply().value()));
    return hosts;
  }

  private static Optional<String> recipientDomain(FailedDelivery found) {
    return found
        .finalRecipient()
        .flatMap(address -> Addresses.domain(address.value()))
        .map(domain -> domain.toLowerCase(Locale.ROOT));
  }

  private Comparator<RuleMatch> strongest(Set<String> known) {
    return Comparator.<RuleMatch>comparingInt(match -> tier(match.rule(), known))
        .thenComparingInt(match -> match.rule().conditions().namedParts())
        .thenComparingInt(RuleMatch::length)
        .thenComparing(match -> match.rule().id().toString());
  }

  private int tier(Rule rule, Set<String> known) {
    if (rule.id().isWording() || isMailProgram(rule)) {
      return 2;
    }
    boolean isTheirs = known.contains(rule.id().owner());
    if (isTheirs) {
      return rule.conditions().isCodeOnly() ? 3 : 4;
    }
    return known.isEmpty() || rule.conditions().token().isPresent() ? 3 : 1;
  }

  private boolean isMailProgram(Rule rule) {
    return provider(rule.id().owner())
        .filter(provider -> provider.kind() == Provider.Kind.MTA)
        .isPresent();
  }

  private Optional<Provider> provider(String id) {
    return catalog.providers().stream().filter(provider -> provider.id().equals(id)).findFirst();
  }

  private Diagnosis byRule(RuleMatch match, FailedDelivery found, Set<String> known) {
    Rule rule = match.rule();
    Cause cause = catalog.cause(rule.cause());
    boolean ownsCode = !rule.id().isWording();
    return new Diagnosis(
        ownsCode && !isMailProgram(rule) ? provider(rule.id().owner()) : mostTelling(known).or(() -> ownsCode ? provider(rule.id().owner()) : Optional.empty()),
        cause,
        permanence(found, rule.permanence(), ownsCode, cause),
        rule.actors(),
        ownsCode ? Basis.PROVIDER_RULE : Basis.WORDING,
        Optional.of(rule),
        new UntrustedText(match.evidence()));
  }

  /// Of the providers pointed to, one that runs mailboxes or filters rather than a mail program.
  private Optional<Provider> mostTelling(Set<String> known) {
    return known.stream()
        .map(this::provider)
        .flatMap(Optional::stream)
        .min(Comparator.comparing(provider -> provider.kind() == Provider.Kind.MTA));
  }

  /// The server's own first digit decides, unless the provider is known to mean something else by it, or the cause is
  /// temporary by design.
  private static Permanence permanence(
      FailedDelivery found, Permanence rule, boolean ownsCode, Cause cause) {
    if (ownsCode && rule != Permanence.UNKNOWN) {
      return rule;
    }
    if (cause.id().equals("greylisted")) {
      return Permanence.TEMPORARY;
    }
    return found.classDigit().map(Diagnostician::byDigit).orElse(rule == Permanence.UNKNOWN ? cause.permanence() : rule);
  }

  private static Permanence byDigit(int digit) {
    return switch (digit) {
      case 2 -> Permanence.SUCCESS;
      case 4 -> Permanence.TEMPORARY;
      case 5 -> Permanence.PERMANENT;
      default -> Permanence.UNKNOWN;
    };
  }

  private Diagnosis byCode(FailedDelivery found, Set<String> known) {
    Permanence permanence = found.classDigit().map(Diagnostician::byDigit).orElse(Permanence.UNKNOWN);
    if (permanence == Permanence.SUCCESS) {
      return coded(catalog.cause("delivered"), permanence, Basis.FIRST_DIGIT, evidence(found), known);
    }
    Optional<EnhancedStatusCode> enhanced =
        found.enhancedStatusCode().filter(EnhancedStatusCode::isSpecific).or(() -> found.statusField().filter(EnhancedStatusCode::isSpecific));
    if (enhanced.isPresent()) {
      Optional<String> cause =
          catalog.enhancedStatusCode(enhanced.get()).flatMap(entry -> entry.causes().stream().findFirst());
      if (cause.isPresent()) {
        return coded(
            catalog.cause(cause.get()), permanence, Basis.ENHANCED_STATUS_CODE, enhanced.get().toString(), known);
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
          known);
    }
    return new Diagnosis(
        mostTelling(known),
        catalog.cause(UNKNOWN),
        permanence,
        List.of(Actor.UNKNOWN),
        permanence == Permanence.UNKNOWN ? Basis.NOTHING : Basis.FIRST_DIGIT,
        Optional.empty(),
        new UntrustedText(evidence(found)));
  }

  private Diagnosis coded(
      Cause cause, Permanence permanence, Basis basis, String evidence, Set<String> known) {
    return new Diagnosis(
        mostTelling(known),
        cause,
        permanence,
        cause.actors(),
        basis,
        Optional.empty(),
        new UntrustedText(evidence));
  }

  private static String evidence(FailedDelivery found) {
    return found
        .replyCode()
        .map(ReplyCode::toString)
        .or(() -> found.enhancedStatusCode().map(EnhancedStatusCode::toString))
        .or(() -> found.statusField().map(EnhancedStatusCode::toString))
        .orElse("");
  }
}
