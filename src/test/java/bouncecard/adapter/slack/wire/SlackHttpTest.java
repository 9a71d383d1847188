package bouncecard.adapter.slack.wire;

import static bouncecard.adapter.slack.wire.SlackPerson.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.SlackService;
import bouncecard.adapter.slack.api.SlackSettings;
import bouncecard.adapter.wire.EndpointCalls;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Secret;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What Slack sends over HTTP, signed and not.
final class SlackHttpTest extends SlackBotTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final SlackSignature SIGNATURE = new SlackSignature(SlackSignature.SECRET);

  private final SlackService http =
      service(
          new SlackSettings(
              new Secret(SlackWorkspace.BOT_TOKEN),
              new SlackSettings.Transport.Http(new Secret(SlackSignature.SECRET)),
              URI.create(slack.apiUrl())));

  @BeforeEach
  void startHttp() throws Exception {
    http.start();
    assertThat(http.health()).isEqualTo(Health.UP);
  }

  @AfterEach
  void stopHttp() {
    http.stop(Duration.ofSeconds(3));
  }

  private Endpoint.Response posted(byte[] body) {
    return posted(body, SIGNATURE.headers(body));
  }

  private Endpoint.Response posted(byte[] body, Map<String, String> headers) {
    return EndpointCalls.posted(http.slackEvents(), "/slack/events", headers, body);
  }

  private static byte[] octets(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void command_isAcknowledgedAndAnswered() {
    ObjectNode command = slack.payloads().command(ANN, "/smtp", "550 5.1.1 & <more> + 한국어");
    assertThat(posted(SlackSignature.command(command)).status()).isEqualTo(200);
    String path = command.path("response_url").asString().replaceFirst("https?://[^/]*", "");
    SlackCall card =
        slack.workspace().calls().await(call -> call.path().equals(path), SocketModeStandIn.SOON);
    assertThat(card.shown()).contains("5.1.1");
  }

  @Test
  void event_deliveredThreeTimes_isAnsweredOnce() {
    byte[] body =
        SlackSignature.event(slack.payloads().event(slack.payloads().mention(ANN, "550")));
    for (int i = 0; i < 3; i++) {
      Map<String, String> headers = new HashMap<>(SIGNATURE.headers(body));
      headers.put("X-Slack-Retry-Num", Integer.toString(i));
      headers.put("X-Slack-Retry-Reason", "http_timeout");
      assertThat(posted(body, headers).status()).isEqualTo(200);
    }
    byte[] other =
        SlackSignature.event(slack.payloads().event(slack.payloads().mention(ANN, "551")));
    posted(other);
    slack.called("chat.postMessage", 2);
    assertThat(slack.workspace().calls().all(call -> call.method().equals("chat.postMessage")))
        .hasSize(2);
  }

  @Test
  void shortcutAndForm_areAnswered() {
    ObjectNode shortcut = slack.payloads().globalShortcut(ANN, "paste_bounce");
    assertThat(posted(SlackSignature.interactive(shortcut)).status()).isEqualTo(200);
    ObjectNode view = slack.workspace().view(slack.called("views.open"));
    Endpoint.Response errors =
        posted(SlackSignature.interactive(slack.payloads().submitted(ANN, view, Map.of())));
    assertThat(errors.contentType()).startsWith("application/json");
    assertThat(JSON.readTree(errors.body()).path("response_action").asString()).isEqualTo("errors");
  }

  @Test
  void verificationOfTheAddress_isEchoed() {
    byte[] body = octets("{\"type\":\"url_verification\",\"challenge\":\"3eZb\",\"token\":\"x\"}");
    Endpoint.Response response = posted(body);
    assertThat(response.status()).isEqualTo(200);
    assertThat(new String(response.body(), StandardCharsets.UTF_8)).isEqualTo("3eZb");
  }

  @Test
  void request_thatIsForgedOrStale_isRefused() {
    byte[] body = SlackSignature.command(slack.payloads().command(ANN, "/smtp", "550"));
    assertThat(posted(body, new SlackSignature("another").headers(body)).status()).isEqualTo(401);
    assertThat(posted(body, SIGNATURE.headers(octets("other"))).status()).isEqualTo(401);
    assertThat(posted(body, SIGNATURE.headers(body, Duration.ofSeconds(301))).status())
        .isEqualTo(401);
    assertThat(posted(body, Map.of()).status()).isEqualTo(401);
    Map<String, String> odd = new HashMap<>(SIGNATURE.headers(body));
    odd.put("X-Slack-Request-Timestamp", "soon");
    assertThat(posted(body, odd).status()).isEqualTo(401);
    assertThat(slack.workspace().calls().all(call -> call.method().equals("response_url")))
        .isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "{",
        "{}",
        "null",
        "[[[[",
        "payload=",
        "payload=%7B",
        "payload=%zz",
        "payload={}",
        "payload={\"type\":\"block_actions\"}",
        "payload={\"type\":\"view_submission\"}",
        "payload={\"type\":\"message_action\",\"message\":7}",
        "payload={\"type\":\"of_the_future\"}",
        "{\"type\":\"event_callback\"}",
        "{\"type\":\"event_callback\",\"event\":{\"type\":\"app_mention\"}}",
        "{\"type\":\"event_callback\",\"event\":{\"type\":\"message\",\"channel_type\":\"im\",\"user\":[]}}",
        "ssl_check=1&token=x"
      })
  void request_thatMakesNoSense_isAcknowledged(String body) {
    assertThat(posted(octets(body)).status()).isEqualTo(200);
    assertThat(posted(SlackSignature.command(slack.payloads().command(ANN, "/x", ""))).status())
        .isEqualTo(200);
  }

  @Test
  void request_otherThanPost_isRefused() {
    assertThat(http.slackEvents().admit(new Endpoint.Head("GET", "/", "", Map.of())))
        .isInstanceOfSatisfying(
            Endpoint.Admission.Answered.class,
            answered -> assertThat(answered.response().status()).isEqualTo(405));
  }

  @Test
  void request_beforeTheStartAndAfterTheEnd_isTurnedAway() {
    http.stop(Duration.ofSeconds(3));
    byte[] body = SlackSignature.command(slack.payloads().command(ANN, "/smtp", "550"));
    assertThat(posted(body).status()).isEqualTo(503);
    assertThat(EndpointCalls.posted(bot.slackEvents(), "/", Map.of(), body).status())
        .isEqualTo(503);
  }
}
