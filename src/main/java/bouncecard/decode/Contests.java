package bouncecard.decode;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Rule;
import bouncecard.decode.Diagnosis.Basis;
import bouncecard.decode.Diagnostician.Hearing;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Says of a failed delivery what came into question and why one thing decided. It judges again by
/// the same code that judged first, so that what it says is what happened.
final class Contests {
  private static final int MOST = 40;

  private final Catalog catalog;
  private final Diagnostician diagnostician;

  Contests(Catalog catalog, Diagnostician diagnostician) {
    this.catalog = catalog;
    this.diagnostician = diagnostician;
  }

  Contest of(FailedDelivery found) {
    Hearing hearing = diagnostician.hear(found);
    Diagnosis decided = diagnostician.judge(found, hearing);
    List<RuleMatch> ranked =
        hearing.matches().stream().sorted(hearing.ranking().strongest().reversed()).toList();
    List<Contender> contenders = new ArrayList<>();
    for (RuleMatch match : ranked) {
      Outcome outcome = outcome(match, ranked.getFirst(), decided, hearing.ranking());
      contenders.add(
          outcome == Outcome.WON ? 0 : contenders.size(),
          contender(match, found, hearing, outcome));
    }
    for (RuleMatch match : diagnostician.strangers(found, hearing)) {
      contenders.add(contender(match, found, hearing, Outcome.NOT_SPEAKING));
    }
    addCodes(contenders, found, decided, diagnostician.byCode(found, hearing.speakers()));
    return new Contest(
        hearing.speakers().all(), contenders.subList(0, Math.min(contenders.size(), MOST)));
  }

  private static Outcome outcome(
      RuleMatch match, RuleMatch strongest, Diagnosis decided, Ranking ranking) {
    Optional<Rule> winner = decided.rule();
    if (winner.isEmpty()) {
      return Outcome.SAYS_LITTLE;
    }
    if (winner.get().equals(match.rule())) {
      return Outcome.WON;
    }
    return match.equals(strongest)
        ? Outcome.LENT_ITS_CAUSE
        : ranking.decisive(/* winner= */ strongest, /* loser= */ match);
  }

  private Contender contender(
      RuleMatch match, FailedDelivery found, Hearing hearing, Outcome outcome) {
    Rule rule = match.rule();
    return new Contender(
        Optional.of(rule),
        Diagnostician.basis(rule),
        catalog.cause(rule.cause()),
        Diagnostician.words(match, hearing.heard().text(), found),
        Optional.of(hearing.ranking().strength(rule)),
        outcome);
  }

  /// The code that would decide by itself, and an enhanced status code that never does.
  private void addCodes(
      List<Contender> contenders, FailedDelivery found, Diagnosis decided, Diagnosis byCode) {
    boolean codeWon = decided.rule().isEmpty();
    if (byCode.basis() != Basis.NOTHING) {
      Outcome lost = byCode.basis() == Basis.FIRST_DIGIT ? Outcome.SAYS_LITTLE : Outcome.NOT_NEEDED;
      Outcome outcome = codeWon ? Outcome.WON : lost;
      contenders.add(codeWon ? 0 : contenders.size(), code(byCode, outcome));
    }
    Optional<EnhancedStatusCode> general =
        found.enhancedStatusCode().filter(code -> !code.isSpecific());
    if (general.isPresent() && !byCode.evidence().value().equals(general.get().toString())) {
      contenders.add(
          new Contender(
              Optional.empty(),
              Basis.ENHANCED_STATUS_CODE,
              catalog.cause(Diagnostician.UNKNOWN),
              new UntrustedText(general.get().toString()),
              Optional.empty(),
              Outcome.SAYS_LITTLE));
    }
  }

  private static Contender code(Diagnosis byCode, Outcome outcome) {
    return new Contender(
        Optional.empty(),
        byCode.basis(),
        byCode.cause(),
        byCode.evidence(),
        Optional.empty(),
        outcome);
  }
}
