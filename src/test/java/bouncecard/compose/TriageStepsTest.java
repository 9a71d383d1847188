package bouncecard.compose;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Language;
import bouncecard.catalog.Texts.Section;
import bouncecard.tally.Outcome;
import bouncecard.tally.Problem;
import bouncecard.tally.Sighting;
import bouncecard.tally.Tally;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What a triage says to do first stands alone: no step before it is needed, and nothing that only
/// one recipient has.
final class TriageStepsTest {
  private static final Catalog CATALOG = DataFiles.load();

  private static final List<String> LEAN_ON_OTHERS =
      List.of("Then ", "If ", "When ", "Else ", "After ", "the same way.", "그다음", "그러면", "같은 방법");

  private static final List<String> OF_ONE =
      List.of("{recipient}", "{sender}", "{queue_id}", "{limit}", "{link}");

  static Stream<Arguments> steps() {
    List<Arguments> steps = new ArrayList<>();
    for (Language language : CATALOG.languages()) {
      for (Cause cause : CATALOG.causes()) {
        CATALOG
            .texts(language)
            .entry(Section.CAUSES, cause.id())
            .orElseThrow()
            .list("fix_many")
            .stream()
            .map(step -> Arguments.of(cause.id(), step))
            .forEach(steps::add);
      }
    }
    return steps.stream();
  }

  @ParameterizedTest
  @MethodSource("steps")
  void step_ofMany_standsAlone(String cause, String step) {
    assertThat(LEAN_ON_OTHERS).as(cause).noneMatch(step::startsWith);
    assertThat(OF_ONE).as(cause).noneMatch(step::contains);
  }

  @Test
  void first_causeWithAnAddressOfOurs_hasTheCommandFilledIn() {
    assertThat(first("reverse-dns", "203.0.113.9"))
        .contains("dig +short -x 203.0.113.9", "203.0.113.9 back");
    assertThat(first("reverse-dns", ""))
        .contains("dig +short -x SENDING-IP", "the sending IP back");
    assertThat(first("blocklisted", "203.0.113.9")).contains("dig +short 9.113.0.203.");
    assertThat(first("connection-failure", "")).contains("dig +short MX example.com");
  }

  private static String first(String cause, String address) {
    Tally tally = new Tally();
    tally.add(
        new Sighting(
            1,
            1,
            60,
            Outcome.FAILED,
            Optional.of(new Problem(cause, "")),
            "example.com",
            "",
            address));
    CardContext say = new CardContext(CATALOG, CATALOG.texts(Language.ENGLISH));
    return new TriageCards(say).first(tally.report()).getFirst().text();
  }
}
