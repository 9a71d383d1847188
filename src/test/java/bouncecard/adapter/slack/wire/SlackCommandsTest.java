package bouncecard.adapter.slack.wire;

import static bouncecard.adapter.slack.wire.SlackPerson.ANN;
import static bouncecard.adapter.slack.wire.SlackPerson.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.wire.SocketModeStandIn.Envelope;
import bouncecard.adapter.wire.WebAnswer;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// `/smtp …`, and the buttons of the card that comes.
final class SlackCommandsTest extends SlackBotTest {

  private SlackCall asked(String text) {
    Envelope command = slack.command(text);
    assertThat(slack.acked(command).payload().isMissingNode()).isTrue();
    return slack.answered(command);
  }

  private Envelope pressed(SlackPerson person, SlackCall card, String actionId, String option) {
    Envelope press = slack.interactive(slack.payloads().pressed(person, card, actionId, option));
    assertThat(slack.acked(press).payload().isMissingNode()).isTrue();
    return press;
  }

  /// The menu that holds this option.
  private static String menuWith(SlackCall card, String option) {
    return card.arguments().path("blocks").findParents("options").stream()
        .filter(
            menu ->
                menu.path("options").values().stream()
                    .anyMatch(one -> one.path("value").asString().startsWith(option)))
        .map(menu -> menu.path("action_id").asString())
        .findFirst()
        .orElseThrow();
  }

  @Test
  void command_ofCodes_isAnsweredToThePersonAlone() {
    SlackCall card = asked("252 550");
    assertThat(card.argument("response_type")).isEqualTo("ephemeral");
    assertThat(card.shown()).contains("252", "550", "Share to channel");
  }

  @Test
  void command_public_isAnsweredToAll() {
    SlackCall card = asked("public 550 5.1.1");
    assertThat(card.argument("response_type")).isEqualTo("in_channel");
    assertThat(card.shown()).contains("Delete this answer").doesNotContain("Share to channel");
  }

  @Test
  void command_withSlacksEntities_isReadAsItWasTyped() {
    SlackCall card =
        asked("550 5.1.1 &lt;<mailto:bob@example.com|bob@example.com>&gt;: User unknown");
    assertThat(card.shown()).contains("550 5.1.1 <bob@example.com>: User unknown");
  }

  @Test
  void command_withoutWords_helpsAndItsExamplesCanBeAsked() {
    SlackCall help = asked("");
    assertThat(help.shown()).contains("What you can ask");
    Envelope press = pressed(ANN, help, menuWith(help, "ask|252 550"), "ask|252 550");
    assertThat(slack.answered(press).shown()).contains("252 ↔ 550: the difference");
  }

  @Test
  void command_ofAKorean_isAnsweredInKoreanUnlessTheyChoseEnglish() {
    slack.workspace().locale(ANN, "ko-KR");
    SlackCall card = asked("550");
    assertThat(card.shown()).contains("조치할 사람");
    Envelope home = slack.event(slack.payloads().homeOpened(ANN));
    slack.acked(home);
    ObjectNode view = slack.workspace().view(slack.called("views.publish"));
    slack.acked(slack.interactive(slack.payloads().pressedInView(ANN, view, "setting", "en")));
    slack.called("views.publish", 2);
    assertThat(asked("550").shown()).contains("Who must act");
  }

  @Test
  void command_ofSeveral_asksForALocaleOnce() {
    asked("550");
    asked("551");
    assertThat(
            slack.workspace().calls().all().stream()
                .filter(call -> call.method().equals("users.info")))
        .hasSize(1);
  }

  @ParameterizedTest
  @CsvSource({"hangs", "missing", "breaks"})
  void command_whenTheLocaleCannotBeHad_isAnsweredAllTheSame(String fault) {
    slack
        .workspace()
        .script()
        .always(
            "users.info",
            switch (fault) {
              case "hangs" -> WebAnswer.hanging();
              case "missing" -> SlackWorkspace.missingScope("users:read");
              default -> WebAnswer.reset();
            });
    assertThat(asked("550").shown()).contains("Who must act");
  }

  @Test
  void command_deliveredAgain_isAcknowledgedAndNotAnsweredTwice() {
    Envelope command = slack.command("550");
    slack.answered(command);
    slack.acked(slack.again(command, 1, "timeout"));
    slack.acked(slack.again(command, 2, "timeout"));
    asked("551");
    assertThat(
            slack.workspace().calls().all().stream()
                .filter(call -> call.path().equals(command.responsePath())))
        .hasSize(1);
  }

