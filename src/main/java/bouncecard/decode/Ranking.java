package bouncecard.decode;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import java.util.Comparator;
import java.util.List;

/// Puts the rules that apply to one reply in order. What decides and what explains the decision are
/// the same criteria.
final class Ranking {
  private final Catalog catalog;
  private final Speakers speakers;
  private final List<Criterion> criteria;

  /// Something that tells two rules apart.
  ///
  /// @param ifLess what is to be said of the one that has less of it
  private record Criterion(Outcome ifLess, Comparator<RuleMatch> comparator) {}

  Ranking(Catalog catalog, Speakers speakers) {
    this.catalog = catalog;
    this.speakers = speakers;
    this.criteria =
        List.of(
            new Criterion(Outcome.WEAKER, Comparator.comparing(match -> strength(match.rule()))),
            new Criterion(
                Outcome.FEWER_PARTS,
                Comparator.comparingInt(match -> match.rule().conditions().namedParts())),
            new Criterion(
                Outcome.NO_TOKEN,
                Comparator.comparing(match -> match.rule().conditions().token().isPresent())),
            new Criterion(Outcome.SHORTER, Comparator.comparingInt(RuleMatch::length)),
            new Criterion(
                Outcome.LATER_NAME, Comparator.comparing(match -> match.rule().id().toString())));
  }

  /// The strongest last.
  Comparator<RuleMatch> strongest() {
    return this::compare;
  }

  private int compare(RuleMatch first, RuleMatch second) {
    for (Criterion criterion : criteria) {
      int order = criterion.comparator().compare(first, second);
      if (order != 0) {
        return order;
      }
    }
    return 0;
  }

  /// What made `loser` lose against `winner`.
  Outcome decisive(RuleMatch winner, RuleMatch loser) {
    return criteria.stream()
        .filter(criterion -> criterion.comparator().compare(winner, loser) != 0)
        .map(Criterion::ifLess)
        .findFirst()
        .orElse(Outcome.LATER_NAME);
  }

  Strength strength(Rule rule) {
    if (saysLittle(rule)) {
      return Strength.SAYS_LITTLE;
    }
    if (rule.id().isWording()) {
      return Strength.ANYBODYS;
    }
    return switch (owner(rule).kind()) {
      case MTA -> Strength.ANYBODYS;
      case DNSBL -> Strength.BLOCK_LISTS;
      case MAILBOX, FILTER, ESP, FORWARDER -> {
        if (speakers.include(rule)) {
          yield rule.conditions().isCodeOnly() ? Strength.LIKELY_THEIRS : Strength.THEIRS;
        }
        yield speakers.isAnybody() || rule.conditions().token().isPresent()
            ? Strength.LIKELY_THEIRS
            : Strength.ANOTHERS;
      }
    };
  }

  static boolean saysLittle(Rule rule) {
    return rule.wraps() || rule.cause().equals(Diagnostician.UNKNOWN);
  }

  private Provider owner(Rule rule) {
    return catalog.provider(rule.id().owner()).orElseThrow();
  }
}
