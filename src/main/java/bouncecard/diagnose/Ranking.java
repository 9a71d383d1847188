package bouncecard.diagnose;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Puts the rules that apply to one reply in order. What decides and what explains the decision are
/// the same criteria.
final class Ranking {
  private static final List<Criterion> CRITERIA =
      List.of(
          new Criterion(CandidateOutcome.WEAKER, Ranking::byStrength),
          new Criterion(
              CandidateOutcome.BROADER,
              (_, first, second) ->
                  first.entry().isWording && second.entry().isWording
                      ? Boolean.compare(second.entry().isBroad, first.entry().isBroad)
                      : 0),
          new Criterion(
              CandidateOutcome.FEWER_PARTS,
              (_, first, second) ->
                  Integer.compare(first.entry().namedParts, second.entry().namedParts)),
          new Criterion(
              CandidateOutcome.NO_TOKEN,
              (_, first, second) ->
                  Boolean.compare(
                      first.entry().token.isPresent(), second.entry().token.isPresent())),
          new Criterion(
              CandidateOutcome.SHORTER,
              (_, first, second) -> Integer.compare(first.length(), second.length())),
          new Criterion(
              CandidateOutcome.LATER_NAME,
              (_, first, second) ->
                  first.rule().id().toString().compareTo(second.rule().id().toString())));

  private final ProviderAttribution attribution;

  /// Something that tells two rules apart.
  ///
  /// @param ifLess what is to be said of the one that has less of it
  private record Criterion(CandidateOutcome ifLess, Comparison comparison) {}

  private interface Comparison {
    int compare(Ranking ranking, RuleMatch first, RuleMatch second);
  }

  Ranking(ProviderAttribution attribution) {
    this.attribution = attribution;
  }

  /// The strongest of these; empty where there is none.
  Optional<RuleMatch> strongest(List<RuleMatch> matches) {
    if (matches.isEmpty()) {
      return Optional.empty();
    }
    RuleMatch best = matches.getFirst();
    Strength most = strength(best.entry());
    for (int i = 1; i < matches.size(); i++) {
      RuleMatch match = matches.get(i);
      Strength strength = strength(match.entry());
      int order = strength.compareTo(most);
      if (order > 0 || (order == 0 && compareAlike(match, best) > 0)) {
        best = match;
        most = strength;
      }
    }
    return Optional.of(best);
  }

  /// Of wordings as strong as the strongest one and of as many parts, the one that names what the
  /// sentences around them come to: "no such user. If your IP is blacklisted, write" holds two.
  ///
  /// @param family the family of the cause that the sentences come to
  RuleMatch agreeing(RuleMatch strongest, List<RuleMatch> matches, String family) {
    if (!strongest.entry().isWording || strongest.entry().cause.family().equals(family)) {
      return strongest;
    }
    List<RuleMatch> others = new ArrayList<>();
    for (RuleMatch match : matches) {
      if (match.entry().isWording
          && match.entry().cause.family().equals(family)
          && match.entry().namedParts == strongest.entry().namedParts
          && byStrength(match, strongest) == 0) {
        others.add(match);
      }
    }
    return strongest(others).orElse(strongest);
  }

  /// The strongest last.
  Comparator<RuleMatch> order() {
    return (first, second) -> {
      int order = byStrength(first, second);
      return order == 0 ? compareAlike(first, second) : order;
    };
  }

  /// By all criteria but the first, in which they are equal.
  private int compareAlike(RuleMatch first, RuleMatch second) {
    for (int i = 1; i < CRITERIA.size(); i++) {
      Criterion criterion = CRITERIA.get(i);
      int order = criterion.comparison().compare(this, first, second);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  private int byStrength(RuleMatch first, RuleMatch second) {
    return strength(first.entry()).compareTo(strength(second.entry()));
  }

  /// What made `loser` lose against `winner`.
  CandidateOutcome decisive(RuleMatch winner, RuleMatch loser) {
    return CRITERIA.stream()
        .filter(criterion -> criterion.comparison().compare(this, winner, loser) != 0)
        .map(Criterion::ifLess)
        .findFirst()
        .orElse(CandidateOutcome.LATER_NAME);
  }

  Strength strength(IndexedRule rule) {
    if (rule.saysLittle) {
      return Strength.SAYS_LITTLE;
    }
    if (rule.rule.isOperators() && (!rule.isCodeOnly || attribution.include(rule))) {
      return Strength.OPERATORS;
    }
    if (rule.isWording) {
      return Strength.ANYBODYS;
    }
    return switch (rule.owner().kind()) {
      case MTA -> Strength.ANYBODYS;
      case DNSBL -> Strength.BLOCK_LISTS;
      case FILTER -> strength(rule, attribution.decider().isEmpty());
      case MAILBOX, ESP, FORWARDER -> strength(rule, attribution.isAnybody());
    };
  }

  /// @param mayBeTheirs whether nobody else is known to have spoken; a filter speaks under the
  ///   names of those who use it, so that a host that nobody knows may be one
  private Strength strength(IndexedRule rule, boolean mayBeTheirs) {
    if (attribution.include(rule)) {
      return rule.isCodeOnly ? Strength.LIKELY_THEIRS : Strength.THEIRS;
    }
    return mayBeTheirs || rule.token.isPresent() ? Strength.LIKELY_THEIRS : Strength.ANOTHERS;
  }
}
