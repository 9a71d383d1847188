package bouncecard.adapter.metrics;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import bouncecard.app.check.Audit;
import bouncecard.app.serve.Endpoint;
import bouncecard.app.serve.Health;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What Prometheus reads, and the alerts on it.
final class PrometheusMetricsTest {
  private static final Pattern NAME = Pattern.compile("bouncecard_[a-z_]+");

  private final PrometheusMetrics metrics =
      new PrometheusMetrics(
          () -> Map.of("Slack", Health.UP, "Discord", new Health(Health.State.DOWN, "stopped")));

  private String page(String method) {
    Endpoint.Admission admission =
        metrics.page().admit(new Endpoint.Head(method, "/metrics", "", Map.of()));
    Endpoint.Response response = ((Endpoint.Admission.Answered) admission).response();
    return response.status() + " " + new String(response.body(), StandardCharsets.UTF_8);
  }

  private void everything() {
    metrics.begun("slack");
    metrics.answered("slack", "command", true, Duration.ofMillis(7));
    metrics.begun("slack");
    metrics.read("done", Duration.ofMillis(3));
    metrics.bounce("mailbox-full", "", "recipient");
    metrics.watched("counted before");
    metrics.arrived("ses", "kept");
    metrics.refused("http", "no-room");
    metrics.queue("inlets", () -> 3);
    metrics.checked(
        new Audit.Entry(
            Instant.EPOCH,
            "U1",
            Optional.of("C1"),
            "b…@example.com",
            "exists",
            Optional.of("mx.example.com [192.0.2.1]"),
            Duration.ofMillis(1),
            true));
  }

  @Test
  void page_hasWhatWasCountedAndNothingOfWhoOrWhat() {
    everything();
    String page = page("GET");
    assertThat(page)
        .startsWith("200 ")
        .contains("bouncecard_service_state{service=\"Slack\",state=\"up\"} 1.0")
        .contains("bouncecard_service_state{service=\"Discord\",state=\"down\"} 1.0")
        .contains("bouncecard_requests_in_flight{surface=\"slack\"} 1.0")
        .contains("bouncecard_failures_total{kind=\"command\",surface=\"slack\"} 1.0")
        .contains(
            "bouncecard_answer_seconds_bucket{kind=\"command\",surface=\"slack\",le=\"0.01\"} 1")
        .contains(
            "bouncecard_answer_seconds_bucket{kind=\"command\",surface=\"slack\",le=\"0.005\"} 0")
        .contains("actor=\"recipient\",cause=\"mailbox-full\",provider=\"unknown\"} 1.0")
        .contains("bouncecard_watched_messages_total{outcome=\"counted-before\"} 1.0")
        .contains("bouncecard_inlet_arrivals_total{inlet=\"ses\",outcome=\"kept\"} 1.0")
        .contains("bouncecard_refusals_total{listener=\"http\",reason=\"no-room\"} 1.0")
        .contains("bouncecard_queue_waiting{queue=\"inlets\"} 3.0")
        .contains("bouncecard_checks_total{kept=\"true\",outcome=\"exists\"} 1.0")
        .doesNotContain("example.com", "U1", "C1", "192.0.2.1");
  }

  @Test
  void page_isForReading() {
    assertThat(page("POST")).startsWith("405 ");
  }

  @Test
  void labels_areNeverMoreThanSo_whateverIsCounted() {
    for (int i = 0; i < 3 * PrometheusMetrics.MOST_WORDS; i++) {
      metrics.bounce("cause-" + i, "a provider\nwith a line", "x".repeat(1_000));
    }
    String page = page("GET");
    assertThat(page.lines().filter(line -> line.startsWith("bouncecard_bounces_total{")))
        .hasSize(PrometheusMetrics.MOST_WORDS + 1);
    assertThat(page).contains("actor=\"other\",cause=\"other\",provider=\"other\"}");
  }

  private Set<String> names() {
    everything();
    Set<String> names = new TreeSet<>();
    page("GET")
        .lines()
        .filter(line -> line.startsWith("# TYPE "))
        .forEach(line -> names.add(line.split(" ", 4)[2]));
    return names;
  }

  @Test
  void documents_tellEachMetricAndEachAlert() throws IOException {
    String document = Files.readString(Path.of("docs/operations.md"));
    assertThat(names()).hasSizeGreaterThan(7).allSatisfy(n -> assertThat(document).contains(n));
    String rules = Files.readString(Path.of("manifests/prometheus-rules.yaml"));
    String tests = Files.readString(Path.of("manifests/prometheus-rules-test.yaml"));
    Matcher alert = Pattern.compile("alert: ([A-Za-z]+)").matcher(rules);
    int alerts = 0;
    for (; alert.find(); alerts++) {
      assertThat(document).contains("`" + alert.group(1) + "`");
      assertThat(tests).contains("alertname: " + alert.group(1));
    }
    assertThat(alerts).isEqualTo(13);
  }

  @Test
  void rules_nameMetricsThatThereAre() throws IOException {
    Set<String> names = names();
    Matcher named = NAME.matcher(Files.readString(Path.of("manifests/prometheus-rules.yaml")));
    while (named.find()) {
      String name = named.group().replaceFirst("_(bucket|count|sum)$", "");
      assertThat(names).contains(name);
    }
  }

  @Test
  void rules_areThoseThatPrometheusLoadsAndDoWhatTheyShould() throws Exception {
    boolean isThere = Files.isExecutable(Path.of("/usr/bin/promtool"));
    assumeTrue(
        isThere || System.getenv("BOUNCECARD_LAB_REQUIRED") != null,
        "promtool is not installed (Debian: prometheus), so the alert rules are not loaded");
    for (List<String> command :
        List.of(
            List.of("check", "rules", "manifests/prometheus-rules.yaml"),
            List.of("test", "rules", "manifests/prometheus-rules-test.yaml"))) {
      Process process =
          new ProcessBuilder(Stream.concat(Stream.of("promtool"), command.stream()).toList())
              .redirectErrorStream(true)
              .start();
      String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      assertThat(process.waitFor()).as(said).isZero();
    }
  }
}
