package bouncecard.adapter.data.checks;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.data.mapping.StepAction;
import bouncecard.adapter.data.mapping.StepActions;
import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.card.Block;
import bouncecard.card.Rich;
import bouncecard.card.Span;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Rule;
import bouncecard.compose.CardComposer;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.junit.jupiter.api.Test;

final class StepPlansTest {
  private static final StepActions ACTIONS =
      new StepActions(
          List.of(
              new StepAction("look-up spf", List.of(List.of("v=spf1")), List.of()),
              new StepAction(
                  "keep address", List.of(List.of("keep the address")), List.of("remove address")),
              new StepAction("remove address", List.of(List.of("remove", "address")), List.of())));

  @Test
  void plan_ofAStepThatIsThere_leavesItOut() {
    StepPlans plans = new StepPlans(ACTIONS, new DataErrors());
    assertThat(
            plans.plan(
                "here",
                List.of("Publish one `v=spf1` record.", "Ask Example's form."),
                List.of("Look for `v=spf1` first.", "Wait an hour, then look again.")))
        .containsExactly("r0", "r1", "c1");
  }

  @Test
  void plan_ofACommandAgainstNone_takesTheCommand() {
    StepPlans plans = new StepPlans(ACTIONS, new DataErrors());
    assertThat(
            plans.plan(
                "here",
                List.of("Look whether v=spf1 is there."),
                List.of("Run `dig +short TXT example.com`: v=spf1 must be there.")))
        .containsExactly("c0");
  }

  @Test
  void plan_ofStepsThatContradict_keepsTheRulesOwn() {
    DataErrors errors = new DataErrors();
    StepPlans plans = new StepPlans(ACTIONS, errors);
    assertThat(
            plans.plan(
                "here", List.of("Keep the address."), List.of("Remove this address from lists.")))
        .containsExactly("r0");
    errors.throwIfAny();
    plans.plan("here", List.of("Keep the address.", "Remove this address."), List.of());
    org.assertj.core.api.Assertions.assertThatThrownBy(errors::throwIfAny)
        .hasMessageContaining("contradict each other");
  }

  @Test
  void steps_ofEveryRule_repeatNothingAndAreFewEnough() {
    Catalog catalog = DataFiles.load();
    List<String> repeated = new ArrayList<>();
    for (Language language : catalog.languages()) {
      CardComposer composer = new CardComposer(catalog, language);
      for (Rule rule : catalog.rules()) {
        List<Rich> steps = steps(composer, rule);
        assertThat(steps).as(rule.id().toString()).hasSizeBetween(1, 5);
        int own = catalog.texts(language).rule(rule.id()).map(t -> t.list("fix").size()).orElse(0);
        for (int i = 0; i < Math.min(own, steps.size()); i++) {
          for (int j = own; j < steps.size(); j++) {
            if (language.equals(Language.ENGLISH) && isRepetition(steps.get(i), steps.get(j))) {
              repeated.add(rule.id() + ": " + steps.get(i).text() + " | " + steps.get(j).text());
            }
          }
        }
      }
    }
    assertThat(repeated).isEmpty();
  }

  private static List<Rich> steps(CardComposer composer, Rule rule) {
    return composer.rule(rule, /* alone= */ true).blocks().stream()
        .filter(Block.Steps.class::isInstance)
        .map(block -> ((Block.Steps) block).steps())
        .findFirst()
        .orElseThrow();
  }

  /// Whether both hold one command, or most of the words of one are the other's.
  private static boolean isRepetition(Rich some, Rich other) {
    Set<String> commands = commands(some);
    commands.retainAll(commands(other));
    Set<String> shared = new HashSet<>(words(some));
    shared.retainAll(words(other));
    int least = Math.min(words(some).size(), words(other).size());
    return !commands.isEmpty() || shared.size() > 0.6 * least;
  }

  private static Set<String> commands(Rich step) {
    Set<String> commands = new HashSet<>();
    for (Span span : step.spans()) {
      if (span instanceof Span.Verbatim(String text) && text.indexOf(' ') > 0) {
        commands.add(text);
      }
    }
    return commands;
  }

  private static Set<String> words(Rich step) {
    Set<String> words = new HashSet<>();
    for (String word : step.text().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}_.-]+", -1)) {
      if (word.length() > 3) {
        words.add(word);
      }
    }
    return words;
  }
}
