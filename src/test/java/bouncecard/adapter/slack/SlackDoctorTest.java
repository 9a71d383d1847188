package bouncecard.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.api.SlackSettings;
import bouncecard.adapter.slack.api.SlackSettings.Transport;
import bouncecard.adapter.slack.wire.SlackWorkspace;
import bouncecard.adapter.slack.wire.SocketModeStandIn;
import bouncecard.app.integration.SetupFinding;
import bouncecard.app.serve.Secret;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class SlackDoctorTest {
  private final SocketModeStandIn slack = new SocketModeStandIn();

  @AfterEach
  void close() {
    slack.close();
  }

  private List<SetupFinding> examined(String token) {
    return doctor(token).examine();
  }

  private SlackDoctor doctor(String token) {
    return new SlackDoctor(
        new SlackSettings(
            new Secret(token),
            new Transport.Socket(new Secret(SlackWorkspace.APP_TOKEN)),
            URI.create(slack.apiUrl())));
  }

  @Test
  void examine_aChannelThatTheBotIsNotIn_saysSo() {
    slack
        .workspace()
        .script()
        .always("conversations.history", SlackWorkspace.error("not_in_channel"));
    assertThat(doctor(SlackWorkspace.BOT_TOKEN).examine("C0OPS"))
        .singleElement()
        .extracting(SetupFinding::line)
        .isEqualTo("off  Slack: the channel C0OPS; the bot is not in it. Invite the bot there.");
  }

  @Test
  void examine_whereAllIsGranted_findsNothing() {
    assertThat(examined(SlackWorkspace.BOT_TOKEN)).allMatch(SetupFinding::isWell);
  }

  @Test
  void examine_withoutTheStepOfWorkflows_saysHowToHaveIt() {
    assertThat(examined(SlackWorkspace.BOT_TOKEN))
        .extracting(SetupFinding::line)
        .anyMatch(
            line ->
                line.startsWith("off  Slack: workflows") && line.contains("slack-workflow.yaml"));
  }

  @Test
  void examine_withTheStepOfWorkflows_saysWhatCannotBeAsked() {
    assertThat(
            new SlackDoctor(
                    new SlackSettings(
                        new Secret(SlackWorkspace.BOT_TOKEN),
                        new Transport.Socket(new Secret(SlackWorkspace.APP_TOKEN)),
                        URI.create(slack.apiUrl()),
                        true))
                .examine())
        .extracting(SetupFinding::line)
        .anyMatch(line -> line.startsWith("ok   Slack:") && line.contains("function_executed"));
  }

  @Test
  void examine_withoutScopes_namesEachWithWhatIsOffAndWhatToClick() {
    slack.workspace().scopes("chat:write,commands,app_mentions:read,im:history,users:read");
    assertThat(examined(SlackWorkspace.BOT_TOKEN))
        .filteredOn(finding -> !finding.isWell())
        .extracting(SetupFinding::line)
        .hasSize(6)
        .anyMatch(line -> line.contains("App Home") && line.contains("groups:read"))
        .anyMatch(line -> line.contains("files are not read") && line.contains("files:read"))
        .allMatch(line -> line.contains("OAuth & Permissions"));
  }

  @Test
  void examine_whatSlackRefuses_saysSo() {
    slack
        .workspace()
        .script()
        .always("apps.connections.open", SlackWorkspace.error("not_allowed_token_type"));
    assertThat(examined("xoxb-other-other-other-other"))
        .filteredOn(finding -> !finding.isWell())
        .extracting(SetupFinding::line)
        .anyMatch(line -> line.contains("SLACK_BOT_TOKEN"))
        .anyMatch(line -> line.contains("Socket Mode"));
  }
}
