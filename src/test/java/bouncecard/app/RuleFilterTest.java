package bouncecard.app;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.app.RuleFilter.Chosen;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Rule;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What chooses rules.
class RuleFilterTest {
  private static final Catalog CATALOG = DataFiles.load();
  private final RuleFilter filter = new RuleFilter(CATALOG);

  @Test
  void choose_withoutWords_givesAll() {
    assertThat(rules()).isEqualTo(CATALOG.rules());
  }

  @Test
  void choose_provider_givesItsRulesOnly() {
    assertThat(rules("google"))
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.id().owner()).isEqualTo("google"));
    assertThat(rules("wording")).isNotEmpty().allMatch(rule -> rule.id().isWording());
  }

  @Test
  void choose_cause_givesRulesOfThatCauseOnly() {
    assertThat(rules("greylisted"))
        .isNotEmpty()
        .allSatisfy(rule -> assertThat(rule.cause()).isEqualTo("greylisted"));
  }

  @ParameterizedTest
  @CsvSource({
    "5.7.612, microsoft365.banned-ip", // within a range
    "tss04, yahoo.deferred-tss", // a token of a family
    "google.dmarc-policy, google.dmarc-policy",
    "GSMTP, ",
  })
  void choose_word_givesTheRulesThatHaveIt(String word, String expected) {
    Chosen chosen = filter.choose(List.of(word));
    if (expected == null) {
      assertThat(chosen).isInstanceOf(Chosen.NoneHas.class);
    } else {
      assertThat(rules(word)).anyMatch(rule -> rule.id().toString().equals(expected));
    }
  }

  @Test
  void choose_moreWords_narrowDown() {
    assertThat(rules("google", "dmarc", "5.7.26"))
        .isNotEmpty()
        .allMatch(rule -> rule.id().owner().equals("google") && rule.cause().equals("dmarc"));
  }

  @Test
  void choose_wordThatNoRuleHas_saysWhichAndWhatWouldWork() {
    assertThat(filter.choose(List.of("google", "zzqq")))
        .isInstanceOfSatisfying(
            Chosen.NoneHas.class,
            none -> {
              assertThat(none.word()).isEqualTo("zzqq");
              assertThat(none.names()).contains("google", "dmarc", "wording");
            });
  }

  @Test
  void choose_wordsThatNoRuleHasTogether_saysSo() {
    assertThat(filter.choose(List.of("google", "greylisted")))
        .isEqualTo(new Chosen.NoneHasAll(List.of("google", "greylisted")));
  }

  private List<Rule> rules(String... words) {
    return ((Chosen.Some) filter.choose(List.of(words))).rules();
  }
}
