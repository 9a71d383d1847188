package bouncecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The manifest for two replicas.
final class ReplicaManifestTest {
  @TempDir Path folder;

  private static JsonNode part(String kind) throws IOException {
    List<JsonNode> all =
        new YAMLMapper()
            .readerFor(JsonNode.class)
            .<JsonNode>readValues(Files.readString(Path.of("manifests/replicas.yaml")))
            .readAll();
    return all.stream()
        .filter(one -> one.path("kind").asString().equals(kind))
        .findFirst()
        .orElseThrow(() -> new AssertionError("no " + kind));
  }

  private static JsonNode container() throws IOException {
    return part("Deployment").at("/spec/template/spec/containers/0");
  }

  private static Map<String, String> environment() throws IOException {
    Map<String, String> environment = new HashMap<>();
    container()
        .path("env")
        .forEach(one -> environment.put(one.path("name").asString(), one.path("value").asString()));
    return environment;
  }

  @Test
  void rollout_neverLeavesFewerThanTwo() throws IOException {
    JsonNode spec = part("Deployment").path("spec");
    assertThat(spec.path("replicas").asInt()).isEqualTo(2);
    assertThat(spec.at("/strategy/rollingUpdate/maxSurge").asInt()).isEqualTo(1);
    assertThat(spec.at("/strategy/rollingUpdate/maxUnavailable").asInt(9)).isZero();
    assertThat(part("PodDisruptionBudget").at("/spec/minAvailable").asInt()).isEqualTo(1);
  }

  @Test
  void time_toStop_isLongerThanTheProgramTakes() throws IOException {
    int whole = part("Deployment").at("/spec/template/spec/terminationGracePeriodSeconds").asInt();
    int sleep = container().at("/lifecycle/preStop/sleep/seconds").asInt();
    int grace = Integer.parseInt(environment().get("BOUNCECARD_STOP_GRACE"));
    assertThat(whole).isGreaterThan(sleep + grace + 5);
  }

  @Test
  void parts_areOfOneName() throws IOException {
    String app = part("Deployment").at("/spec/template/metadata/labels/app").asString();
    for (String selector :
        List.of(
            part("Deployment").at("/spec/selector/matchLabels/app").asString(),
            part("Service").at("/spec/selector/app").asString(),
            part("PodDisruptionBudget").at("/spec/selector/matchLabels/app").asString(),
            part("NetworkPolicy").at("/spec/podSelector/matchLabels/app").asString())) {
      assertThat(selector).isEqualTo(app);
    }
    List<String> ports =
        container().path("ports").values().stream()
            .map(one -> one.path("name").asString())
            .toList();
    assertThat(ports)
        .contains(
            part("Service").at("/spec/ports/0/targetPort").asString(),
            container().at("/readinessProbe/httpGet/port").asString(),
            container().at("/livenessProbe/httpGet/port").asString());
    assertThat(container().at("/readinessProbe/httpGet/path").asString()).isEqualTo("/ready");
  }

  @Test
  void settings_areThoseOfTheProgram_andSecretsAreFiles() throws IOException {
    Map<String, String> environment = environment();
    for (Map.Entry<String, String> one : environment.entrySet()) {
      if (one.getKey().endsWith("_FILE")) {
        String name = one.getValue().replace("/secrets/", "");
        assertThat(one.getValue()).isEqualTo("/secrets/" + name);
        String prefix = name.equals("slack-bot-token") ? "xoxb-" : "";
        Path file = folder.resolve(name);
        Files.writeString(file, prefix + "s".repeat(40));
        one.setValue(file.toString());
      }
    }
    assertThat(environment.keySet())
        .noneMatch(name -> name.endsWith("_TOKEN") || name.endsWith("_KEY"));

    ByteArrayOutputStream out = new ByteArrayOutputStream();
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    PrintStream told = Main.utf8(err);
    int status =
        Main.run(
            new String[] {"serve", "--settings"},
            environment,
            new ByteArrayInputStream(new byte[0]),
            Main.utf8(out),
            told);
    told.flush();
    assertThat(status).as(err.toString(StandardCharsets.UTF_8)).isZero();
  }
}
