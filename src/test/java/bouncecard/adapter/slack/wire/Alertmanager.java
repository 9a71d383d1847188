package bouncecard.adapter.slack.wire;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Assumptions;

/// Prometheus' Alertmanager as Debian ships it, running.
final class Alertmanager implements AutoCloseable {
  private static final Path PROGRAM = Path.of("/usr/bin/prometheus-alertmanager");
  private static final Pattern LISTENING =
      Pattern.compile("msg=\"Listening on\" address=(127\\.0\\.0\\.1:\\d{1,5})");

  private final Process process;
  private final URI alerts;

  private Alertmanager(Process process, String address) {
    this.process = process;
    this.alerts = URI.create("http://" + address + "/api/v2/alerts");
  }

  /// Starts it; leaves the test out with a message where it is not installed.
  ///
  /// @param folder where it keeps what it keeps
  /// @param configuration YAML
  static Alertmanager start(Path folder, String configuration) throws IOException {
    String missing = PROGRAM + " is not installed (as root: src/test/lab/install)";
    boolean isThere = Files.isExecutable(PROGRAM);
    if (!isThere && System.getenv("BOUNCECARD_LAB_REQUIRED") != null) {
      throw new AssertionError(missing);
    }
    Assumptions.assumeTrue(isThere, "left out: " + missing);
    Path file = Files.writeString(folder.resolve("alertmanager.yml"), configuration);
    Process process =
        new ProcessBuilder(
                PROGRAM.toString(),
                "--config.file=" + file,
                "--storage.path=" + folder.resolve("data"),
                "--web.listen-address=127.0.0.1:0",
                "--cluster.listen-address=")
            .redirectErrorStream(true)
            .start();
    StringBuilder said = new StringBuilder();
    BufferedReader log = process.inputReader(StandardCharsets.UTF_8);
    for (String line = log.readLine(); line != null; line = log.readLine()) {
      said.append(line).append('\n');
      Matcher listening = LISTENING.matcher(line);
      if (listening.find()) {
        Thread.ofVirtual().start(() -> drain(log));
        return new Alertmanager(process, listening.group(1));
      }
    }
    throw new AssertionError("Alertmanager did not start:\n" + said);
  }

  /// A full pipe would stop it.
  private static void drain(BufferedReader log) {
    try {
      while (log.readLine() != null) {
        Thread.onSpinWait();
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Raises or ends alerts.
  ///
  /// @param json as its API takes them
  void take(String json) throws IOException, InterruptedException {
    try (HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(alerts)
              .header("Content-Type", "application/json")
              .POST(BodyPublishers.ofString(json))
              .build();
      assertThat(client.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    }
  }

  @Override
  public void close() {
    process.destroyForcibly();
    process.onExit().join();
  }
}
