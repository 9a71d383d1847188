package bouncecard.adapter.slack;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.Schemas;
import bouncecard.adapter.slack.api.SlackScopes;
import bouncecard.adapter.slack.drawing.SlackViews;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The manifest that an operator makes the app from.
final class SlackManifestTest {
  private static final Path FILE = Path.of("manifests/slack.yaml");

  private static final Path STEP_FILE = Path.of("manifests/slack-workflow.yaml");

  private static JsonNode manifest() throws IOException {
    return manifest(FILE);
  }

  private static JsonNode manifest(Path file) throws IOException {
    return new YAMLMapper().readTree(Files.readString(file));
  }

  private static List<String> texts(JsonNode list) {
    return list.values().stream().map(JsonNode::asString).toList();
  }

  @ParameterizedTest
  @ValueSource(strings = {"manifests/slack.yaml", "manifests/slack-workflow.yaml"})
  void manifest_isWhatSlackTakes(String file) throws IOException {
    String address = "https://local/manifest.json";
    String schema = Files.readString(Schemas.folder().resolve("slack-manifest.schema.2.0.0.json"));
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7, builder -> builder.schemas(Map.of(address, schema)));
    assertThat(
            Schemas.errors(registry.getSchema(SchemaLocation.of(address)), manifest(Path.of(file))))
        .isEmpty();
  }

  @Test
  void manifest_asksForWhatTheCodeNeedsAndNoMore() throws IOException {
    JsonNode manifest = manifest();
    assertThat(texts(manifest.at("/oauth_config/scopes/bot"))).isEqualTo(SlackScopes.NEEDED);
    assertThat(texts(manifest.at("/settings/event_subscriptions/bot_events")))
        .isEqualTo(SlackScopes.EVENTS);
    assertThat(manifest.at("/oauth_config/scopes/user").isMissingNode()).isTrue();
    assertThat(manifest.at("/settings/socket_mode_enabled").asBoolean(false)).isTrue();
    assertThat(manifest.at("/settings/interactivity/is_enabled").asBoolean(false)).isTrue();
    assertThat(manifest.at("/features/app_home/home_tab_enabled").asBoolean(false)).isTrue();
  }

  @Test
  void manifest_hasTheCommandsAndShortcutsThatAreAnswered() throws IOException {
    JsonNode features = manifest().path("features");
    assertThat(features.path("slash_commands").findValues("command"))
        .extracting(JsonNode::asString)
        .containsExactly("/smtp");
    assertThat(features.path("shortcuts").findValues("callback_id"))
        .extracting(JsonNode::asString)
        .containsExactly(SlackDispatch.EXPLAIN, SlackViews.PASTE);
  }

  @Test
  void manifestWithTheStep_isTheOtherWithTheStepAndItsEvent() throws IOException {
    ObjectNode with = (ObjectNode) manifest(STEP_FILE);
    assertThat(texts(with.at("/settings/event_subscriptions/bot_events")))
        .isEqualTo(
            Stream.concat(SlackScopes.EVENTS.stream(), Stream.of(SlackScopes.STEP_EVENT)).toList());
    JsonNode step = with.path("functions").path(SlackSteps.EXPLAIN);
    assertThat(step.at("/input_parameters/properties").propertyNames())
        .containsExactly("text", "language");
    assertThat(texts(step.at("/output_parameters/required")))
        .containsExactly("cause", "actor", "retry", "codes", "card");
    with.remove("functions");
    ObjectNode settings = with.withObject("/settings");
    assertThat(settings.path("org_deploy_enabled").asBoolean(false)).isTrue();
    settings.remove("function_runtime");
    settings.put("org_deploy_enabled", false);
    ArrayNode events = settings.withObject("/event_subscriptions").withArray("bot_events");
    events.remove(events.size() - 1);
    assertThat(with).isEqualTo(manifest());
  }

  @Test
  void documents_explainEachScope() throws IOException {
    String document = Files.readString(Path.of("docs/slack.md"));
    for (String scope : SlackScopes.NEEDED) {
      assertThat(document).contains("| `" + scope + "` |");
    }
  }
}
