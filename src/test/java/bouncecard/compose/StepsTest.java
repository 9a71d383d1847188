package bouncecard.compose;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.card.Rich;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Rule;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts.Section;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// The steps of every rule, alone and with its cause, whatever is known.
final class StepsTest {
  private static final Catalog CATALOG = DataFiles.load();

  /// How a step begins that goes on from the one before it.
  private static final Pattern GOES_ON =
      Pattern.compile(
          "(?:Then|Else|Elsewhere|Otherwise|After that|Afterwards|Only then|Also|If so|If not|If"
              + " that|If none|If neither|If nothing|If it names|Do the same|The"
              + " same|Likewise|그다음|그래도|그렇지 않으면|아니면|그 뒤)\\b.*",
          Pattern.UNICODE_CHARACTER_CLASS);

  private static final Map<String, String> EVERYTHING =
      Map.ofEntries(
          Map.entry("recipient", "bob@example.com"),
          Map.entry("recipient_domain", "example.com"),
          Map.entry("sender", "alice@example.org"),
          Map.entry("sender_domain", "example.org"),
          Map.entry("ip", "203.0.113.9"),
          Map.entry("reversed_ip", "9.113.0.203"),
          Map.entry("host", "mx.example.com"),
          Map.entry("dnsbl", "zen.example.net"),
          Map.entry("limit", "25 MB"),
          Map.entry("link", "https://example.net/why"),
          Map.entry("selector", "s1"),
          Map.entry("queue_id", "3F2504E0"));

  @Test
  void steps_ofEveryRule_areAtMostFiveAndNoneIsEmptyOrTwice() {
    List<String> wrong = new ArrayList<>();
    forEveryRule(
        (what, steps) -> {
          Set<String> said = new HashSet<>();
          boolean isBad =
              steps.isEmpty()
                  || steps.size() > 5
                  || !steps.stream().allMatch(step -> said.add(step.text()));
          for (Rich step : steps) {
            isBad |=
                step.text().isBlank()
                    || step.text().contains("{")
                    || step.text().contains(" ()")
                    || step.text().contains("``")
                    || step.text().contains("  ");
          }
          if (isBad) {
            wrong.add(what + ": " + steps.stream().map(Rich::text).toList());
          }
        });
    assertThat(wrong).isEmpty();
  }

  /// What goes on from another step says nothing where that one is not there.
  @Test
  void steps_ofEveryRule_beginWithOneThatStandsByItself() {
    List<String> wrong = new ArrayList<>();
    forEveryRule(
        (what, steps) -> {
          if (GOES_ON.matcher(steps.getFirst().text()).matches()) {
            wrong.add(what + ": " + steps.getFirst().text());
          }
        });
    assertThat(wrong).isEmpty();
  }

  /// A triage tells one step of a cause, whichever has all it needs.
  @Test
  void steps_ofEveryCause_standEachByItself() {
    List<String> wrong = new ArrayList<>();
    for (Language language : CATALOG.languages()) {
      CATALOG
          .causes()
          .forEach(
              cause ->
                  CATALOG
                      .texts(language)
                      .entry(Section.CAUSES, cause.id())
                      .orElseThrow()
                      .list("fix")
                      .stream()
                      .filter(step -> GOES_ON.matcher(step).matches())
                      .forEach(step -> wrong.add(language.tag() + " " + cause.id() + ": " + step)));
    }
    assertThat(wrong).isEmpty();
  }

  /// No step of a rule is followed by its own repetition.
  @Test
  void steps_ofEveryRule_doNotRepeatACommandOrMostWords() {
    List<String> wrong = new ArrayList<>();
    CardContext say = new CardContext(CATALOG, CATALOG.texts(Language.ENGLISH));
    for (Rule rule : CATALOG.rules()) {
      List<Rich> steps = steps(say, rule, EVERYTHING);
      for (int i = 1; i < steps.size(); i++) {
        for (int j = 0; j < i; j++) {
          if (sharedWords(steps.get(i).text(), steps.get(j).text()) > 0.7) {
            wrong.add(rule.id() + ": " + steps.get(j).text() + " / " + steps.get(i).text());
          }
        }
      }
    }
    assertThat(wrong).isEmpty();
  }

  private static double sharedWords(String some, String other) {
    Set<String> words = words(some);
    Set<String> others = words(other);
    int least = Math.min(words.size(), others.size());
    words.retainAll(others);
    return least < 4 ? 0 : (double) words.size() / least;
  }

  private static Set<String> words(String text) {
    Set<String> words = new HashSet<>();
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\w.]+", -1)) {
      if (word.length() > 3) {
        words.add(word);
      }
    }
    return words;
  }

  private interface Look {
    void at(String what, List<Rich> steps);
  }

  private static void forEveryRule(Look look) {
    for (Language language : CATALOG.languages()) {
      CardContext say = new CardContext(CATALOG, CATALOG.texts(language));
      for (Rule rule : CATALOG.rules()) {
        for (Map<String, String> known : List.of(EVERYTHING, Map.<String, String>of())) {
          String what = language.tag() + " " + rule.id() + (known.isEmpty() ? " bare" : "");
          look.at(what, steps(say, rule, known));
        }
      }
    }
  }

  private static List<Rich> steps(CardContext say, Rule rule, Map<String, String> known) {
    TextEntry cause = say.texts.entry(Section.CAUSES, rule.cause()).orElseThrow();
    return say.steps(Optional.of(rule), cause, known);
  }
}
