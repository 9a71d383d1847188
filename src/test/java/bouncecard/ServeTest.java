package bouncecard;

import static bouncecard.ServeCommand.until;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.slack.wire.SlackSignature;
import com.sun.net.httpserver.HttpServer;
import java.io.BufferedReader;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// `serve` as a process of its own.
@Timeout(60)
final class ServeTest {
  private static final String OK =
      "{\"ok\":true,\"user_id\":\"U1\",\"bot_id\":\"B1\",\"team_id\":\"T1\"}";

  /// Signed as Slack does, and nothing that Slack would send.
  private static final List<String> NO_PAYLOADS =
      List.of(
          "{\"type\":\"block_actions\",\"user\":\"hidden\"}",
          "{\"type\":\"event_callback\",\"event\":\"hidden\"}",
          "{\"type\":\"event_callback\",\"event\":{\"type\":\"hidden\"}}",
          "payload=%7B%22type%22%3A%22shortcut%22%2C%22hidden%22%3A1%7D",
          "payload=%7B%22type%22%3A%22view_submission%22%2C%22view%22%3A%22hidden%22%7D",
          "hidden&command=",
          "command=%2Fhidden&text=hidden");

  @TempDir Path folder;
  private HttpServer slack;

  @BeforeEach
  void startSlack() throws IOException {
    slack = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    slack.createContext(
        "/",
        exchange -> {
          byte[] body = OK.getBytes(StandardCharsets.UTF_8);
          exchange.getResponseHeaders().set("Content-Type", "application/json");
          exchange.sendResponseHeaders(200, body.length);
          exchange.getResponseBody().write(body);
          exchange.close();
        });
    slack.start();
  }

  @AfterEach
  void stopSlack() {
    slack.stop(0);
  }

  /// What is asked of one that is in service, until it is ended while it reads a long paste.
  @Test
  void serve_configured_isInServiceAndLogsNothingThatWasSaidUntilItIsTerminated() throws Exception {
    Process process = serve(environment("127.0.0.1:0"));
    try (BufferedReader log = process.errorReader(StandardCharsets.UTF_8)) {
      String listening = until(log, "listening on ").replaceFirst(".* on ", "");
      until(log, "in service: ");
      assertAnswers(listening);
      for (String body : NO_PAYLOADS) {
        assertThat(answer(listening, posted(body))).as(body).startsWith("HTTP/1.1 200");
      }
      assertThat(answer(listening, posted(longPaste()))).startsWith("HTTP/1.1 200");
      List<ProcessHandle> workers = process.descendants().toList();
      while (workers.isEmpty() && !Thread.currentThread().isInterrupted()) {
        LockSupport.parkNanos(5_000_000);
        workers = process.descendants().toList();
      }

      process.toHandle().destroy();
      List<String> said = log.lines().toList();
      assertThat(said).noneMatch(line -> line.contains("hidden"));
      assertThat(said)
          .filteredOn(line -> line.contains("Serve - stopped"))
          .singleElement()
          .asString()
          .matches("[0-9]{4}-[0-9-]{5}T[0-9:.]{12}\\+[0-9]{4} INFO Serve - stopped");
      assertThat(process.waitFor()).isZero();
      assertThat(workers).isNotEmpty().allSatisfy(one -> one.onExit().get(20, TimeUnit.SECONDS));
    } finally {
      process.destroyForcibly();
    }
  }

  private static void assertAnswers(String listening) throws Exception {
    URI health = URI.create("http://" + listening + "/health");
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpResponse<String> response =
          client.send(HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
      assertThat(response.statusCode()).isEqualTo(200);
      assertThat(response.body()).startsWith("{\"status\":\"ok\"");
    }
    assertThat(first(listening, "A: " + "b".repeat(15_000) + "\r\n")).isEqualTo("HTTP/1.1 200 OK");
    assertThat(first(listening, "A: " + "b".repeat(17_000) + "\r\n"))
        .isEqualTo("HTTP/1.1 431 Request Header Fields Too Large");
  }

