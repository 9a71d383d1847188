package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFolder.Exemplified;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleId;
import bouncecard.decode.Decoder;
import bouncecard.decode.Report;
import bouncecard.diagnose.Candidate;
import bouncecard.diagnose.CandidateOutcome;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiConsumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Rules that can never decide, and rules that say different things of the same.
class RuleConflictsTest {
  private static final List<Exemplified> RULES = DataFolder.rules();

  private final Decoder decoder = new Decoder(DataFiles.load());

  @Test
  void rules_all_decideOnOneOfTheirExamplesAtLeast() {
    List<String> dead = new ArrayList<>();
    for (Exemplified exemplified : RULES) {
      boolean alive =
          exemplified.examples().stream()
              .anyMatch(
                  example ->
                      decides(exemplified.rule(), example)
                          || decides(exemplified.rule(), exemplified.pasted(example)));
      if (!alive) {
        dead.add(
            exemplified.rule().id()
                + " is shadowed by "
                + exemplified.examples().stream()
                    .map(example -> winner(exemplified.pasted(example)))
                    .toList());
      }
    }
    assertThat(dead).isEmpty();
  }

  @Test
  void rules_thatNeedTheirProvider_doNotDecideWhereItDidNotSpeak() {
    List<String> wrong = new ArrayList<>();
    for (Exemplified exemplified : RULES) {
      Rule rule = exemplified.rule();
      if (rule.conditions().needsProvider() && rule.conditions().isCodeOnly()) {
        String code =
            Stream.concat(
                    rule.conditions().replyCodes().stream().limit(1),
                    rule.conditions().enhancedStatusCodes().stream()
                        .limit(1)
                        .map(span -> span.toString().split("-", 2)[0]))
                .reduce("", (first, second) -> (first + " " + second).strip());
        if (decides(rule, "host mx.example.com[192.0.2.1] said: " + code + " refused")) {
          wrong.add(rule.id().toString());
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  @Test
  void rules_withEqualConditions_sayTheSame() {
    List<String> wrong = new ArrayList<>();
    forEachPair(
        rule -> List.of(rule.id().owner() + " " + written(rule)),
        (first, second) -> {
          if (!saysTheSame(first, second)) {
            wrong.add(first.id() + " and " + second.id());
          }
        });
    assertThat(wrong).isEmpty();
  }

  @Test
  void wordings_ofOneOwner_standForOneCauseEach() {
    List<String> wrong = new ArrayList<>();
    forEachPair(
        rule ->
            needsWordsOnly(rule)
                ? rule.conditions().any().stream()
                    .map(wording -> rule.id().owner() + " " + wording)
                    .toList()
                : List.of(),
        (first, second) -> {
          if (!saysTheSame(first, second)) {
            wrong.add(first.id() + " and " + second.id());
          }
        });
    assertThat(wrong).isEmpty();
  }

  private interface Keys {
    List<String> of(Rule rule);
  }

  /// Calls `test` with each two rules that share a key.
  private static void forEachPair(Keys keys, BiConsumer<Rule, Rule> test) {
    Map<String, Rule> seen = new HashMap<>();
    for (Exemplified exemplified : RULES) {
      for (String key : keys.of(exemplified.rule())) {
        Optional.ofNullable(seen.put(key, exemplified.rule()))
            .ifPresent(before -> test.accept(before, exemplified.rule()));
      }
    }
  }

  private static boolean saysTheSame(Rule first, Rule second) {
    return first.cause().equals(second.cause()) && first.permanence() == second.permanence();
  }

  private static String written(Rule rule) {
    Rule.Conditions conditions = rule.conditions();
    return Stream.of(
            conditions.any().stream().sorted().toList(),
            conditions.all().stream().sorted().toList(),
            conditions.token().map(Object::toString),
            conditions.replyCodes().stream().sorted().toList(),
            conditions.enhancedStatusCodes().stream().map(Object::toString).sorted().toList(),
            conditions.commands().stream().sorted().toList())
        .toList()
        .toString();
  }

  private static boolean needsWordsOnly(Rule rule) {
    Rule.Conditions conditions = rule.conditions();
    return conditions.all().isEmpty()
        && conditions.token().isEmpty()
        && conditions.replyCodes().isEmpty()
        && conditions.enhancedStatusCodes().isEmpty()
        && conditions.commands().isEmpty();
  }

  private boolean decides(Rule rule, String pasted) {
    return contenders(pasted).stream()
        .filter(
            contender ->
                contender.outcome() == CandidateOutcome.WON
                    || contender.outcome() == CandidateOutcome.LENT_ITS_CAUSE)
        .anyMatch(
            contender -> contender.rule().map(Rule::id).filter(rule.id()::equals).isPresent());
  }

  private String winner(String pasted) {
    return contenders(pasted).stream()
        .filter(contender -> contender.outcome() == CandidateOutcome.WON)
        .findFirst()
        .flatMap(Candidate::rule)
        .map(Rule::id)
        .map(RuleId::toString)
        .orElse("no rule");
  }

  private List<Candidate> contenders(String pasted) {
    return decoder.explained(decoder.decode(new UntrustedText(pasted))).reports().stream()
        .limit(1)
        .map(Report::explanation)
        .flatMap(Optional::stream)
        .flatMap(contest -> contest.candidates().stream())
        .toList();
  }
}