  @Test
  void command_thatNobodyKnows_isAcknowledged() {
    ObjectNode payload = slack.payloads().command(ANN, "/other", "550");
    slack.acked(slack.send(slack.envelope("slash_commands", payload, true)));
  }

  @Test
  void command_whenItsAddressIsGone_isAnsweredInTheChannelStill() {
    slack.workspace().script().always("response_url", WebAnswer.json(404, "used_url"));
    slack.acked(slack.command("550"));
    SlackCall card = slack.called("chat.postEphemeral");
    assertThat(card.argument("channel")).isEqualTo(ANN.channel());
    assertThat(card.argument("user")).isEqualTo(ANN.id());
    assertThat(card.shown()).contains("Who must act");
  }

  @Test
  void command_whenNothingWorksInTheChannel_isAnsweredDirectly() {
    slack.workspace().script().always("response_url", WebAnswer.json(404, "expired_url"));
    slack.workspace().script().always("chat.postEphemeral", SlackWorkspace.error("not_in_channel"));
    slack.acked(slack.command("550"));
    SlackCall card = slack.called("chat.postMessage");
    assertThat(card.argument("channel")).isEqualTo(ANN.id());
    assertThat(card.shown()).contains("Who must act");
    slack.workspace().script().heal("response_url");
    Envelope press = pressed(ANN, card, menuWith(card, "dismiss|"), "dismiss|");
    assertThat(slack.answered(press).arguments().path("delete_original").asBoolean(false)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "not_in_channel | not a member of this channel",
        "channel_not_found | not a member of this channel",
        "is_archived | This channel is archived",
        "msg_too_long | did not take the card",
        "restricted_action | not a member of this channel"
      })
  void command_public_whereNobodyMayPost_saysWhy(String error, String reason) {
    slack
        .workspace()
        .script()
        .next("response_url", 1, WebAnswer.json(404, "{\"ok\":false,\"error\":\"used_url\"}"));
    slack.workspace().script().always("chat.postMessage", SlackWorkspace.error(error));
    Envelope command = slack.command("public 550");
    slack.acked(command);
    SlackCall told = slack.answered(command, 2).getLast();
    assertThat(told.argument("response_type")).isEqualTo("ephemeral");
    assertThat(told.shown()).contains(reason);
  }

  @Test
  void command_public_withoutTheScope_namesIt() {
    slack.workspace().script().next("response_url", 1, WebAnswer.json(404, "used_url"));
    slack
        .workspace()
        .script()
        .always("chat.postMessage", SlackWorkspace.missingScope("chat:write"));
    Envelope command = slack.command("public 550");
    assertThat(slack.answered(command, 2).getLast().shown()).contains("chat:write");
  }

  @ParameterizedTest
  @CsvSource({"429", "500", "reset"})
  void command_whenSlackStumbles_isAnsweredWhenItStandsAgain(String fault) {
    slack
        .workspace()
        .script()
        .next(
            "response_url",
            2,
            switch (fault) {
              case "429" -> SlackWorkspace.tooMany(1);
              case "500" -> WebAnswer.json(500, "");
              default -> WebAnswer.reset();
            });
    Envelope command = slack.command("550");
    List<SlackCall> calls = slack.answered(command, 3);
    assertThat(calls.getLast().shown()).contains("Who must act");
    if (fault.equals("429")) {
      assertThat(calls.get(1).at() - calls.get(0).at()).isGreaterThan(900_000_000L);
    }
  }

  @Test
  void share_postsForAllNamesThePersonAndTakesTheirOwnAway() {
    SlackCall card = asked("252 550");
    Envelope press = pressed(ANN, card, "share", "");
    List<SlackCall> calls = slack.answered(press, 2);
    assertThat(calls.getFirst().argument("response_type")).isEqualTo("in_channel");
    assertThat(calls.getFirst().arguments().path("replace_original").asBoolean(true)).isFalse();
    assertThat(calls.getFirst().shown()).contains("Shared by ann").doesNotContain("<@");
    assertThat(calls.getLast().arguments().path("delete_original").asBoolean(false)).isTrue();
  }

