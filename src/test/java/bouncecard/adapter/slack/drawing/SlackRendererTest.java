package bouncecard.adapter.slack.drawing;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Golden;
import bouncecard.adapter.RendererContract;
import bouncecard.adapter.Samples.Sample;
import bouncecard.adapter.Schemas;
import bouncecard.adapter.slack.SlackLimits;
import bouncecard.adapter.slack.SlackReading;
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

final class SlackRendererTest extends RendererContract {
  @Override
  protected List<ObjectNode> draw(Sample sample) {
    return new SlackRenderer()
        .pages(sample.card(), sample.texts(), Handle.of(sample.query(), sample.card().language()));
  }

  @Override
  protected List<String> overLimits(ObjectNode page) {
    return SlackLimits.problems(page);
  }

  @Override
  protected List<String> active(ObjectNode page) {
    return SlackReading.active(page);
  }

  @Override
  protected String seen(List<ObjectNode> pages) {
    return SlackReading.seen(pages);
  }

  @Override
  protected Schema schema() {
    return Schemas.slack("Message");
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
