package bouncecard.adapter;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// Compares what is drawn with the files in `src/test/resources/bouncecard/cards`.
///
/// With `-Dgolden.update=true` they are rewritten and the test still fails, so that it is never
/// green by itself.
public final class Golden {
  private static final Path FOLDER = Path.of("src/test/resources/bouncecard/cards");
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Golden() {}

  /// Checks a drawn card against `<platform>/<name>.json`.
  public static void check(String platform, String name, JsonNode drawn) {
    Path file = FOLDER.resolve(platform).resolve(name + ".json");
    String text = JSON.writeValueAsString(drawn).replace("\r\n", "\n") + "\n";
    try {
      if (Boolean.getBoolean("golden.update")) {
        Files.createDirectories(file.getParent());
        Files.writeString(file, text);
        fail("rewritten: %s. Look at the difference, then run without golden.update.", file);
      }
      assertThat(file).as("golden file; -Dgolden.update=true writes it").exists();
      assertThat(text).as(file.toString()).isEqualTo(Files.readString(file));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