  @Test
  void share_whereNobodyMayPost_saysWhyAndKeepsTheCard() {
    SlackCall card = asked("252 550");
    slack.workspace().script().next("response_url", 1, WebAnswer.json(404, "used_url"));
    slack.workspace().script().always("chat.postMessage", SlackWorkspace.error("not_in_channel"));
    Envelope press = pressed(ANN, card, "share", "");
    assertThat(slack.answered(press, 2).getLast().shown()).contains("not a member");
  }

  @Test
  void language_replacesTheCard() {
    SlackCall card = asked(BOUNCE);
    Envelope press = pressed(ANN, card, menuWith(card, "language|"), "language|");
    SlackCall korean = slack.answered(press);
    assertThat(korean.arguments().path("replace_original").asBoolean(false)).isTrue();
    assertThat(korean.shown()).contains("bob@example.com", "조치할 사람");
  }

  @Test
  void compare_showsTheDifferenceBesideTheCard() {
    SlackCall card = asked("550");
    SlackCall shown = slack.answered(pressed(ANN, card, menuWith(card, "ask|"), "ask|"));
    assertThat(shown.arguments().path("replace_original").asBoolean(true)).isFalse();
    assertThat(shown.shown()).contains("the difference");
  }

  @Test
  void detail_saysWhy() {
    SlackCall card = asked(BOUNCE);
    Envelope press = pressed(ANN, card, menuWith(card, "detail|"), "detail|");
    assertThat(slack.answered(press).shown()).contains("Why this answer");
  }

  @Test
  void copy_opensTheTextInAModal() {
    SlackCall card = asked(BOUNCE);
    pressed(ANN, card, menuWith(card, "copy|"), "copy|");
    SlackCall modal = slack.called("views.open");
    JsonNode input = modal.arguments().path("view").path("blocks").path(0).path("element");
    assertThat(input.path("initial_value").asString())
        .contains("bob@example.com", "How to fix it")
        .hasSizeLessThanOrEqualTo(3_000);
    Envelope done =
        slack.interactive(slack.payloads().submitted(ANN, slack.workspace().view(modal), Map.of()));
    slack.acked(done);
  }

  @Test
  void copy_ofManyRecipients_losesNothing() {
    String many =
        String.join(
            "\n",
            IntStream.range(0, 120)
                .mapToObj(
                    i ->
                        "<user%d@example.com>: 550 5.%d.1 <user%d@example.com> refused, see %d"
                            .formatted(i, i % 8, i, i))
                .toList());
    SlackCall card = asked(many);
    pressed(ANN, card, menuWith(card, "copy|"), "copy|");
    StringBuilder text = new StringBuilder();
    for (JsonNode input :
        slack.called("views.open").arguments().path("view").findValues("initial_value")) {
      text.append(input.asString());
    }
    assertThat(text.toString()).contains("user0@example.com", "How to fix it");
    assertThat(text.length()).isGreaterThan(3_000);
  }

  @Test
  void dismiss_takesTheCardAway() {
    SlackCall card = asked("550");
    Envelope press = pressed(ANN, card, menuWith(card, "dismiss|"), "dismiss|");
    assertThat(slack.answered(press).arguments().path("delete_original").asBoolean(false)).isTrue();
  }

  @Test
  void delete_ofAPublicCard_isForWhoAskedAlone() {
    SlackCall card = asked("public 550");
    String menu = menuWith(card, "dismiss|");
    SlackCall refused = slack.answered(pressed(BEN, card, menu, "dismiss|"));
    assertThat(refused.argument("response_type")).isEqualTo("ephemeral");
    assertThat(refused.shown()).contains("Only the person who asked");
    SlackCall removed = slack.answered(pressed(ANN, card, menu, "dismiss|"));
    assertThat(removed.arguments().path("delete_original").asBoolean(false)).isTrue();
  }

  @Test
  void delete_whenTheAddressIsUsedUp_isDoneByName() {
    SlackCall card = asked("public 550");
    slack.workspace().script().always("response_url", WebAnswer.json(404, "used_url"));
    pressed(ANN, card, menuWith(card, "dismiss|"), "dismiss|");
    assertThat(slack.called("chat.delete").argument("channel")).isEqualTo(ANN.channel());
  }

  @Test
  void button_thatNobodyKnows_isAcknowledged() {
    SlackCall card = asked("550");
    ObjectNode payload = slack.payloads().pressed(ANN, card, "share", "");
    ((ObjectNode) payload.path("actions").path(0))
        .put("value", "unheard|of|it")
        .put("action_id", "x");
    slack.acked(slack.interactive(payload));
  }
}
