package bouncecard.adapter.slack.wire;

import static bouncecard.adapter.slack.wire.SlackPerson.ANN;
import static bouncecard.adapter.slack.wire.SlackPerson.BEN;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// `/smtp settings`.
final class SlackSettingsTest extends SlackBotTest {

  private void settled(Map<String, String> chosen) {
    int before = slack.workspace().calls().all(c -> c.method().equals("views.open")).size();
    slack.acked(slack.command("settings"));
    ObjectNode form = slack.workspace().view(slack.called("views.open", before + 1).getLast());
    Map<String, tools.jackson.databind.JsonNode> values = new java.util.HashMap<>();
    chosen.forEach((name, value) -> values.put(name, StringNode.valueOf(value)));
    assertThat(
            slack
                .acked(slack.interactive(slack.payloads().submitted(ANN, form, values)))
                .payload()
                .toString())
        .contains("clear");
  }

  @Test
  void settings_ofOneself_holdForOneselfAndNobodyElse() {
    settled(Map.of("own-language", "ko"));
    SlackCall told =
        slack
            .workspace()
            .calls()
            .await(call -> call.shown().contains("저장했습니다"), SocketModeStandIn.SOON);
    assertThat(told.argument("response_type")).isEqualTo("ephemeral");
    assertThat(slack.answered(slack.command("550")).shown()).contains("조치할 사람");
    assertThat(slack.answered(slack.command(BEN, "550")).shown()).contains("Who must act");
    assertThat(slack.workspace().history().of(ANN.channel())).isEmpty();
  }

  private ObjectNode home() {
    int before =
        slack.workspace().calls().all(call -> call.method().equals("views.publish")).size();
    slack.acked(slack.event(slack.payloads().homeOpened(ANN)));
    return slack.workspace().view(slack.called("views.publish", before + 1).getLast());
  }

  /// Chooses a channel in App Home, and asks for its settings.
  private SlackCall settingsAtHome(String channel) {
    int before = slack.workspace().calls().all(c -> c.method().equals("views.open")).size();
    ObjectNode payload = slack.payloads().pressedInView(ANN, home(), "home-channel-settings", "");
    ((ObjectNode) payload.path("view"))
        .putObject("state")
        .putObject("values")
        .putObject("home-channel")
        .putObject("home-channel")
        .put("selected_conversation", channel);
    slack.acked(slack.interactive(payload));
    return slack.called("views.open", before + 1).getLast();
  }

  @Test
  void home_aChannelsSettings_areChosenThereAndItsPeopleAreTold() {
    String channel = ANN.channel();
    slack.workspace().channels("C0AAA00001", "C0AAA00002", channel, "C0ZZZ00001");
    ObjectNode form = slack.workspace().view(settingsAtHome(channel));
    slack.acked(
        slack.interactive(
            slack.payloads().submitted(ANN, form, Map.of("audience", StringNode.valueOf("all")))));
    SlackCall told = slack.called("chat.postMessage");
    assertThat(told.argument("channel")).isEqualTo(channel);
    assertThat(told.shown()).contains("ann");
    assertThat(slack.answered(slack.command(BEN, "550")).argument("response_type"))
        .isEqualTo("in_channel");
  }

  @Test
  void home_aChannelThatOneOfThemIsNotIn_isNotShown() {
    String channel = "C0AAA00001";
    slack.workspace().channels(channel, "C0AAA00002", "C0AAA00003");
    slack.workspace().leaves(ANN.id(), channel);
    assertThat(settingsAtHome(channel).shown()).contains("You are not in that channel");
    slack.workspace().leaves(SlackWorkspace.BOT_USER, "C0AAA00002");
    assertThat(settingsAtHome("C0AAA00002").shown()).contains("/smtp settings");
    slack
        .workspace()
        .script()
        .always("users.conversations", SlackWorkspace.missingScope("channels:read"));
    assertThat(settingsAtHome("C0AAA00003").shown()).contains("Slack does not say who");
    assertThat(settingsAtHome("").shown()).contains("Choose a channel");
  }

  @Test
  void settings_ofTheChannel_holdForItAndItsPeopleAreTold() {
    settled(Map.of("audience", "all", "channel-language", "ko"));
    SlackCall told =
        slack
            .workspace()
            .calls()
            .await(
                call -> call.argument("response_type").equals("in_channel"),
                SocketModeStandIn.SOON);
    assertThat(told.shown()).contains("ann");
    SlackCall card = slack.answered(slack.command(BEN, "550"));
    assertThat(card.argument("response_type")).isEqualTo("in_channel");
    assertThat(card.shown()).contains("조치할 사람");
    SlackCall elsewhere = slack.answered(slack.command(BEN.in("C0OTHER001"), "550"));
    assertThat(elsewhere.argument("response_type")).isEqualTo("ephemeral");
    assertThat(elsewhere.shown()).contains("Who must act");
  }
}
