package bouncecard.adapter.data.checks;

import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.catalog.Rule;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.stream.Stream;

/// Finds rules of one owner that say different things of the same.
public final class RuleConflicts {
  private RuleConflicts() {}

  public static void check(List<RuleSamples> samples, DataErrors errors) {
    List<Rule> rules = samples.stream().map(RuleSamples::rule).toList();
    forEachPair(
        rules,
        rule -> List.of(rule.id().owner() + " " + written(rule)),
        (first, second) ->
            errors.add(
                RuleSamples.place(second),
                "its conditions are those of rule %s, and both must then have the same cause and permanence"
                    .formatted(first.id())));
    forEachPair(
        rules,
        RuleConflicts::wordings,
        (first, second) ->
            errors.add(
                RuleSamples.place(second),
                "a wording of it is one of rule %s too, and must stand for one cause"
                    .formatted(first.id())));
  }

  /// Calls `found` with each two rules that share a key and do not say the same.
  private static void forEachPair(
      List<Rule> rules, Function<Rule, List<String>> keys, BiConsumer<Rule, Rule> found) {
    Map<String, Rule> seen = new HashMap<>();
    for (Rule rule : rules) {
      for (String key : keys.apply(rule)) {
        Rule before = seen.put(key, rule);
        if (before != null
            && !(before.cause().equals(rule.cause()) && before.permanence() == rule.permanence())) {
          found.accept(before, rule);
        }
      }
    }
  }

  private static String written(Rule rule) {
    Rule.Conditions conditions = rule.conditions();
    return Stream.of(
            conditions.any().stream().sorted().toList(),
            conditions.all().stream().sorted().toList(),
            conditions.unless().stream().sorted().toList(),
            conditions.token().map(Object::toString),
            conditions.replyCodes().stream().sorted().toList(),
            conditions.enhancedStatusCodes().stream().map(Object::toString).sorted().toList(),
            conditions.commands().stream().sorted().toList())
        .toList()
        .toString();
  }

  private static List<String> wordings(Rule rule) {
    Rule.Conditions conditions = rule.conditions();
    boolean needsMore =
        !conditions.all().isEmpty()
            || !conditions.unless().isEmpty()
            || conditions.token().isPresent()
            || !conditions.replyCodes().isEmpty()
            || !conditions.enhancedStatusCodes().isEmpty()
            || !conditions.commands().isEmpty();
    return needsMore
        ? List.of()
        : conditions.any().stream().map(wording -> rule.id().owner() + " " + wording).toList();
  }
}
