package bouncecard.adapter.slack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.SlackService;
import bouncecard.adapter.wire.EndpointCalls;
import bouncecard.adapter.wire.WebAnswer;
import bouncecard.app.serve.Health;
import bouncecard.app.serve.Health.State;
import bouncecard.app.serve.StartException;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What answers in the place of Slack's API: pages of proxies, and answers without an end.
final class SlackUpstreamTest extends SlackWireTest {
  private static final SlackSignature SLACK = new SlackSignature(SlackSignature.SECRET);
  private static final WebAnswer PAGE =
      WebAnswer.octets(
          "text/html",
          "<!doctype html><p>Sign in to the network".getBytes(StandardCharsets.US_ASCII));
  private static final String IS_NOT_SLACKS =
      "the answer of Slack's API is not Slack's: a proxy's page?";

  private Optional<SlackService> running = Optional.empty();

  @AfterEach
  void stop() {
    running.ifPresent(service -> service.stop(Duration.ofSeconds(1)));
  }

  private SlackService http(String api) {
    SlackService service = new SlackFixture().http(api);
    running = Optional.of(service);
    return service;
  }

  private static void starting(SlackService service) {
    Thread.ofVirtual()
        .start(
            () -> {
              try {
                service.start();
              } catch (StartException _) {
                // It was stopped before.
              }
            });
  }

  private static void await(SlackService service, Health health) {
    long end = System.nanoTime() + SocketModeStandIn.SOON.toNanos();
    while (!service.health().equals(health) && System.nanoTime() < end) {
      LockSupport.parkNanos(1_000_000);
    }
    assertThat(service.health()).isEqualTo(health);
  }

  static Arguments[] foreign() {
    return new Arguments[] {
      Arguments.of(PAGE),
      Arguments.of(WebAnswer.octets("application/json", PAGE.body())),
      Arguments.of(
          WebAnswer.octets("text/html", "{\"ok\":true}".getBytes(StandardCharsets.US_ASCII))),
      Arguments.of(WebAnswer.json(200, "{}")),
      Arguments.of(WebAnswer.json(200, "{\"ok\":\"true\"}")),
      Arguments.of(WebAnswer.json(200, "[true]")),
      Arguments.of(WebAnswer.json(200, "")),
      Arguments.of(WebAnswer.json(200, "{\"ok\":true"))
    };
  }

  @ParameterizedTest
  @MethodSource("foreign")
  void start_whereTheAnswerIsNotSlacks_waitsAndSaysWhy(WebAnswer answer) {
    slack.workspace().script().always("auth.test", answer);
    SlackService service = http(slack.apiUrl());
    starting(service);
    await(service, new Health(State.STARTING, IS_NOT_SLACKS));
    slack.workspace().script().heal("auth.test");
    await(service, Health.UP);
  }

  @Test
  void call_whoseAnswerIsNotSlacks_takesTheBotOutOfServiceUntilItIsAgain() throws Exception {
    SlackService service = http(slack.apiUrl());
    service.start();
    slack.workspace().script().always("auth.test", PAGE);
    slack.workspace().script().always("chat.postMessage", PAGE);
    slack.workspace().script().always("chat.postEphemeral", PAGE); // which tells of the other
    byte[] mention =
        SlackSignature.event(
            slack.payloads().event(slack.payloads().mention(SlackPerson.ANN, "550")));
    var answered =
        EndpointCalls.posted(
            service.slackEvents(), "/slack/events", withType(SLACK.headers(mention)), mention);
    assertThat(answered.status()).isEqualTo(200);
    await(service, new Health(State.RECOVERING, IS_NOT_SLACKS));
    slack.workspace().script().heal("chat.postMessage");
    slack.workspace().script().heal("chat.postEphemeral");
    slack.workspace().script().heal("auth.test");
    await(service, Health.UP);
  }

  private static Map<String, String> withType(Map<String, String> signature) {
    Map<String, String> headers = new HashMap<>(signature);
    headers.put("Content-Type", "application/json");
    return headers;
  }

  @Test
  void answer_withoutAnEnd_isCutOff() throws Exception {
    AtomicLong sent = new AtomicLong();
    HttpServer endless =
        HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    endless.createContext(
        "/",
        exchange -> {
          byte[] more = "\"again\",".repeat(1_000).getBytes(StandardCharsets.US_ASCII);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, 0);
          try (exchange) {
            exchange
                .getResponseBody()
                .write("{\"ok\":true,\"all\":[".getBytes(StandardCharsets.US_ASCII));
            while (sent.addAndGet(more.length) < 1L << 30) {
              exchange.getResponseBody().write(more);
            }
          } catch (IOException _) {
            // The other side has had enough.
          }
        });
    endless.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
    endless.start();
    try {
      SlackService service = http("http://127.0.0.1:" + endless.getAddress().getPort() + "/api/");
      starting(service);
      await(service, new Health(State.STARTING, "the answer of Slack's API does not end"));
      assertThat(sent.get()).isLessThan(1L << 30);
    } finally {
      endless.stop(0);
    }
  }
}
