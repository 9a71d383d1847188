package bouncecard.diagnose;

import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Cause.Role;
import bouncecard.catalog.Cause.Trait;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis.Basis;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.smtp.SmtpCommand;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Judges a failed delivery. Strongest first: a rule of the provider whose reply it is, a wording
/// that names the cause, an enhanced status code that is specific, a reply code with one usual
/// cause, the first digit. What says nothing by itself (5.0.0, 5.7.1, 554) never beats words that
/// do.
public final class Diagnostician {
  /// A wording of fewer words is a server's only in a line of few.
  private static final int LEAST_WORDS = 3;

  private static final int MOST_WORDS = 12;

  private final Catalog catalog;
  private final RuleIndex index;
  private final RuleMatcher matcher;

  /// @param signals phrases that others want to know of; see [ScanResult#signals]
  public Diagnostician(Catalog catalog, List<List<String>> signals) {
    this.catalog = catalog;
    this.index = new RuleIndex(catalog, signals);
    this.matcher = new RuleMatcher(index);
  }

  /// What is needed to judge one reply.
  record MatchContext(
      ScanResult scanned,
      ProviderAttribution attribution,
      List<RuleMatch> matches,
      Ranking ranking) {}

  /// What is scanned in a text before anybody reads it.
  public ScanResult scan(String text) {
    return index.scan(text);
  }

  MatchContext scan(FailedDelivery found) {
    return scan(found, ScanResult.nothing());
  }

  /// @param before what was scanned already: the same words are not read again
  private MatchContext scan(FailedDelivery found, ScanResult before) {
    ScanResult scanned = scanned(found, before);
    ProviderAttribution attribution = ProviderAttribution.of(index, scanned, found);
    MatchContext context = context(scanned, found, attribution);
    if (attribution.isByRecipientOnly() && judge(found, context).cause().is(Trait.SENDERS_SIDE)) {
      return context(scanned, found, attribution.withoutRecipient(index, scanned));
    }
    return context;
  }

  private MatchContext context(
      ScanResult scanned, FailedDelivery found, ProviderAttribution attribution) {
    return new MatchContext(
        scanned,
        attribution,
        matcher.matches(scanned, found, attribution),
        new Ranking(catalog, attribution));
  }

  private ScanResult scanned(FailedDelivery found, ScanResult before) {
    String words = found.reply().value();
    return before.isOf(words) ? before : index.scan(words);
  }

  /// What the failure means.
  ///
  /// @param before what was scanned already, in these or other words
  public Diagnosis judge(FailedDelivery found, ScanResult before) {
    return judge(found, scan(found, before));
  }

  Diagnosis judge(FailedDelivery found, MatchContext context) {
    ProviderAttribution attribution = context.attribution();
    Optional<RuleMatch> best = best(context.matches(), context.ranking().strongest());
    if (best.isEmpty()) {
      return byCode(found, attribution);
    }
    RuleMatch match = inOwnWords(best.get(), context.matches(), context.ranking());
    Diagnosis byRule = byRule(match, found, context);
    if (context.ranking().saysLittle(best.get().rule())) {
      Diagnosis byCode = byCode(found, attribution);
      return isTelling(byCode) && !byCode.cause().equals(byRule.cause()) ? byCode : byRule;
    }
    return byRule;
  }

  /// Rules that would apply, had their provider spoken.
  List<RuleMatch> unattributedMatches(FailedDelivery found, MatchContext context) {
    return matcher.unattributedMatches(context.scanned(), found, context.attribution());
  }

  /// Whether any rule applies to the words alone and not only by what people talk of anyway; tells
  /// a report without codes from ordinary text.
  ///
  /// @param before what was scanned already, in these or other words
  public boolean knowsWords(FailedDelivery found, ScanResult before) {
    ScanResult scanned = scanned(found, before);
    for (RuleMatch match :
        matcher.matches(scanned, found, ProviderAttribution.ofWords(index, scanned))) {
      String said = scanned.text().original();
      if (!isTopic(match, said) && !isInPassing(match, said)) {
        return true;
      }
    }
    return false;
  }

  /// Two words of a rule in a long sentence are talk and no reply; a line that is hardly longer
  /// than they are is one.
  private static boolean isInPassing(RuleMatch match, String said) {
    return match.rule().id().isWording()
        && words(match.evidence()) < LEAST_WORDS
        && words(said) > MOST_WORDS
        && said.indexOf('@') < 0;
  }

  private static int words(String text) {
    int words = 0;
    boolean isSpace = true;
    for (int i = 0; i < text.length(); i++) {
      boolean now = text.charAt(i) <= ' ';
      words += isSpace && !now ? 1 : 0;
      isSpace = now;
    }
    return words;
  }

