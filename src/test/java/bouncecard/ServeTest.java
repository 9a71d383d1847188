package bouncecard;

import static org.assertj.core.api.Assertions.assertThat;

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
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
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

  @Test
  void serve_configured_isInServiceUntilItIsTerminated() throws Exception {
    Process process = serve(environment("127.0.0.1:0"));
    try (BufferedReader log = process.errorReader(StandardCharsets.UTF_8)) {
      String listening = until(log, "listening on ").replaceFirst(".* on ", "");
      until(log, "in service: ");
      URI health = URI.create("http://" + listening + "/health");

      try (HttpClient client = HttpClient.newHttpClient()) {
        HttpResponse<String> response =
            client.send(
                HttpRequest.newBuilder(health).build(), HttpResponse.BodyHandlers.ofString());
        assertThat(response.statusCode()).isEqualTo(200);
        assertThat(response.body()).startsWith("{\"status\":\"ok\"");
      }

      assertThat(first(listening, "A: " + "b".repeat(15_000) + "\r\n"))
          .isEqualTo("HTTP/1.1 200 OK");
      assertThat(first(listening, "A: " + "b".repeat(17_000) + "\r\n"))
          .isEqualTo("HTTP/1.1 431 Request Header Fields Too Large");

      process.toHandle().destroy();
      assertThat(until(log, "Serve - stopped"))
          .matches("[0-9]{4}-[0-9-]{5}T[0-9:.]{12}\\+[0-9]{4} INFO Serve - stopped");
      assertThat(process.waitFor()).isZero();
    } finally {
      process.destroyForcibly();
    }
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
    String port = address.substring(address.lastIndexOf(':') + 1);
    try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), Integer.parseInt(port))) {
      String request = "GET /health HTTP/1.1\r\n" + headers + "\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.shutdownOutput();
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
      return answer.lines().findFirst().orElse("");
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
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add("-XX:TieredStopAtLevel=1");
    command.add("-cp");
    command.add(System.getProperty("java.class.path"));
    command.add("bouncecard.Main");
    command.add("serve");
    command.addAll(List.of(options));
    ProcessBuilder builder = new ProcessBuilder(command).directory(folder.toFile());
    builder.environment().keySet().removeIf(name -> name.matches("(SLACK|DISCORD|BOUNCECARD)_.*"));
    builder.environment().putAll(environment);
    return builder.start();
  }

  private static String until(BufferedReader log, String words) throws IOException {
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      if (line.contains(words)) {
        return line;
      }
    }
    throw new AssertionError("the log ended without: " + words);
  }
}
