package bouncecard.adapter.discord.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Golden;
import bouncecard.adapter.RendererContract;
import bouncecard.adapter.Samples.Sample;
import bouncecard.adapter.Schemas;
import bouncecard.adapter.discord.DiscordLimits;
import bouncecard.adapter.discord.DiscordReading;
import bouncecard.app.chat.Handle;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.catalog.Language;
import com.networknt.schema.Schema;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

final class DiscordRendererTest extends RendererContract {
  @Override
  protected List<ObjectNode> draw(Sample sample) {
    return new DiscordRenderer()
        .pages(sample.card(), sample.texts(), Handle.of(sample.query(), sample.card().language()));
  }

  @Override
  protected List<String> overLimits(ObjectNode page) {
    return DiscordLimits.problems(page);
  }

  @Override
  protected List<String> active(ObjectNode page) {
    return DiscordReading.active(page);
  }

  @Override
  protected String seen(List<ObjectNode> pages) {
    return DiscordReading.seen(pages);
  }

  @Override
  protected Schema schema() {
    return Schemas.discord("IncomingWebhookInteractionRequest");
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
