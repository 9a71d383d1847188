package bouncecard.diagnose;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Cause.Role;
import bouncecard.catalog.Cause.Trait;
import bouncecard.catalog.Rule;
import bouncecard.catalog.lexicon.About;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis.Basis;
import bouncecard.diagnose.composition.Clue;
import bouncecard.diagnose.composition.Composition;
import bouncecard.diagnose.composition.Confidence;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Judges a failed delivery. Strongest first: a rule of the provider whose reply it is, a wording
/// that names the cause, sentences understood by what they say of what, an enhanced status code
/// that is specific, a reply code with one usual cause, the first digit. What says nothing by
/// itself (5.0.0, 5.7.1, 554) never beats words that do.
public final class Diagnostician {
  private final Catalog catalog;
  private final RuleIndex index;
  private final RuleMatcher matcher;
  private final SentenceDiagnostician sentences;
  private final CodeDiagnostician codes;
  private final Settler settler;

  /// @param signals phrases that others want to know of; see [ScanResult#signals]
  public Diagnostician(Catalog catalog, List<List<String>> signals) {
    this.catalog = catalog;
    this.index = new RuleIndex(catalog, signals);
    this.matcher = new RuleMatcher(index);
    this.sentences = new SentenceDiagnostician(catalog);
    this.codes = new CodeDiagnostician(catalog);
    this.settler = new Settler(catalog, codes);
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
    MatchContext context = first(found, before);
    return context.attribution().isByRecipientOnly() && isSenders(judge(found, context))
        ? withoutRecipient(found, context)
        : context;
  }

  private MatchContext first(FailedDelivery found, ScanResult before) {
    ScanResult scanned = scanned(found, before);
    return context(scanned, found, ProviderAttribution.of(index, scanned, found));
  }

  /// What only the recipient's domain points to did not refuse where the sender's side did.
  private MatchContext withoutRecipient(FailedDelivery found, MatchContext context) {
    return context(
        context.scanned(), found, context.attribution().withoutRecipient(index, context.scanned()));
  }

  private static boolean isSenders(Diagnosis judged) {
    return judged.cause().is(Trait.SENDERS_SIDE);
  }

  private MatchContext context(
      ScanResult scanned, FailedDelivery found, ProviderAttribution attribution) {
    return new MatchContext(
        scanned,
        attribution,
        matcher.matches(scanned, found, attribution),
        new Ranking(attribution));
  }

  private ScanResult scanned(FailedDelivery found, ScanResult before) {
    String words = found.reply().value();
    return before.isOf(words) ? before : index.scan(words);
  }

  /// What the failure means.
  ///
  /// @param before what was scanned already, in these or other words
  public Diagnosis judge(FailedDelivery found, ScanResult before) {
    MatchContext context = first(found, before);
    Diagnosis judged = judge(found, context);
    return context.attribution().isByRecipientOnly() && isSenders(judged)
        ? judge(found, withoutRecipient(found, context))
        : judged;
  }

  Diagnosis judge(FailedDelivery found, MatchContext context) {
    Optional<RuleMatch> best = context.ranking().strongest(context.matches());
    if (best.isPresent() && context.ranking().strength(best.get().entry()).isWhoSpoke()) {
      return settler.settle(
          byRule(best.get(), context, found, Confidence.SURE), Optional.empty(), found);
    }
    Optional<Composition> composed = compose(found);
    return settler.settle(
        best.isPresent() && !best.get().entry().saysLittle
            ? byWording(best.get(), composed, context, found)
            : byWhatElseIsSaid(best, composed, context, found),
        composed,
        found);
  }

  /// Where no rule names the cause outright.
  ///
  /// @param wrapper a rule that only says that there was an error
  private Diagnosis byWhatElseIsSaid(
      Optional<RuleMatch> wrapper,
      Optional<Composition> composed,
      MatchContext context,
      FailedDelivery found) {
    Optional<Composition> decisive = composed.filter(it -> !codes.sayMore(it, found));
    if (decisive.isPresent()) {
      return wrapper.isPresent() && wrapper.get().entry().tellsMoreThan(decisive.get())
          ? byRule(wrapper.get(), context, found, decisive.get().confidence())
          : byComposition(decisive.get(), found, context.attribution());
    }
    Diagnosis byCode = codes.diagnose(found, context.attribution());
    if (CodeDiagnostician.isTelling(byCode)) {
      return byCode;
    }
    if (wrapper.isPresent()) {
      return byRule(wrapper.get(), context, found, Confidence.GUESS);
    }
    Optional<Composition> guess = composed.filter(it -> sentences.isWorthSaying(it, found));
    return guess.map(it -> byComposition(it, found, context.attribution())).orElse(byCode);
  }

