package bouncecard.adapter.slack.wire;

import static bouncecard.adapter.slack.wire.SlackPerson.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.wire.SlackWorkspace.Trigger;
import bouncecard.adapter.slack.wire.SocketModeStandIn.Ack;
import bouncecard.adapter.slack.wire.SocketModeStandIn.Envelope;
import bouncecard.adapter.wire.WebAnswer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// “Paste a bounce”, and the App Home.
final class SlackFormsTest extends SlackBotTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private ObjectNode opened() {
    Envelope shortcut = slack.interactive(slack.payloads().globalShortcut(ANN, "paste_bounce"));
    slack.acked(shortcut);
    return slack.workspace().view(slack.called("views.open"));
  }

  private static JsonNode text(String text) {
    return StringNode.valueOf(text);
  }

  /// Submits a form that names a conversation.
  private Envelope submitted(ObjectNode view, Map<String, JsonNode> values) {
    ObjectNode payload = slack.payloads().submitted(ANN, view, values);
    Trigger trigger = slack.workspace().trigger("app", ANN);
    payload
        .withArray("response_urls")
        .addObject()
        .put("block_id", "where")
        .put("action_id", "where")
        .put("channel_id", ANN.channel())
        .put("response_url", trigger.responseUrl());
    payload.put("response_url", trigger.responseUrl()); // where the stand-in looks for it
    return slack.interactive(payload);
  }

  @Test
  void form_filledIn_closesAndIsAnsweredWhereThePersonIs() {
    Envelope submitted = submitted(opened(), Map.of("bounce", text(BOUNCE)));
    assertThat(slack.acked(submitted).payload().path("response_action").asString())
        .isEqualTo("clear");
    SlackCall card = slack.answered(submitted);
    assertThat(card.argument("response_type")).isEqualTo("ephemeral");
    assertThat(card.shown()).contains("bob@example.com", "Share to channel");
  }

  @Test
  void form_withoutAConversation_isAnsweredDirectly() {
    ObjectNode view = opened();
    slack.acked(
        slack.interactive(
            slack.payloads().submitted(ANN, view, Map.of("bounce", text("550 5.1.1")))));
    SlackCall card = slack.called("chat.postMessage");
    assertThat(card.argument("channel")).isEqualTo(ANN.id());
    assertThat(card.shown()).contains("Who must act");
  }

  @Test
  void form_withNothingInIt_saysSoInTheForm() {
    Ack ack = slack.acked(submitted(opened(), Map.of("bounce", text("  \n "))));
    assertThat(ack.payload().path("response_action").asString()).isEqualTo("errors");
    assertThat(ack.payload().path("errors").path("bounce").asString())
        .contains("paste a bounce here");
  }

  @Test
  void form_withAFile_readsIt() {
    ObjectNode file =
        slack
            .workspace()
            .file("mail.eml", "message/rfc822", BOUNCE.getBytes(StandardCharsets.UTF_8));
    ObjectNode files = JSON.createObjectNode();
    files.putArray("files").add(file);
    Envelope submitted = submitted(opened(), Map.of("files", files));
    assertThat(slack.answered(submitted).shown()).contains("bob@example.com");
  }

  @Test
  void form_inAnotherLanguage_isAnsweredInItOnce() {
    Envelope korean =
        submitted(opened(), Map.of("bounce", text("550 5.1.1"), "language", text("ko")));
    assertThat(slack.answered(korean).shown()).contains("조치할 사람");
    Envelope command = slack.command("550");
    assertThat(slack.answered(command).shown()).contains("Who must act");
  }

  @Test
  void form_ofAKorean_isDrawnAgainInKorean() {
    slack.workspace().locale(ANN, "ko-KR");
    opened();
    SlackCall update = slack.called("views.update");
    assertThat(update.arguments().toString()).contains("반송 메일 붙여 넣기");
  }

  @Test
  void form_whenTheLocaleIsSlow_opensAtOnce() {
    slack
        .workspace()
        .script()
        .always("users.info", WebAnswer.json(200, "{\"ok\":true}").after(Duration.ofSeconds(2)));
    slack.interactive(slack.payloads().globalShortcut(ANN, "paste_bounce"));
    long opened = slack.called("views.open").at();
    assertThat(slack.called("users.info").at()).isGreaterThan(opened);
  }

  @Test
  void form_whoseTriggerExpired_saysSoDirectly() {
    slack.workspace().script().always("views.open", SlackWorkspace.error("trigger_expired"));
    slack.interactive(slack.payloads().globalShortcut(ANN, "paste_bounce"));
    assertThat(slack.called("chat.postMessage").shown()).contains("three seconds");
  }

  @Test
  void form_submittedTwice_isAnsweredOnce() {
    Envelope submitted = submitted(opened(), Map.of("bounce", text(BOUNCE)));
    Envelope again = slack.again(submitted, 1, "timeout");
    assertThat(slack.acked(again).payload().path("response_action").asString()).isEqualTo("clear");
    slack.answered(submitted);
    Envelope command = slack.command("550");
    slack.answered(command);
    assertThat(slack.workspace().calls().all(call -> call.path().equals(submitted.responsePath())))
        .hasSize(1);
  }

  @Test
  void shortcut_thatNobodyKnows_isAcknowledged() {
    slack.acked(slack.interactive(slack.payloads().globalShortcut(ANN, "other")));
  }

  private ObjectNode home() {
    int before =
        slack.workspace().calls().all(call -> call.method().equals("views.publish")).size();
    slack.acked(slack.event(slack.payloads().homeOpened(ANN)));
    return slack.workspace().view(slack.called("views.publish", before + 1).getLast());
  }

  private ObjectNode pressedAtHome(ObjectNode home, String actionId, String option) {
    ObjectNode payload = slack.payloads().pressedInView(ANN, home, actionId, option);
    slack.acked(slack.interactive(payload));
    return payload;
  }

  @Test
  void home_showsWhatCanBeAskedAndWhatWas() {
    slack.answered(slack.command("252 550"));
    String shown = home().toString();
    assertThat(shown).contains("What you can ask", "recent-1", "ask|252 550|en", "Automatic");
  }

  @Test
  void home_withAnExamplePressed_showsTheCardInAModal() {
    ObjectNode home = home();
    String example =
        home.findParents("action_id").stream()
            .filter(one -> one.path("value").asString("").equals("ask|252 550|en"))
            .map(one -> one.path("action_id").asString())
            .findFirst()
            .orElseThrow();
    pressedAtHome(home, example, "");
    SlackCall modal = slack.called("views.open");
    assertThat(modal.shown()).contains("252 ↔ 550").doesNotContain("Share to channel", "Dismiss");
    ObjectNode view = slack.workspace().view(modal);
    String language =
        view.findParents("options").stream()
            .filter(one -> one.path("options").toString().contains("language|"))
            .map(one -> one.path("action_id").asString())
            .findFirst()
            .orElseGet(
                () ->
                    view.findParents("value").stream()
                        .filter(one -> one.path("value").asString("").startsWith("language|"))
                        .map(one -> one.path("action_id").asString())
                        .findFirst()
                        .orElseThrow());
    pressedAtHome(view, language, "language|");
    assertThat(slack.called("views.update").shown()).contains("조치할 사람");
  }

  @Test
  void home_withALanguageChosen_isDrawnInItAtOnce() {
    pressedAtHome(home(), "setting", "ko");
    SlackCall korean = slack.called("views.publish", 2).getLast();
    assertThat(korean.arguments().toString()).contains("답변 언어");
    assertThat(slack.answered(slack.command("550")).shown()).contains("조치할 사람");
    pressedAtHome(home(), "setting", "auto");
    slack.called("views.publish", 4);
    assertThat(slack.answered(slack.command("551")).shown()).contains("Who must act");
  }

  @Test
  void home_withPastePressed_opensTheForm() {
    pressedAtHome(home(), "paste_bounce", "");
    assertThat(slack.called("views.open").arguments().toString()).contains("file_input");
  }
}
