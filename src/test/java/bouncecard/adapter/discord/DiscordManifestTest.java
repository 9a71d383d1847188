package bouncecard.adapter.discord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import bouncecard.adapter.Schemas;
import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.discord.api.DiscordPhrase;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import com.networknt.schema.Schema;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import net.dv8tion.jda.api.Permission;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Holds that `manifests/discord.json` states what the program registers and asks for. With
/// `-Dgolden.update=true` it is rewritten, and the test still fails.
class DiscordManifestTest {
  private static final Path FILE = Path.of("manifests", "discord.json");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();
  private static final Catalog CATALOG = DataFiles.load();

  private static ObjectNode manifest() {
    ObjectNode manifest = JSON.createObjectNode();
    manifest.put("name", "Bouncecard");
    manifest.put("description", CATALOG.texts(Language.ENGLISH).message(DiscordPhrase.SMTP_ABOUT));
    ObjectNode installs = manifest.putObject("integration_types_config");
    ObjectNode onServers = installs.putObject("0").putObject("oauth2_install_params");
    onServers.putArray("scopes").add("bot").add("applications.commands");
    onServers.put("permissions", Long.toString(DiscordService.PERMISSIONS));
    ObjectNode forOneself = installs.putObject("1").putObject("oauth2_install_params");
    forOneself.putArray("scopes").add("applications.commands");
    forOneself.put("permissions", "0");
    ArrayNode privileged = manifest.putObject("bot").putArray("privileged_intents");
    assertThat(privileged).isEmpty();
    manifest.set("commands", DiscordCommands.of(CATALOG));
    return manifest;
  }

  @Test
  void manifest_isWhatTheProgramRegistersAndAsksFor() throws Exception {
    String text = JSON.writeValueAsString(manifest()).replace("\r\n", "\n") + "\n";
    if (Boolean.getBoolean("golden.update")) {
      Files.createDirectories(FILE.getParent());
      Files.writeString(FILE, text);
      fail("rewritten: %s", FILE);
    }
    assertThat(Files.readString(FILE)).isEqualTo(text);
  }

  @Test
  void permissions_areThoseOfAnAnswerToAMention() {
    assertThat(DiscordService.PERMISSIONS)
        .isEqualTo(
            Permission.getRaw(
                Permission.VIEW_CHANNEL,
                Permission.MESSAGE_SEND,
                Permission.MESSAGE_HISTORY,
                Permission.MESSAGE_SEND_IN_THREADS));
    assertThat(readme()).contains("permissions=" + DiscordService.PERMISSIONS);
  }

  private static String readme() {
    try {
      return Files.readString(Path.of("README.md"));
    } catch (java.io.IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }

  @Test
  void commands_validateAgainstDiscordsSchema() {
    Schema schema = Schemas.discord("ApplicationCommandUpdateRequest");
    for (JsonNode command : DiscordCommands.of(CATALOG)) {
      assertThat(Schemas.errors(schema, command)).isEmpty();
    }
  }

  @Test
  void commands_keepToWhatNoSchemaSays() {
    for (JsonNode command : DiscordCommands.of(CATALOG)) {
      boolean isSlash = command.path("type").asInt() == 1;
      String pattern = isSlash ? "[-_'\\p{L}\\p{N}]{1,32}" : ".{1,32}";
      assertThat(names(command)).allMatch(name -> name.matches(pattern));
      assertThat(names(command))
          .allMatch(name -> !isSlash || name.equals(name.toLowerCase(java.util.Locale.ROOT)));
      for (JsonNode option : command.path("options")) {
        assertThat(names(option)).allMatch(name -> name.matches("[-_'\\p{L}\\p{N}]{1,32}"));
      }
      assertThat(command.toString().length()).isLessThan(8_000);
    }
  }

  private static List<String> names(JsonNode node) {
    List<String> names = new java.util.ArrayList<>(List.of(node.path("name").asString()));
    node.path("name_localizations").values().forEach(name -> names.add(name.asString()));
    return names;
  }

  @Test
  void areSame_tellsWhatDiscordAddsFromWhatChanged() {
    ArrayNode ours = DiscordCommands.of(CATALOG);
    ArrayNode theirs = JSON.createArrayNode();
    ours.forEach(
        command ->
            theirs.insert(
                0,
                ((ObjectNode) command.deepCopy())
                    .put("id", "1")
                    .put("version", "2")
                    .put("application_id", "3")
                    .put("nsfw", false)
                    .putNull("default_member_permissions")));
    assertThat(DiscordCommands.areSame(theirs, ours)).isTrue();
    ((ArrayNode) theirs.path(0).path("contexts")).removeAll().add(2).add(1).add(0);
    assertThat(DiscordCommands.areSame(theirs, ours)).isTrue();

    ArrayNode fewer = theirs.deepCopy();
    fewer.remove(0);
    assertThat(DiscordCommands.areSame(fewer, ours)).isFalse();
    ArrayNode more = theirs.deepCopy();
    more.addObject().put("name", "other").put("type", 1);
    assertThat(DiscordCommands.areSame(more, ours)).isFalse();
    ArrayNode other = theirs.deepCopy();
    ((ObjectNode) other.path(2)).put("description", "Other");
    assertThat(DiscordCommands.areSame(other, ours)).isFalse();
    ArrayNode required = theirs.deepCopy();
    ((ObjectNode) required.path(2).path("options").path(0)).put("required", true);
    assertThat(DiscordCommands.areSame(required, ours)).isFalse();
  }
}
