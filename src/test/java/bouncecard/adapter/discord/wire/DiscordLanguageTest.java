package bouncecard.adapter.discord.wire;

import static bouncecard.adapter.discord.wire.DiscordPerson.ALICE;
import static bouncecard.adapter.discord.wire.DiscordPerson.MINJI;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Buttons, menus and forms that come of them speak the language of the card, whoever presses.
class DiscordLanguageTest extends DiscordWireTest {
  private static final List<String> QUESTIONS =
      List.of("550", "252 550", "find greylisting", "help", BOUNCE);

  private static boolean isKorean(String text) {
    String rest =
        text.replace(
            DiscordFixture.CATALOG.texts(new Language("ko")).message(Message.LANGUAGE_NAME), "");
    return rest.codePoints().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3);
  }

  private List<ObjectNode> presses(DiscordPerson person, JsonNode drawn) {
    ObjectNode card = DiscordMessages.card(ALICE, drawn);
    List<ObjectNode> presses = new ArrayList<>();
    for (JsonNode element : drawn.findParents("custom_id")) {
      String id = element.path("custom_id").asString();
      if (element.path("options").isEmpty()) {
        presses.add(DiscordPayloads.press(person, card, id));
      }
      for (String value : element.path("options").findValuesAsString("value")) {
        presses.add(DiscordPayloads.choose(person, card, id, value));
      }
    }
    return presses;
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko", "en"})
  void everyButton_pressedBySomebodyWhoSpeaksAnother_answersInTheCardsLanguage(String tag) {
    DiscordPerson person = tag.equals("ko") ? ALICE : MINJI;
    for (String question : QUESTIONS) {
      ObjectNode asking =
          DiscordPayloads.with(DiscordPayloads.smtp(person, question), "language", tag);
      JsonNode drawn = bot.callback(asking).body().path("data");
      List<ObjectNode> presses = presses(person, drawn);
      assertThat(presses).isNotEmpty();
      for (ObjectNode press : presses) {
        String pressed = press.path("data").toString();
        DiscordCall answer = bot.callback(press);
        String said =
            answer.type() == 9 ? answer.body().toString() : answer.shown() + answer.file();
        boolean isOther = pressed.contains("language|");
        assertThat(isKorean(said)).as(pressed + " " + said).isEqualTo(tag.equals("ko") != isOther);
        if (answer.type() == 9 && pressed.contains("wrong|")) {
          String form = answer.body().path("data").path("custom_id").asString();
          Map<String, String> filled = Map.of("what", "not-a-bounce");
          DiscordCall thanks = bot.callback(DiscordPayloads.filledIn(person, form, filled, "0"));
          assertThat(isKorean(thanks.shown())).as(thanks.shown()).isEqualTo(tag.equals("ko"));
        }
      }
    }
  }
}