  /// By a wording that holds anywhere, or one of a provider who does not show: sentences that say
  /// something else shake it.
  private Diagnosis byWording(
      RuleMatch strongest,
      Optional<Composition> composed,
      MatchContext context,
      FailedDelivery found) {
    RuleMatch best =
        composed
            .filter(it -> it.confidence() != Confidence.GUESS)
            .map(it -> family(it.cause()))
            .map(it -> context.ranking().agreeing(strongest, context.matches(), it))
            .orElse(strongest);
    if (composed.isPresent() && SentenceDiagnostician.readMore(composed.get(), best, found)) {
      return byComposition(composed.get().asLikely(), found, context.attribution());
    }
    boolean isSure = composed.filter(it -> it.confidence() == Confidence.SURE).isPresent();
    if (composed.isEmpty()
        || composed.get().confidence() == Confidence.GUESS
        || family(composed.get().cause()).equals(best.entry().cause.family())) {
      boolean isShaken = !isSure && Passing.isInPassing(best, found.reply().value());
      return byRule(best, context, found, isShaken ? Confidence.LIKELY : Confidence.SURE);
    }
    if (context.ranking().strength(best.entry()) == Strength.ANOTHERS) {
      return byComposition(composed.get(), found, context.attribution());
    }
    return best.entry().givesWay(composed.get())
        ? byComposition(composed.get().asLikely(), found, context.attribution())
        : byRule(best, context, found, Confidence.LIKELY);
  }

  private String family(String cause) {
    return catalog.cause(cause).family();
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
    if (sentences.isReply(found)) {
      return true;
    }
    for (RuleMatch match :
        matcher.matches(scanned, found, ProviderAttribution.ofWords(index, scanned))) {
      String said = scanned.text().original();
      if (!isTopic(match, said) && !Passing.isInPassing(match, said)) {
        return true;
      }
    }
    return false;
  }

  /// Whether the sentences of a line surely name a cause.
  public boolean saysSurely(FailedDelivery found) {
    return sentences.saysSurely(found);
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

  /// A mail program's rule instead of a wording that names the same cause: it has a text of its
  /// own.
  private RuleMatch inOwnWords(RuleMatch best, List<RuleMatch> matches, Ranking ranking) {
    if (!best.entry().isWording || best.rule().isOperators()) {
      return best;
    }
    List<RuleMatch> same = new ArrayList<>();
    for (RuleMatch match : matches) {
      if (match.entry().isMailProgram()
          && match.entry().cause.id().equals(best.entry().cause.id())) {
        same.add(match);
      }
    }
    return ranking.strongest(same).orElse(best);
  }

  private Diagnosis byRule(
      RuleMatch best, MatchContext context, FailedDelivery found, Confidence confidence) {
    RuleMatch match = inOwnWords(best, context.matches(), context.ranking());
    return RuleDiagnostician.diagnose(match, found, context, confidence);
  }

  private Diagnosis byComposition(
      Composition composed, FailedDelivery found, ProviderAttribution attribution) {
    return sentences.diagnose(composed, found, attribution);
  }

  /// What a rule would say of a delivery if it decided, by words of its owner.
  public Diagnosis ofRule(Rule rule, FailedDelivery found) {
    ScanResult scanned = scanned(found, ScanResult.nothing());
    MatchContext context = context(scanned, found, ProviderAttribution.ofWords(index, scanned));
    return settler.settle(
        RuleDiagnostician.diagnose(
            new RuleMatch(index.entry(rule), "", 0), found, context, Confidence.SURE),
        Optional.empty(),
        found);
  }

  /// What sentences would say of a delivery that come to a cause.
  public Diagnosis ofSentences(Cause cause, Confidence confidence, FailedDelivery found) {
    Clue clue =
        new Clue(cause.id(), "", About.NOTHING, 0, 0, 0, Optional.empty(), false, Optional.empty());
    Composition composed = new Composition(confidence, 0, List.of(clue));
    ProviderAttribution attribution =
        ProviderAttribution.ofWords(index, scanned(found, ScanResult.nothing()));
    return settler.settle(
        sentences.diagnose(composed, found, attribution), Optional.of(composed), found);
  }

  /// What its sentences come to.
  Optional<Composition> compose(FailedDelivery found) {
    return sentences.compose(found);
  }

  /// What the codes alone would say.
  Diagnosis byCode(FailedDelivery found, ProviderAttribution attribution) {
    return codes.diagnose(found, attribution);
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
}
