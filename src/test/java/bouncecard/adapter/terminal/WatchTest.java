package bouncecard.adapter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.discord.watch.DiscordHeard;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.json.JsonFormat;
import bouncecard.adapter.json.JsonMessages;
import bouncecard.adapter.json.TriageJson;
import bouncecard.adapter.json.WatchJson;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.adapter.slack.passages.SlackHeard;
import bouncecard.app.Bouncecard;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectMapper;

/// The command `watch`, from the messages to what is printed.
final class WatchTest {
  private static final String REPLY =
      """
      {"id":"m1","platform":"slack","message":{"type":"message","user":"U1","text":"```550 5.1.1 <bob@example.org>: Recipient address rejected: User unknown```"}}
      """;
  private static final String TALK =
      """
      {"id":"m2","platform":"discord","message":{"type":0,"content":"who knows what 550 5.1.1 is?","author":{"id":"1","username":"ann"},"embeds":[],"attachments":[]}}
      """;

  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  private int run(String input, String... arguments) {
    return new CommandLine(
            new Bouncecard(
                DataFiles.load(),
                new JakartaMailReader(),
                new JsonEventReader(DataFiles.services())),
            Map.of("json", new JsonFormat()),
            new Terminal(80, /* coloured= */ false, "en", false, false),
            new FileInputs(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)), Limits.USUAL),
            (_, _) -> new Serving.Outcome.NoTokens(List.of()),
            _ -> new Checking.Opened.Off(),
            new Watching(
                Map.of(
                    "slack", new JsonMessages(new SlackHeard("")::read),
                    "discord", new JsonMessages(new DiscordHeard("")::read)),
                new WatchJson(),
                new TriageJson()),
            new PrintStream(out, true, StandardCharsets.UTF_8),
            new PrintStream(err, true, StandardCharsets.UTF_8))
        .run(arguments);
  }

  private static String text(ByteArrayOutputStream stream) {
    return stream.toString(StandardCharsets.UTF_8);
  }

  @Test
  void watch_messages_saysOfEachWhatItWouldDo() {
    assertThat(run(REPLY + TALK, "watch", "-")).isZero();
    assertThat(text(out).lines())
        .containsExactly(
            "m1  Would answer: it gives a server's reply as such",
            "m2  Silent: a reply is only spoken of");
  }

  @Test
  void watch_asJson_isAnObjectAMessageInOrder() {
    assertThat(run(REPLY + TALK, "watch", "--format", "json")).isZero();
    List<JsonNode> objects = text(out).lines().map(new ObjectMapper()::readTree).toList();
    assertThat(objects.get(0).path("speaks").asBoolean()).isTrue();
    assertThat(objects.get(0).path("grade").asString()).isEqualTo("reply");
    assertThat(objects.get(0).path("reports").path(0).path("cause").asString())
        .isEqualTo("user-unknown");
    assertThat(objects.get(1).path("id").asString()).isEqualTo("m2");
    assertThat(objects.get(1).path("speaks").asBoolean()).isFalse();
  }

  @Test
  void watch_whereItNeverSpeaks_exitsWithOne() {
    assertThat(run(TALK, "watch")).isEqualTo(1);
  }

  @Test
  void watch_aLineThatIsNoMessage_isSaidAndKeepsItsPlace() {
    assertThat(run("{}\nno json\n" + REPLY, "watch", "--format", "json")).isEqualTo(2);
    assertThat(text(out).lines()).hasSize(3);
    assertThat(text(err).lines())
        .hasSize(2)
        .allSatisfy(line -> assertThat(line).contains("discord, slack"));
  }
}
