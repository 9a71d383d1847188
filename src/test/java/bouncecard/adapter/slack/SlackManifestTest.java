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
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

/// The manifest that an operator makes the app from.
final class SlackManifestTest {
  private static final Path FILE = Path.of("manifests/slack.yaml");

  private static JsonNode manifest() throws IOException {
    return new YAMLMapper().readTree(Files.readString(FILE));
  }

  private static List<String> texts(JsonNode list) {
    return list.values().stream().map(JsonNode::asString).toList();
  }

  @Test
  void manifest_isWhatSlackTakes() throws IOException {
    String address = "https://local/manifest.json";
    String schema = Files.readString(Schemas.folder().resolve("slack-manifest.schema.2.0.0.json"));
    SchemaRegistry registry =
        SchemaRegistry.withDefaultDialect(
            SpecificationVersion.DRAFT_7, builder -> builder.schemas(Map.of(address, schema)));
    assertThat(Schemas.errors(registry.getSchema(SchemaLocation.of(address)), manifest()))
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
  void documents_explainEachScope() throws IOException {
    String document = Files.readString(Path.of("docs/slack.md"));
    for (String scope : SlackScopes.NEEDED) {
      assertThat(document).contains("| `" + scope + "` |");
    }
  }
}