  private String longPaste() {
    return "command=%2Fsmtp&text="
        + "550+5.1.1+User+unknown+".repeat(500)
        + "&user_id=U1&channel_id=C1&team_id=T1&trigger_id=1&response_url=http%3A%2F%2F127.0.0.1%3A"
        + slack.getAddress().getPort()
        + "%2Fcommands%2F1";
  }

  @Test
  void serve_pagesAlone_areReadyAndCounted() throws Exception {
    Process process =
        serve(
            Map.of(
                "BOUNCECARD_HTTP_LISTEN", "127.0.0.1:0",
                "BOUNCECARD_HTTP_PAGES", "true",
                "BOUNCECARD_HTTP_OPEN", "true",
                "BOUNCECARD_INTERNAL_LISTEN", "127.0.0.1:0"));
    try (BufferedReader log = process.errorReader(StandardCharsets.UTF_8)) {
      String internal = until(log, "internal listening on ").replaceFirst(".* on ", "");
      String outside = until(log, "http listening on ").replaceFirst(".* on ", "");
      until(log, "in service: ");
      String get = "GET %s HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      assertThat(answer(outside, get.formatted("/550.md"))).startsWith("HTTP/1.1 200");
      assertThat(answer(internal, get.formatted("/ready")))
          .startsWith("HTTP/1.1 200")
          .contains("\"pages\":{\"state\":\"up\",\"detail\":\"to all who come directly\"}");
      assertThat(answer(internal, get.formatted("/metrics")))
          .contains("bouncecard_answer_seconds_count{kind=\"page\",surface=\"pages\"} 1")
          .contains("bouncecard_service_state{service=\"pages\",state=\"up\"} 1.0");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void serve_slackIsAway_saysStartingAtTheInternalListener() throws Exception {
    slack.stop(0);
    Map<String, String> environment = new HashMap<>(environment("127.0.0.1:0"));
    environment.put("BOUNCECARD_INTERNAL_LISTEN", "127.0.0.1:0");
    Process process = serve(environment);
    try (BufferedReader log = process.errorReader(StandardCharsets.UTF_8)) {
      String internal = until(log, "internal listening on ").replaceFirst(".* on ", "");
      String outside = until(log, "http listening on ").replaceFirst(".* on ", "");
      until(log, "cannot sign in to Slack yet");

      String told =
          "{\"status\":\"starting\",\"services\":{\"Slack\":{\"state\":\"starting\","
              + "\"detail\":\"Slack's API cannot be reached\"}}}";
      assertThat(answer(internal, "GET /health HTTP/1.1\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 200")
          .contains(told);
      assertThat(answer(internal, "GET /ready HTTP/1.1\r\nConnection: close\r\n\r\n"))
          .startsWith("HTTP/1.1 503")
          .contains(told);
      assertThat(answer(outside, posted("{}")).lines().findFirst())
          .contains("HTTP/1.1 503 Service Unavailable");
      // Only the other listener knows Slack.
      assertThat(answer(internal, posted("{}"))).startsWith("HTTP/1.1 404");

      process.toHandle().destroy();
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void serve_addressesInUse_areToldBeforeAPlatformIsAsked() throws Exception {
    slack.stop(0);
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Map<String, String> environment = new HashMap<>(environment("127.0.0.1:0"));
      environment.put("BOUNCECARD_INTERNAL_LISTEN", "127.0.0.1:" + taken.getLocalPort());

      assertThat(ended(environment))
          .singleElement()
          .asString()
          .contains("The internal HTTP server cannot listen on", "set another internal.listen");
    }
    assertThat(
            ended(
                Map.of(
                    "BOUNCECARD_HTTP_LISTEN",
                    "127.0.0.1:1",
                    "BOUNCECARD_INTERNAL_LISTEN",
                    "127.0.0.1:1")))
        .containsExactly(
            "2 BOUNCECARD_INTERNAL_LISTEN is the address of http.listen; give it a port of its"
                + " own.");
  }

  /// A request of Slack's, signed.
  private static String posted(String body) {
    StringBuilder head = new StringBuilder("POST /slack/events HTTP/1.1\r\nConnection: close\r\n");
    new SlackSignature("secret")
        .headers(body.getBytes(StandardCharsets.UTF_8))
        .forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    return head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  @Test
  void serve_mistakeInTheOverlay_isLoggedWithItsFileAndKeepsNothingFromService() throws Exception {
    Files.createDirectories(folder.resolve("overlay/providers"));
    Files.writeString(folder.resolve("overlay/providers/acme.toml"), "[provider]\nnane = \"A\"\n");
    Map<String, String> environment = new HashMap<>(environment("127.0.0.1:0"));
    environment.put("BOUNCECARD_DATA_OVERLAY", folder.resolve("overlay").toString());
    Process process = serve(environment);
    try (BufferedReader log = process.errorReader(StandardCharsets.UTF_8)) {
      assertThat(until(log, "are left out: "))
          .contains("ERROR", "providers/acme.toml, [provider]: ");
      until(log, "in service: ");
    } finally {
      process.destroyForcibly();
    }
  }

  @Test
  void serve_portInUse_saysSoAndEnds() throws Exception {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      String listen = "127.0.0.1:" + taken.getLocalPort();

      assertThat(ended(environment(listen)))
          .last()
          .asString()
          .startsWith("2 The HTTP server cannot listen on " + listen + ": another program does");
    }
  }

  @Test
  void serve_mistakes_areAllToldAtOnce() throws Exception {
    Files.writeString(folder.resolve("wrong.toml"), "stop.grace = \"soon\"");

    assertThat(ended(Map.of("DISCORD_TOKEN", " "), "--config", "wrong.toml"))
        .containsExactly(
            "2 wrong.toml: stop.grace is \"soon\"; it must be a whole number of seconds from 0 to"
                + " 300.",
            "2 DISCORD_TOKEN is empty; give a value, or leave DISCORD_TOKEN out.");
  }

  @Test
  void serve_withoutTokens_saysHowToGetThem() throws Exception {
    List<String> said = ended(Map.of("BOUNCECARD_LOCALE", "ko"));

    assertThat(said).hasSize(3);
    assertThat(said.get(0)).startsWith("2 로그인할 토큰이");
    assertThat(said.get(1)).contains("manifests/slack.yaml", "SLACK_BOT_TOKEN", "SLACK_APP_TOKEN");
    assertThat(said.get(2)).contains("DISCORD_TOKEN");
  }

  /// The first line of the answer to a request with these headers; nothing where there is none.
  private static String first(String address, String headers) throws IOException {
    return answer(address, "GET /health HTTP/1.1\r\n" + headers + "\r\n")
        .lines()
        .findFirst()
        .orElse("");
  }

  private static String answer(String address, String request) throws IOException {
    String port = address.substring(address.lastIndexOf(':') + 1);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
    } catch (SocketException _) {
      return "";
    }
  }

  private Map<String, String> environment(String listen) {
    return Map.of(
        "SLACK_BOT_TOKEN", "xoxb-1",
        "SLACK_SIGNING_SECRET", "secret",
        "SLACK_API_URL", "http://127.0.0.1:" + slack.getAddress().getPort() + "/api/",
        "BOUNCECARD_SLACK_MODE", "http",
        "BOUNCECARD_HTTP_LISTEN", listen);
  }

  /// What standard error says until the end, each line with the exit status before it.
  private List<String> ended(Map<String, String> environment, String... options) throws Exception {
    Process process = serve(environment, options);
    try (BufferedReader log = process.errorReader(StandardCharsets.UTF_8)) {
      List<String> lines = log.lines().toList();
      int status = process.waitFor();
      return lines.stream().map(line -> status + " " + line).toList();
    } finally {
      process.destroyForcibly();
    }
  }

  private Process serve(Map<String, String> environment, String... options) throws IOException {
    return ServeCommand.in(folder, environment, options).start();
  }
}
