package bouncecard.adapter.slack.wire;

import static bouncecard.adapter.slack.wire.SlackPerson.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.SlackService;
import bouncecard.adapter.slack.wire.SocketModeStandIn.Envelope;
import bouncecard.app.feedback.FeedbackStore;
import bouncecard.app.feedback.WrongAnswer;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// Buttons, menus and forms that come of them speak the language of the card, whoever presses.
final class SlackLanguageTest extends SlackWireTest {
  private static final List<String> QUESTIONS =
      List.of("550", "252 550", "find greylisting", "help", SlackBotTest.BOUNCE);
  private static final FeedbackStore TAKING =
      new FeedbackStore() {
        @Override
        public boolean isOn() {
          return true;
        }

        @Override
        public void keep(WrongAnswer wrong) {}
      };

  private final SlackService bot = new SlackFixture().with(TAKING).socket(slack.apiUrl());

  @BeforeEach
  void start() throws Exception {
    bot.start();
    slack.connected(1, SocketModeStandIn.SOON);
  }

  @AfterEach
  void stop() {
    bot.stop(Duration.ofSeconds(3));
  }

  private static boolean isKorean(String text) {
    String own = SlackBotTest.CATALOG.texts(new Language("ko")).message(Message.LANGUAGE_NAME);
    return text.replace(own, "").codePoints().anyMatch(c -> c >= 0xAC00 && c <= 0xD7A3);
  }

  /// What can be pressed on a card: the element, and what is chosen of it.
  private record Pressed(String action, String value) {}

  private static List<Pressed> presses(SlackCall card) {
    List<Pressed> presses = new ArrayList<>();
    for (JsonNode element : card.arguments().path("blocks").findParents("action_id")) {
      String action = element.path("action_id").asString();
      if (element.path("options").isEmpty()) {
        presses.add(new Pressed(action, element.path("value").asString()));
      }
      for (JsonNode option : element.path("options")) {
        presses.add(new Pressed(action, option.path("value").asString()));
      }
    }
    return presses;
  }

  /// What the bot shows because of a press; nothing where it takes the card away.
  private List<SlackCall> shown(int before, int count, Envelope press) {
    slack.acked(press);
    slack
        .workspace()
        .calls()
        .await(before + count, SlackLanguageTest::isAnswer, SocketModeStandIn.SOON);
    List<SlackCall> all = slack.workspace().calls().all(SlackLanguageTest::isAnswer);
    return all.subList(before, all.size()).stream()
        .filter(call -> !call.shown().isBlank())
        .toList();
  }

  private static boolean isAnswer(SlackCall call) {
    return call.method().equals(SlackCall.RESPONSE_URL)
        || call.method().startsWith("chat.")
        || call.method().startsWith("views.");
  }

  @ParameterizedTest
  @ValueSource(strings = {"ko", "en"})
  void everyButton_pressedBySomebodyWhoSpeaksAnother_answersInTheCardsLanguage(String tag) {
    slack.workspace().locale(ANN, tag.equals("ko") ? "en-US" : "ko-KR");
    for (String question : QUESTIONS) {
      SlackCall card = slack.answered(slack.command(question + " in " + tag));
      assertThat(isKorean(card.shown())).as(card.shown()).isEqualTo(tag.equals("ko"));
      assertThat(presses(card)).isNotEmpty();
      for (Pressed pressed : presses(card)) {
        boolean isOther = pressed.value().startsWith("language|");
        boolean isShare = pressed.value().startsWith("share|"); // and takes one's own away
        int before = slack.workspace().calls().all(SlackLanguageTest::isAnswer).size();
        Envelope press =
            slack.interactive(
                slack.payloads().pressed(ANN, card, pressed.action(), pressed.value()));
        List<SlackCall> shown = shown(before, isShare ? 2 : 1, press);
        assertThat(shown)
            .allSatisfy(
                call ->
                    assertThat(isKorean(call.shown()))
                        .as(pressed + " " + call.shown())
                        .isEqualTo(tag.equals("ko") != isOther));
        if (pressed.value().startsWith("wrong|")) {
          ObjectNode form = slack.workspace().view(shown.getLast());
          Map<String, JsonNode> filled = Map.of("wrong-what", StringNode.valueOf("not-a-bounce"));
          Envelope sent = slack.interactive(slack.payloads().submitted(ANN, form, filled));
          assertThat(isKorean(slack.acked(sent).payload().toString())).isEqualTo(tag.equals("ko"));
        }
      }
    }
  }
}
