package bouncecard.adapter.slack.wire;

import static bouncecard.adapter.slack.wire.SlackPerson.ANN;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.SlackService;
import bouncecard.app.watch.live.WatchLedger;
import bouncecard.app.watch.live.WatchTerms;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// What Prometheus' Alertmanager, the real one, writes into a watched channel.
final class SlackAlertmanagerTest extends SlackWireTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String LOG_LINE =
      "status=bounced (host mx.example.com[192.0.2.7] said: 550 5.1.1 User unknown (in reply to"
          + " RCPT TO command))";

  @TempDir private Path folder;
  private final BlockingQueue<ObjectNode> written = new LinkedBlockingQueue<>();
  private final SlackFixture fixture =
      new SlackFixture()
          .watching(
              WatchTerms.of(List.of(ANN.channel()), false, ZoneId.of("UTC")),
              WatchLedger.inMemory(),
              Instant::now);
  private final SlackService bot = fixture.socket(slack.apiUrl());
  private HttpServer webhook;

  @BeforeEach
  void start() throws Exception {
    webhook = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    webhook.createContext("/", this::take);
    webhook.start();
    bot.start();
    slack.connected(1, SocketModeStandIn.SOON);
  }

  @AfterEach
  void stop() {
    webhook.stop(0);
    fixture.stopWatching();
    bot.stop(Duration.ofSeconds(3));
  }

  /// An incoming webhook: Slack makes the message from what is posted there.
  private void take(HttpExchange exchange) throws IOException {
    JsonNode posted = JSON.readTree(exchange.getRequestBody().readAllBytes());
    ObjectNode event =
        SlackPayloads.posted(
            "B0PROM0001",
            posted.path("username").asString(),
            ANN.channel(),
            posted.path("text").asString(""));
    event.set("attachments", posted.path("attachments"));
    written.add(event);
    exchange.sendResponseHeaders(200, 2);
    exchange.getResponseBody().write("ok".getBytes(StandardCharsets.US_ASCII));
    exchange.close();
  }

  private ObjectNode written() throws InterruptedException {
    ObjectNode event = written.poll(SocketModeStandIn.SOON.toMillis(), TimeUnit.MILLISECONDS);
    assertThat(event).isNotNull();
    return event;
  }

  private String url() {
    return "http://127.0.0.1:" + webhook.getAddress().getPort() + "/services/T/B/X";
  }

  private static String alert(String name, String reply, String end) {
    return """
    [{"labels": {"alertname": "%s", "host": "mx1"}, "annotations": {"reply": "%s"}%s}]\
    """
        .formatted(name, reply, end);
  }

  private List<SlackCall> posts() {
    return slack.workspace().calls().all(call -> call.method().equals("chat.postMessage"));
  }

  private SlackCall card() {
    return slack
        .workspace()
        .calls()
        .await(call -> call.method().equals("chat.postMessage"), SocketModeStandIn.SOON);
  }

  @Test
  void defaultTemplate_givesNoTextAndIsNotAnswered() throws Exception {
    String configuration =
        """
        route: {receiver: mail, group_by: [alertname], group_wait: 0s}
        receivers:
          - name: mail
            slack_configs:
              - api_url: %s
                channel: "#mail-alerts"
        """
            .formatted(url());
    try (Alertmanager alertmanager = Alertmanager.start(folder, configuration)) {
      alertmanager.take(alert("MailBounced", LOG_LINE, ""));
      ObjectNode event = written();
      assertThat(event.toString()).doesNotContain("5.1.1");
      slack.acked(slack.event(event));
      ObjectNode after = SlackPayloads.message("U0BEN00001", LOG_LINE);
      after.put("channel", ANN.channel()).put("channel_type", "channel");
      slack.acked(slack.event(after));
      assertThat(card().argument("thread_ts")).isEqualTo(after.path("ts").asString());
      assertThat(posts()).hasSize(1);
    }
  }

  @Test
  void documentedTemplate_carriesTheReplyAndIsAnswered() throws Exception {
    Path secret = Files.writeString(folder.resolve("slack"), url());
    String receivers = documented().replace("/etc/alertmanager/slack", secret.toString());
    String configuration =
        "route: {receiver: mail, group_by: [alertname], group_wait: 0s, group_interval: 1s}\n"
            + receivers;
    try (Alertmanager alertmanager = Alertmanager.start(folder, configuration)) {
      alertmanager.take(alert("MailBounced", LOG_LINE, ""));
      ObjectNode firing = written();
      slack.acked(slack.event(firing));
      SlackCall card = card();
      assertThat(card.argument("thread_ts")).isEqualTo(firing.path("ts").asString());
      assertThat(card.shown()).contains("does not exist");
      alertmanager.take(
          alert(
              "MailBounced",
              LOG_LINE,
              ", \"endsAt\": \"2020-01-01T00:00:00Z\", \"startsAt\": \"2019-12-31T00:00:00Z\""));
      ObjectNode resolved = written();
      assertThat(resolved.toString()).contains("[RESOLVED]");
      slack.acked(slack.event(resolved));
      alertmanager.take(alert("MailDeferred", "452 4.2.2 Mailbox full", ""));
      ObjectNode other = written();
      slack.acked(slack.event(other));
      SlackCall second =
          slack
              .workspace()
              .calls()
              .await(2, call -> call.method().equals("chat.postMessage"), SocketModeStandIn.SOON)
              .getLast();
      assertThat(second.argument("thread_ts")).isEqualTo(other.path("ts").asString());
      assertThat(posts()).hasSize(2);
    }
  }

  /// The receivers that docs/watch.md tells people to write.
  private static String documented() throws IOException {
    String page = Files.readString(Path.of("docs/watch.md"));
    int begin = page.indexOf("```yaml\nreceivers:") + "```yaml\n".length();
    return page.substring(begin, page.indexOf("```", begin));
  }
}
