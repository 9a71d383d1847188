package bouncecard.adapter.slack.wire;

import static bouncecard.adapter.slack.wire.SlackPerson.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.noted.FeedbackFile;
import bouncecard.adapter.slack.SlackService;
import bouncecard.adapter.slack.wire.SocketModeStandIn.Envelope;
import bouncecard.app.feedback.Wanted;
import bouncecard.app.feedback.WrongAnswer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.databind.node.StringNode;

/// “This was wrong” on cards of bounces.
final class SlackFeedbackTest extends SlackWireTest {
  private static final String BOUNCE =
      "<bob@example.com>: host mx.example.com[198.51.100.7] said: 550 5.1.1 <bob@example.com>:"
          + " Recipient address rejected: User unknown, id 8F3A2C9D01 (in reply to RCPT TO"
          + " command)";

  @TempDir Path folder;

  private SlackService bot = new SlackFixture().socket(slack.apiUrl());

  @BeforeEach
  void start() throws Exception {
    bot =
        new SlackFixture()
            .with(new FeedbackFile(file(), Duration.ofDays(1), InstantSource.system(), _ -> {}))
            .socket(slack.apiUrl());
    bot.start();
    slack.connected(1, SocketModeStandIn.SOON);
  }

  @AfterEach
  void stop() {
    bot.stop(Duration.ofSeconds(3));
  }

  private Path file() {
    return folder.resolve("feedback.ndjson");
  }

  private ObjectNode form(SlackCall card) {
    String action =
        card.arguments().path("blocks").findParents("action_id").stream()
            .filter(one -> one.toString().contains("\"wrong|"))
            .map(one -> one.path("action_id").asString())
            .findFirst()
            .orElseThrow();
    slack.acked(slack.interactive(slack.payloads().pressed(ANN, card, action, "wrong|")));
    return slack.workspace().view(slack.called("views.open"));
  }

  @Test
  void wrong_ofABounce_isKeptWithoutNames() throws Exception {
    SlackCall card = slack.answered(slack.command(BOUNCE));
    ObjectNode form = form(card);
    Envelope sent =
        slack.interactive(
            slack
                .payloads()
                .submitted(
                    ANN,
                    form,
                    Map.of(
                        "wrong-what", StringNode.valueOf("other-cause"),
                        "wrong-cause", StringNode.valueOf("mailbox-full"),
                        "wrong-words", StringNode.valueOf("ask carol@example.net, it is full"))));
    assertThat(slack.acked(sent).payload().toString()).contains("Thank you", "update");
    assertThat(FeedbackFile.read(file()))
        .singleElement()
        .satisfies(
            one -> {
              assertThat(one).returns("user-unknown", WrongAnswer::cause);
              assertThat(one.wanted())
                  .returns(Wanted.What.OTHER_CAUSE, Wanted::what)
                  .returns("mailbox-full", Wanted::cause)
                  .returns("ask user@example.com, it is full", Wanted::words);
              assertThat(one.reply()).contains("550 5.1.1", "User unknown");
            });
    assertThat(Files.readString(file()))
        .doesNotContain("bob", "carol", "ann", "U0ANN", "198.51.100.7", "8F3A2C9D01");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file())))
        .isEqualTo("rw-------");
  }

  @Test
  void wrong_withForgedValues_keepsNoneOfThem() throws Exception {
    ObjectNode form = form(slack.answered(slack.command(BOUNCE)));
    ObjectNode submitted =
        slack
            .payloads()
            .submitted(ANN, form, Map.of("wrong-what", StringNode.valueOf("not-a-bounce")));
    ((ObjectNode)
            submitted
                .path("view")
                .path("state")
                .path("values")
                .path("wrong-cause")
                .path("wrong-cause"))
        .putObject("selected_option")
        .put("value", "<script>");
    slack.acked(slack.interactive(submitted));
    assertThat(FeedbackFile.read(file())).singleElement().returns("", one -> one.wanted().cause());
    submitted = slack.payloads().submitted(ANN, form, Map.of());
    ((ObjectNode) submitted.path("view")).put("private_metadata", "forged|x");
    assertThat(slack.acked(slack.interactive(submitted)).payload().toString())
        .contains("no longer have");
    assertThat(FeedbackFile.read(file())).hasSize(1);
  }

  @Test
  void settings_ofAChannelThatTheOperatorFixed_areShownAsSuchAndCannotBeChanged() throws Exception {
    bot.stop(Duration.ofSeconds(3));
    bot = new SlackFixture().withFixedChannels().socket(slack.apiUrl());
    bot.start();
    slack.connected(2, SocketModeStandIn.SOON);
    slack.acked(slack.command("settings"));
    SlackCall opened = slack.called("views.open");
    assertThat(opened.shown()).contains("Whoever runs this bot has fixed");
    ObjectNode form = slack.workspace().view(opened);
    assertThat(form.toString()).doesNotContain("channel-language");
    ObjectNode submitted =
        slack.payloads().submitted(ANN, form, Map.of("own-language", StringNode.valueOf("ko")));
    ((ObjectNode) submitted.path("view").path("state").path("values"))
        .putObject("audience")
        .putObject("audience")
        .putObject("selected_option")
        .put("value", "all"); // forged
    slack.acked(slack.interactive(submitted));
    slack
        .workspace()
        .calls()
        .await(call -> call.shown().contains("저장했습니다"), SocketModeStandIn.SOON);
    SlackCall card = slack.answered(slack.command("550"));
    assertThat(card.argument("response_type")).isEqualTo("ephemeral");
    assertThat(card.shown()).contains("조치할 사람");
  }

  @Test
  void cardOfCodes_hasNoSuchButton() {
    assertThat(slack.answered(slack.command("550 5.1.1")).arguments().toString())
        .doesNotContain("wrong|");
  }
}
