package bouncecard;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.app.config.Credential;
import bouncecard.app.config.Setting;
import bouncecard.app.integration.ChatIntegration;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.MessageKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.dataformat.toml.TomlMapper;

/// What every chat platform of [Main] has beside its adapter: texts of its own, and a row for each
/// of its settings.
final class ChatPlatformsTest {
  private static final Catalog CATALOG = DataFiles.load();

  static List<ChatIntegration> platforms() {
    return Main.chats();
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void texts_areThoseThatAreAskedFor(ChatIntegration platform) throws IOException {
    MessageKey[] keys = platform.signIn().getClass().getEnumConstants();
    Path file =
        Path.of(
            "src/main/data/texts/en/platforms",
            platform.signIn().platform().orElseThrow() + ".toml");
    assertThat(file).as("texts of %s", platform.getClass().getSimpleName()).isRegularFile();
    assertThat(written(file))
        .as("keys of %s", file)
        .containsExactlyInAnyOrderElementsOf(
            new TreeSet<>(Arrays.stream(keys).map(MessageKey::token).toList()));
    for (Language language : CATALOG.languages()) {
      for (MessageKey key : keys) {
        assertThat(CATALOG.texts(language).message(key)).isNotBlank();
      }
    }
  }

  private static Set<String> written(Path file) throws IOException {
    Set<String> keys = new TreeSet<>();
    new TomlMapper()
        .readTree(Files.readString(file))
        .properties()
        .forEach(entry -> keys.add(entry.getKey()));
    return keys;
  }

  @ParameterizedTest
  @MethodSource("platforms")
  void settings_standInTheirTable(ChatIntegration platform) throws IOException {
    String settings = Files.readString(Path.of("docs/settings.md"));
    assertThat(
            Stream.concat(
                    platform.settings().stream().map(Setting::name),
                    platform.credentials().stream().map(Credential::name))
                .filter(name -> !settings.contains("| `" + name + "` |")))
        .as("settings without a row in docs/settings.md")
        .isEmpty();
  }
}
