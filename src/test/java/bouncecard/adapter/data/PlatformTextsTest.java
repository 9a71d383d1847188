package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.MessageKey;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.dataformat.toml.TomlMapper;

/// Each chat platform's own texts are those that its adapter asks for, in every language.
final class PlatformTextsTest {
  private static final Catalog CATALOG = DataFiles.load();

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bouncecard.adapter.slack.api.SlackPhrase",
        "bouncecard.adapter.discord.api.DiscordPhrase"
      })
  void texts_areThoseThatAreAskedFor(String type) throws Exception {
    MessageKey[] keys = (MessageKey[]) Class.forName(type).getEnumConstants();
    Set<String> tokens = new TreeSet<>(Arrays.stream(keys).map(MessageKey::token).toList());
    String platform = keys[0].platform().orElseThrow();
    assertThat(written(platform)).isEqualTo(tokens);
    for (Language language : CATALOG.languages()) {
      for (MessageKey key : keys) {
        assertThat(CATALOG.texts(language).message(key)).isNotBlank();
      }
    }
  }

  private static Set<String> written(String platform) throws IOException {
    Path file = Path.of("src/main/data/texts/en/platforms", platform + ".toml");
    Set<String> keys = new TreeSet<>();
    new TomlMapper()
        .readTree(Files.readString(file))
        .properties()
        .forEach(entry -> keys.add(entry.getKey()));
    return keys;
  }
}
