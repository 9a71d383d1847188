package bouncecard.adapter.discord.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Golden;
import bouncecard.adapter.Hostile;
import bouncecard.adapter.Samples;
import bouncecard.adapter.Samples.Sample;
import bouncecard.adapter.Schemas;
import bouncecard.adapter.Seen;
import bouncecard.adapter.discord.DiscordLimits;
import bouncecard.adapter.discord.DiscordReading;
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

final class DiscordRendererTest {
  private static final Samples SAMPLES = new Samples();

  private static List<ObjectNode> draw(Sample sample) {
    return new DiscordRenderer()
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
            longest.accumulateAndGet(DiscordLimits.characters(page), Math::max);
            most.accumulateAndGet(DiscordLimits.components(page), Math::max);
            assertThat(DiscordLimits.problems(page)).as(sample.query()).isEmpty();
            assertThat(DiscordReading.active(page)).as(sample.query()).isEmpty();
          }
          assertThat(DiscordReading.seen(drawn))
              .as(sample.query())
              .isEqualTo(Seen.of(sample.card()));
        });
    assertThat(cards.get()).isGreaterThan(1_000);
    System.out.printf(
        "discord: %s cards, %s pages, longest %s, most components %s%n",
        cards, pages, longest, most);
  }

  @Test
  void pages_ofEveryCard_validateAgainstDiscordsSchema() {
    Schemas.Pages pages = new Schemas.Pages();
    SAMPLES.forEach(sample -> draw(sample).forEach(pages::add));
    for (String text : Hostile.TEXTS) {
      draw(SAMPLES.of(Hostile.card(text, Language.ENGLISH), text)).forEach(pages::add);
    }
    Schema schema = Schemas.discord("IncomingWebhookInteractionRequest");
    pages
        .toValidate()
        .forEach(page -> assertThat(Schemas.errors(schema, page)).as(page.toString()).isEmpty());
  }

  @Test
  void check_ofPublishedBadPayloads_bites() {
    for (Path file : Schemas.payloads("bad", "discord")) {
      assertThat(problems(Schemas.json(file))).as(file.toString()).isNotEmpty();
    }
    ObjectNode good = draw(SAMPLES.of("252 550", Language.ENGLISH)).getFirst();
    assertThat(Schemas.errors(Schemas.discord("MessageCreateRequest"), good)).isEmpty();
    ObjectNode callback = good.objectNode().put("type", 4).set("data", good);
    assertThat(
            problems(
                good.objectNode().put("path", "/interactions/1/t/callback").set("body", callback)))
        .isEmpty();
  }

  private static List<String> problems(JsonNode request) {
    JsonNode body = request.path("body");
    if (request.path("path").asString().endsWith("/commands")) {
      return Schemas.errors(Schemas.discord("ApplicationCommandUpdateRequest"), body.path(0));
    }
    String schema =
        switch (body.path("type").asInt(0)) {
          case 4 -> "CreateMessageInteractionCallbackRequest";
          case 8 -> "ApplicationCommandAutocompleteCallbackRequest";
          case 9 -> "ModalInteractionCallbackRequest";
          default -> "";
        };
    if (schema.isEmpty()) {
      return List.of("no such request");
    }
    List<String> errors = Schemas.errors(Schemas.discord(schema), body);
    return errors.isEmpty() ? DiscordLimits.problems(body.path("data")) : errors;
  }

  @Test
  void pages_ofHostileText_formatAndMentionNothing() {
    for (String text : Hostile.TEXTS) {
      for (String hostile : List.of(text, text.repeat(1 + 1_500 / (1 + text.length())))) {
        Card card = Hostile.card(hostile, Language.ENGLISH);
        List<ObjectNode> drawn = draw(SAMPLES.of(card, hostile));
        for (ObjectNode page : drawn) {
          assertThat(DiscordLimits.problems(page)).as(text).isEmpty();
          assertThat(DiscordReading.active(page)).as(text).isEmpty();
        }
        if (hostile.length() < 200) {
          assertThat(DiscordReading.seen(drawn)).as(text).isEqualTo(Seen.of(card));
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
        assertThat(DiscordLimits.problems(page)).as(text).isEmpty();
        assertThat(DiscordReading.active(page)).as(text).isEmpty();
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
    drawn.forEach(page -> assertThat(DiscordLimits.problems(page)).isEmpty());
    assertThat(DiscordReading.seen(drawn)).isEqualTo(Seen.of(card));
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
            .extracting(button -> button.path("custom_id").asString())
            .isEqualTo("more|550 5.1.1|en|" + (i + 2));
      }
      List<String> texts = drawn.get(i).findValuesAsString("content");
      assertThat(texts.subList(1, texts.size() - 1)).allMatch(text -> text.matches("(?s).*[.*]"));
    }
    ObjectNode unnamed = draw(SAMPLES.of(card, "")).getFirst();
    assertThat(unnamed.findValues("accessory").getFirst().path("custom_id").asString())
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
    Golden.check("discord", name + "." + language, drawn.getFirst());
  }
}
