package bouncecard.adapter.slack.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Golden;
import bouncecard.adapter.Hostile;
import bouncecard.adapter.Samples;
import bouncecard.adapter.Samples.Sample;
import bouncecard.adapter.Schemas;
import bouncecard.adapter.Seen;
import bouncecard.adapter.slack.SlackLimits;
import bouncecard.adapter.slack.SlackReading;
import bouncecard.app.chat.Handle;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.catalog.Language;
import bouncecard.text.UntrustedText;
import com.networknt.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class SlackRendererTest {
  private static final Samples SAMPLES = new Samples();

  private static List<ObjectNode> draw(Sample sample) {
    return new SlackRenderer()
        .pages(sample.card(), sample.texts(), Handle.of(sample.query(), sample.card().language()));
  }

  @Test
  void pages_ofEveryCard_keepToLimitsAndLoseNothing() {
    AtomicInteger cards = new AtomicInteger();
    AtomicInteger pages = new AtomicInteger();
    AtomicInteger longest = new AtomicInteger();
    AtomicInteger most = new AtomicInteger();
    SAMPLES.forEach(
        sample -> {
          List<ObjectNode> drawn = draw(sample);
          cards.incrementAndGet();
          for (ObjectNode page : drawn) {
            pages.incrementAndGet();
            longest.accumulateAndGet(page.toString().length(), Math::max);
            most.accumulateAndGet(page.path("blocks").size(), Math::max);
            assertThat(SlackLimits.problems(page)).as(sample.query()).isEmpty();
            assertThat(SlackReading.active(page)).as(sample.query()).isEmpty();
          }
          assertThat(SlackReading.seen(drawn)).as(sample.query()).isEqualTo(Seen.of(sample.card()));
        });
    assertThat(cards.get()).isGreaterThan(1_000);
    System.out.printf(
        "slack: %s cards, %s pages, longest %s, most blocks %s%n", cards, pages, longest, most);
  }

  @Test
  void pages_ofEveryCard_validateAgainstSlacksSchema() {
    Schemas.Pages pages = new Schemas.Pages();
    SAMPLES.forEach(sample -> draw(sample).forEach(pages::add));
    for (String text : Hostile.TEXTS) {
      draw(SAMPLES.of(Hostile.card(text, Language.ENGLISH), text)).forEach(pages::add);
    }
    Schema schema = Schemas.slack("Message");
    pages
        .toValidate()
        .forEach(page -> assertThat(Schemas.errors(schema, page)).as(page.toString()).isEmpty());
  }

  @Test
  void check_ofPublishedBadAndGoodPayloads_bites() {
    for (Path file : Schemas.payloads("bad", "slack")) {
      assertThat(problems(Schemas.json(file))).as(file.toString()).isNotEmpty();
    }
    for (Path file : Schemas.payloads("good", "slack")) {
      assertThat(problems(Schemas.json(file))).as(file.toString()).isEmpty();
    }
  }

  private static List<String> problems(JsonNode payload) {
    String type =
        switch (payload.path("type").asString("")) {
          case "modal" -> "ModalView";
          case "home" -> "HomeView";
          default -> "Message";
        };
    List<String> errors = Schemas.errors(Schemas.slack(type), payload);
    return errors.isEmpty() ? SlackLimits.problems(payload) : errors;
  }

  @Test
  void pages_ofHostileText_formatAndMentionNothing() {
    for (String text : Hostile.TEXTS) {
      for (String hostile : List.of(text, text.repeat(1 + 1_500 / (1 + text.length())))) {
        Card card = Hostile.card(hostile, Language.ENGLISH);
        List<ObjectNode> drawn = draw(SAMPLES.of(card, hostile));
        for (ObjectNode page : drawn) {
          assertThat(SlackLimits.problems(page)).as(text).isEmpty();
          assertThat(SlackReading.active(page)).as(text).isEmpty();
        }
        if (hostile.length() < 200) {
          assertThat(SlackReading.seen(drawn)).as(text).isEqualTo(Seen.of(card));
        }
      }
    }
  }

  @Test
  void pages_ofHostileBounce_formatAndMentionNothing() {
    for (String text : Hostile.TEXTS) {
      String bounce =
          "Reporting-MTA: dns; "
              + text
              + "\nFinal-Recipient: rfc822; "
              + text
              + "@example.com\nAction: failed\n"
              + "Status: 5.1.1\nRemote-MTA: dns; "
              + text
              + "\nDiagnostic-Code: smtp; 550 5.1.1 "
              + text
              + " User unknown\n";
      for (ObjectNode page : draw(SAMPLES.of(bounce, Language.ENGLISH))) {
        assertThat(SlackLimits.problems(page)).as(text).isEmpty();
        assertThat(SlackReading.active(page)).as(text).isEmpty();
      }
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "word ",
        "A sentence ends here. ",
        "&<>*_~` ",
        "x",
        "한국어 문장입니다. ",
        "👩‍👩‍👧 ",
        "line\n"
      })
  void pages_ofHundredThousandCharacters_loseNothing(String part) {
    String text = part.repeat(100_000 / part.length());
    Card card =
        new Card(
            Severity.TEMPORARY,
            Language.ENGLISH,
            "Long",
            Rich.plain(text),
            List.of(
                new Block.Steps(
                    "Fix", List.of(Rich.plain("short"), Rich.verbatim(text), Rich.plain(text))),
                new Block.Facts(List.of(new Block.Fact("Recipient", Rich.verbatim(text)))),
                new Block.Quote("Evidence", new UntrustedText(text))),
            List.of());
    List<ObjectNode> drawn = draw(SAMPLES.of(card, "550"));
    drawn.forEach(page -> assertThat(SlackLimits.problems(page)).isEmpty());
    assertThat(SlackReading.seen(drawn)).isEqualTo(Seen.of(card));
  }

  @Test
  void pages_tooLongForOne_cutAtSentencesAndNameTheNext() {
    String sentence = "This sentence is one of many, and all of them end here. ";
    Card card =
        new Card(
            Severity.TEMPORARY,
            Language.ENGLISH,
            "Long",
            Rich.plain("Verdict."),
            List.of(new Block.Paragraph("Meaning", Rich.plain(sentence.repeat(500)))),
            List.of());
    List<ObjectNode> drawn = draw(SAMPLES.of(card, "550 5.1.1"));
    assertThat(drawn).hasSizeGreaterThan(2);
    for (int i = 0; i < drawn.size(); i++) {
      List<JsonNode> buttons = drawn.get(i).findValues("accessory");
      if (i == drawn.size() - 1) {
        assertThat(buttons).isEmpty();
      } else {
        assertThat(buttons)
            .singleElement()
            .extracting(button -> button.path("value").asString())
            .isEqualTo("more|550 5.1.1|en|" + (i + 2));
      }
      for (JsonNode block : drawn.get(i).path("blocks")) {
        if (block.has("expand") && !block.has("accessory")) {
          assertThat(block.path("text").path("text").asString()).matches("(?s).*[.*]");
        }
      }
    }
    ObjectNode unnamed = draw(SAMPLES.of(card, "")).getFirst();
    assertThat(unnamed.findValues("accessory").getFirst().path("value").asString())
        .isEqualTo("more||en|2");
  }

  @ParameterizedTest
  @CsvSource({
    "252-550, 252 550, en",
    "252-550, 252 550, ko",
    "550-5.1.1, 550 5.1.1, en",
    "550-5.1.1, 550 5.1.1, ko",
    "help, help, en",
    "help, help, ko"
  })
  void pages_ofWellKnownQuestions_areTheGoldenFiles(String name, String said, String language) {
    List<ObjectNode> drawn = draw(SAMPLES.compact(said, new Language(language)));
    assertThat(drawn).hasSize(1);
    Golden.check("slack", name + "." + language, drawn.getFirst());
  }
}
