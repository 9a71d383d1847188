package bouncecard.adapter.discord;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.discord.gateway.DiscordSettings;
import bouncecard.adapter.wire.WebAnswer;
import bouncecard.adapter.wire.WebStandIn;
import bouncecard.app.integration.SetupFinding;
import bouncecard.app.serve.Secret;
import java.net.URI;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

final class DiscordDoctorTest {
  private static final String COMMANDS =
      "[{\"name\":\"smtp\"},{\"name\":\"bounce\"},{\"name\":\"Explain bounce\"}]";

  private static List<SetupFinding> examined(int status, String application, String commands) {
    try (WebStandIn web =
        new WebStandIn(
            call ->
                call.path().endsWith("/commands")
                    ? WebAnswer.json(200, commands)
                    : WebAnswer.json(status, application))) {
      return new DiscordDoctor(
              new DiscordSettings(
                  new Secret("token"), URI.create(web.address() + "/api/v10/"), Optional.empty()))
          .examine();
    }
  }

  @Test
  void examine_whereAllIsSet_findsNothing() {
    assertThat(examined(200, "{\"id\":\"1\",\"name\":\"b\",\"flags\":524288}", COMMANDS))
        .allMatch(SetupFinding::isWell);
  }

  @Test
  void examine_whatIsMissing_namesItWithWhatToClick() {
    String application = "{\"id\":\"1\",\"flags\":0,\"interactions_endpoint_url\":\"https://x\"}";
    assertThat(examined(200, application, "[]"))
        .filteredOn(finding -> !finding.isWell())
        .extracting(SetupFinding::line)
        .hasSize(3)
        .anyMatch(line -> line.contains("Message Content Intent"))
        .anyMatch(line -> line.contains("Interactions Endpoint URL"))
        .anyMatch(line -> line.contains("0 of 3 commands"));
  }

  @Test
  void examine_withATokenThatIsRefused_saysSo() {
    assertThat(examined(401, "{}", "[]"))
        .singleElement()
        .extracting(SetupFinding::line)
        .asString()
        .contains("DISCORD_TOKEN");
  }

  private static List<SetupFinding> examined(int status) {
    try (WebStandIn web = new WebStandIn(_ -> WebAnswer.json(status, "{}"))) {
      return new DiscordDoctor(
              new DiscordSettings(
                  new Secret("token"), URI.create(web.address() + "/api/v10/"), Optional.empty()))
          .examine("80351110224678912");
    }
  }

  @Test
  void examine_aChannel_saysWhetherItIsThereForTheBot() {
    assertThat(examined(200)).singleElement().matches(SetupFinding::isWell);
    assertThat(examined(403)).singleElement().matches(finding -> !finding.isWell());
    assertThat(examined(404)).singleElement().matches(finding -> !finding.isWell());
    assertThat(examined(500)).isEmpty();
  }
}
