package bouncecard.adapter.slack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.SlackService;
import bouncecard.adapter.wire.EndpointCalls;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.StartException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What Slack posts in HTTP mode, and what others do.
final class SlackHttpFaultsTest extends SlackWireTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String FORM = "application/x-www-form-urlencoded";
  private static final String IN_JSON = "application/json";
  private static final SlackSignature SLACK = new SlackSignature(SlackSignature.SECRET);

  private final SlackService service = new SlackFixture().http(slack.apiUrl());

  @BeforeEach
  void start() throws StartException {
    service.start();
  }

  @AfterEach
  void stop() {
    service.stop(Duration.ofSeconds(5));
    byte[] late = command("550");
    assertThat(posted(FORM, late, SLACK.headers(late)).status()).isEqualTo(503);
  }

  private Endpoint.Response posted(String type, byte[] body, Map<String, String> signature) {
    Map<String, String> headers = new HashMap<>(signature);
    headers.put("Content-Type", type);
    return EndpointCalls.posted(service.slackEvents(), "/slack/events", headers, body);
  }

  private byte[] command(String text) {
    return SlackSignature.command(slack.payloads().command(SlackPerson.ANN, "/smtp", text));
  }

  private byte[] mention(String text) {
    return SlackSignature.event(
        slack.payloads().event(slack.payloads().mention(SlackPerson.ANN, text)));
  }

  @Test
  void requests_thatSlackSigned_areAnswered() {
    byte[] command = command("550 5.1.1");
    Endpoint.Response acknowledged = posted(FORM, command, SLACK.headers(command));
    assertThat(acknowledged.status()).isEqualTo(200);
    assertThat(acknowledged.body()).isEmpty();
    assertThat(slack.called("response_url").shown()).contains("5.1.1");

    byte[] mention = mention("252 550");
    assertThat(posted(IN_JSON, mention, SLACK.headers(mention)).status()).isEqualTo(200);
    assertThat(slack.called("chat.postMessage").shown()).contains("252");

    byte[] challenge =
        SlackSignature.event(
            JSON.createObjectNode()
                .put("token", "t")
                .put("challenge", "3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P")
                .put("type", "url_verification"));
    assertThat(
            new String(
                posted(IN_JSON, challenge, SLACK.headers(challenge)).body(),
                StandardCharsets.UTF_8))
        .contains("3eZbrw1aBm2rZgRNFdxV2595E9CY3gmdALWMmHkvFXO7tYXAYM8P");
  }

  @Test
  void event_postedAgain_isAnsweredOnce() {
    byte[] mention = mention("252 550");
    for (int retry = 0; retry < 3; retry++) {
      Map<String, String> headers = new HashMap<>(SLACK.headers(mention));
      if (retry > 0) {
        headers.put("X-Slack-Retry-Num", Integer.toString(retry));
        headers.put("X-Slack-Retry-Reason", "http_timeout");
      }
      assertThat(posted(IN_JSON, mention, headers).status()).isEqualTo(200);
    }
    byte[] other = mention("5.7.1");
    posted(IN_JSON, other, SLACK.headers(other));
    slack.called("chat.postMessage", 2);
    assertThat(slack.workspace().calls().all(call -> call.method().equals("chat.postMessage")))
        .hasSize(2);
  }

  @Test
  void requests_thatSlackDidNotSign_areRefusedAndNotAnswered() {
    byte[] command = command("550");
    byte[] changed = command("551");
    SlackSignature forger = new SlackSignature("fedcba9876543210fedcba9876543210");
    Map<String, String> right = SLACK.headers(command);
    Map<String, String> unsigned = Map.of("X-Slack-Request-Timestamp", "1700000000");
    Map<String, String> noTime =
        Map.of("X-Slack-Signature", right.getOrDefault("X-Slack-Signature", ""));
    Map<String, String> wrongTime = new HashMap<>(right);
    wrongTime.put("X-Slack-Request-Timestamp", "soon");
    Map<String, String> noHex = new HashMap<>(right);
    noHex.put("X-Slack-Signature", "v0=");
    List<Map<String, String>> refused =
        List.of(
            Map.of(),
            unsigned,
            noTime,
            wrongTime,
            noHex,
            forger.headers(command),
            SLACK.headers(changed),
            SLACK.headers(command, Duration.ofSeconds(301)),
            SLACK.headers(command, Duration.ofSeconds(-301)),
            SLACK.headers(command, Duration.ofDays(365)));
    for (Map<String, String> headers : refused) {
      assertThat(posted(FORM, command, headers).status()).as(headers.toString()).isEqualTo(401);
    }
    byte[] mine = command("550 5.1.1");
    posted(FORM, mine, SLACK.headers(mine));
    slack.called("response_url");
    assertThat(slack.workspace().calls().all(call -> call.method().equals("response_url")))
        .hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "not JSON",
        "{",
        "[]",
        "null",
        "payload=",
        "payload=%",
        "payload=%7B",
        "payload={\"type\":\"block_actions\"}",
        "payload={\"type\":\"view_submission\",\"view\":[]}",
        "payload={\"type\":\"unheard_of\"}",
        "command=",
        "command=%2Fsmtp",
        "command=%2Fsmtp&text=%ZZ",
        "text=550",
        "ssl_check=1&token=t",
        "{\"type\":\"event_callback\"}",
        "{\"type\":\"event_callback\",\"event\":null,\"event_id\":7}",
        "{\"type\":\"url_verification\"}"
      })
  void body_ofAnyShape_getsAnAnswerAndDoesNoHarm(String body) {
    byte[] octets = body.getBytes(StandardCharsets.UTF_8);
    for (String type : List.of(FORM, IN_JSON, "", "text/plain")) {
      assertThat(posted(type, octets, SLACK.headers(octets)).status()).isIn(200, 400);
    }
    byte[] mine = command("550 5.1.1");
    posted(FORM, mine, SLACK.headers(mine));
    assertThat(slack.called("response_url").shown()).contains("5.1.1");
  }

  @Test
  void otherMethods_areRefused() {
    for (String method : List.of("GET", "PUT", "HEAD")) {
      assertThat(
              service.slackEvents().admit(new Endpoint.Head(method, "/slack/events", "", Map.of())))
          .isInstanceOfSatisfying(
              Endpoint.Admission.Answered.class,
              refused -> assertThat(refused.response().status()).isEqualTo(405));
    }
  }

  @Test
  void submission_ofAnEmptyForm_isRefusedInTheForm() {
    byte[] shortcut =
        SlackSignature.interactive(
            slack.payloads().globalShortcut(SlackPerson.ANN, "paste_bounce"));
    posted(FORM, shortcut, SLACK.headers(shortcut));
    ObjectNode view = slack.workspace().view(slack.called("views.open"));
    byte[] submitted =
        SlackSignature.interactive(slack.payloads().submitted(SlackPerson.ANN, view, Map.of()));
    Endpoint.Response answer = posted(FORM, submitted, SLACK.headers(submitted));
    assertThat(JSON.readTree(answer.body()).path("response_action").asString()).isEqualTo("errors");
  }
}
