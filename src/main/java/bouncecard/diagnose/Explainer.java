package bouncecard.diagnose;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Rule;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis.Basis;
import bouncecard.diagnose.Diagnostician.MatchContext;
import bouncecard.diagnose.composition.Clue;
import bouncecard.diagnose.composition.Composition;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says of a failed delivery what came into question and why one thing decided. It judges again by
/// the same code that judged first, so that what it says is what happened.
public final class Explainer {
  private static final int MOST = 40;

  private final Catalog catalog;
  private final Diagnostician diagnostician;

  public Explainer(Catalog catalog, Diagnostician diagnostician) {
    this.catalog = catalog;
    this.diagnostician = diagnostician;
  }

  public Explanation of(FailedDelivery found) {
    MatchContext context = diagnostician.scan(found);
    Diagnosis decided = diagnostician.judge(found, context);
    List<RuleMatch> ranked =
        context.matches().stream().sorted(context.ranking().order().reversed()).toList();
    List<Candidate> candidates = new ArrayList<>();
    for (RuleMatch match : ranked) {
      CandidateOutcome outcome = outcome(match, ranked.getFirst(), decided, context.ranking());
      candidates.add(
          outcome == CandidateOutcome.WON ? 0 : candidates.size(),
          candidate(match, found, context, outcome));
    }
    for (RuleMatch match : diagnostician.unattributedMatches(found, context)) {
      candidates.add(candidate(match, found, context, CandidateOutcome.NOT_SPEAKING));
    }
    addClues(candidates, found, decided);
    addCodes(candidates, found, decided, diagnostician.byCode(found, context.attribution()));
    return new Explanation(
        context.attribution().all(), candidates.subList(0, Math.min(candidates.size(), MOST)));
  }

  private static CandidateOutcome outcome(
      RuleMatch match, RuleMatch strongest, Diagnosis decided, Ranking ranking) {
    Optional<Rule> winner = decided.rule();
    if (winner.isEmpty()) {
      return match.entry().saysLittle
          ? CandidateOutcome.SAYS_LITTLE
          : CandidateOutcome.OTHERWISE_SAID;
    }
    if (winner.get().equals(match.rule())) {
      return CandidateOutcome.WON;
    }
    String family = decided.cause().family();
    boolean isChosen = !strongest.entry().cause.family().equals(family);
    if (isChosen && !match.entry().cause.family().equals(family)) {
      return CandidateOutcome.OTHERWISE_SAID;
    }
    return match.equals(strongest)
        ? CandidateOutcome.LENT_ITS_CAUSE
        : ranking.decisive(/* winner= */ strongest, /* loser= */ match);
  }

  private Candidate candidate(
      RuleMatch match, FailedDelivery found, MatchContext context, CandidateOutcome outcome) {
    Rule rule = match.rule();
    return new Candidate(
        Optional.of(rule),
        RuleDiagnostician.basis(match.entry()),
        match.entry().cause,
        RuleDiagnostician.words(match, context.scanned().text(), found),
        Optional.of(context.ranking().strength(match.entry())),
        outcome);
  }

  /// What the sentences were understood to say, the strongest first.
  private void addClues(List<Candidate> candidates, FailedDelivery found, Diagnosis decided) {
    Optional<Composition> composed = diagnostician.compose(found);
    if (composed.isEmpty()) {
      return;
    }
    for (Clue clue : composed.get().clues()) {
      boolean won = decided.basis() == Basis.COMPOSITION && clue.equals(composed.get().best());
      candidates.add(
          won ? 0 : candidates.size(),
          new Candidate(
              Optional.empty(),
              Basis.COMPOSITION,
              catalog.cause(clue.cause()),
              SentenceDiagnostician.words(clue, found),
              Optional.empty(),
              won ? CandidateOutcome.WON : lost(clue, composed.get())));
    }
  }

  private static CandidateOutcome lost(Clue clue, Composition composed) {
    return clue.equals(composed.best())
        ? CandidateOutcome.NOT_NEEDED
        : CandidateOutcome.FEWER_POINTS;
  }

  /// The code that would decide by itself, and an enhanced status code that never does.
  private void addCodes(
      List<Candidate> candidates, FailedDelivery found, Diagnosis decided, Diagnosis byCode) {
    boolean codeWon = decided.rule().isEmpty() && decided.basis() != Basis.COMPOSITION;
    if (byCode.basis() != Basis.NOTHING) {
      CandidateOutcome lost =
          byCode.basis() == Basis.FIRST_DIGIT
              ? CandidateOutcome.SAYS_LITTLE
              : CandidateOutcome.NOT_NEEDED;
      CandidateOutcome outcome = codeWon ? CandidateOutcome.WON : lost;
      candidates.add(codeWon ? 0 : candidates.size(), code(byCode, outcome));
    }
    Optional<EnhancedStatusCode> general =
        found.enhancedStatusCode().filter(code -> !code.isSpecific());
    if (general.isPresent() && !byCode.evidence().value().equals(general.get().toString())) {
      candidates.add(
          new Candidate(
              Optional.empty(),
              Basis.ENHANCED_STATUS_CODE,
              catalog.cause(Cause.Role.UNKNOWN),
              new UntrustedText(general.get().toString()),
              Optional.empty(),
              CandidateOutcome.SAYS_LITTLE));
    }
  }

  private static Candidate code(Diagnosis byCode, CandidateOutcome outcome) {
    return new Candidate(
        Optional.empty(),
        byCode.basis(),
        byCode.cause(),
        byCode.evidence(),
        Optional.empty(),
        outcome);
  }
}