  private boolean isTopic(RuleMatch match, String said) {
    List<String> topics = catalog.notices().topics();
    if (!topics.contains(match.evidence())) {
      return false;
    }
    String lower = LowerCase.of(said);
    return match.rule().conditions().any().stream()
        .noneMatch(
            wording ->
                lower.contains(wording)
                    && topics.stream().noneMatch(topic -> topic.contains(wording)));
  }

  private static Optional<RuleMatch> best(
      List<RuleMatch> matches, Comparator<RuleMatch> strongest) {
    return matches.isEmpty() ? Optional.empty() : Optional.of(Collections.max(matches, strongest));
  }

  private static boolean isTelling(Diagnosis diagnosis) {
    return diagnosis.basis() == Basis.ENHANCED_STATUS_CODE || diagnosis.basis() == Basis.REPLY_CODE;
  }

  private Provider.Kind kind(Rule rule) {
    return owner(rule).kind();
  }

  private Provider owner(Rule rule) {
    return catalog.provider(rule.id().owner()).orElseThrow();
  }

  private boolean isMailProgram(Rule rule) {
    return !rule.id().isWording() && kind(rule) == Provider.Kind.MTA;
  }

  /// A mail program's rule instead of a wording that names the same cause: it has a text of its
  /// own.
  private RuleMatch inOwnWords(RuleMatch best, List<RuleMatch> matches, Ranking ranking) {
    if (!best.rule().id().isWording() || best.rule().isOperators()) {
      return best;
    }
    List<RuleMatch> same = new ArrayList<>();
    for (RuleMatch match : matches) {
      if (isMailProgram(match.rule()) && match.rule().cause().equals(best.rule().cause())) {
        same.add(match);
      }
    }
    return best(same, ranking.strongest()).orElse(best);
  }

  private Diagnosis byRule(RuleMatch match, FailedDelivery found, MatchContext context) {
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
        words(match, context.scanned().text(), found));
  }

  static Basis basis(Rule rule) {
    return rule.id().isWording() ? Basis.WORDING : Basis.PROVIDER_RULE;
  }

  static UntrustedText words(RuleMatch match, JudgedText text, FailedDelivery found) {
    return new UntrustedText(
        match.evidence().isEmpty() ? evidence(found) : text.asWritten(match.evidence()));
  }

  /// The server's own first digit decides, unless the provider is known to mean something else by
  /// it, or the cause is temporary by design. A mail program's rule follows the digit as well, but
  /// where it speaks about the delivery itself: what it then goes on to do no quoted reply tells.
  private Permanence permanence(FailedDelivery found, Rule rule, Cause cause, boolean isAnothers) {
    boolean isTheirs =
        !isAnothers && !rule.id().isWording() && (!isMailProgram(rule) || rule.wraps());
    if (isTheirs && rule.permanence() != Permanence.UNKNOWN) {
      return rule.permanence();
    }
    if (cause.is(Trait.TEMPORARY_BY_DESIGN)) {
      return Permanence.TEMPORARY;
    }
    return found
        .classDigit()
        .map(Diagnostician::byDigit)
        .orElse(rule.permanence() == Permanence.UNKNOWN ? cause.permanence() : rule.permanence());
  }

  private static Permanence byDigit(int digit) {
    return switch (digit) {
      case 2 -> Permanence.SUCCESS;
      case 4 -> Permanence.TEMPORARY;
      case 5 -> Permanence.PERMANENT;
      default -> Permanence.UNKNOWN;
    };
  }

  Diagnosis byCode(FailedDelivery found, ProviderAttribution attribution) {
    Permanence permanence =
        found.classDigit().map(Diagnostician::byDigit).orElse(Permanence.UNKNOWN);
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
              .flatMap(entry -> entry.causes().stream().findFirst());
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

  /// Without an action nobody said that it was delivered: the recipient was accepted, and no more.
  private static boolean isAcceptedSoFar(FailedDelivery found) {
    return found.action().isEmpty() && found.command().filter(SmtpCommand.RCPT::equals).isPresent();
  }

  /// What a mail means that is no bounce: its kind says it all.
  public Diagnosis ofKind(Role role) {
    return ofKind(catalog.cause(role));
  }

  /// What a mail means that is no bounce and says which cause it has.
  public static Diagnosis ofKind(Cause cause) {
    return new Diagnosis(
        Optional.empty(),
        cause,
        cause.permanence(),
        cause.actors(),
        Basis.NOTHING,
        Optional.empty(),
        UntrustedText.EMPTY);
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
        new UntrustedText(evidence));
  }

  private static String evidence(FailedDelivery found) {
    return found
        .enhancedStatusCode()
        .map(EnhancedStatusCode::toString)
        .or(() -> found.replyCode().map(ReplyCode::toString))
        .or(() -> found.statusField().map(EnhancedStatusCode::toString))
        .orElse("");
  }
}
