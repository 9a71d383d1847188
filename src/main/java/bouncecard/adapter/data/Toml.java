package bouncecard.adapter.data;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.dataformat.toml.TomlMapper;

/// Reads TOML as tables, lists, texts and truth values. Used when the program is built and by
/// tests, never when it answers.
final class Toml {
  private static final TomlMapper MAPPER = new TomlMapper();

  private Toml() {}

  /// The tables of `file`; an error names the file.
  static Map<String, Object> read(Path file) throws IOException {
    try {
      return Node.typed(MAPPER.readValue(Files.readString(file), Map.class));
    } catch (NoSuchFileException e) {
      throw new IllegalStateException(file + ": is missing", e);
    } catch (JacksonException e) {
      throw new IllegalStateException(
          file + ", line " + e.getLocation().getLineNr() + ": " + e.getOriginalMessage(), e);
    }
  }
}
