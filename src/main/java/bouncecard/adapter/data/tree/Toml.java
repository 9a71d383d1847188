package bouncecard.adapter.data.tree;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.dataformat.toml.TomlMapper;

/// Reads TOML as tables, lists, texts and truth values. Used when data files are compiled, never
/// when the program answers.
public final class Toml {
  /// The largest of ours has a tenth of it.
  private static final long LARGEST = 4 << 20;

  private static final TomlMapper MAPPER = new TomlMapper();

  private Toml() {}

  /// The tables of `file`; none where it cannot be read, which is then an error.
  ///
  /// @param name the file as errors name it
  public static Map<String, Object> read(Path file, String name, DataErrors errors) {
    try {
      if (Files.isDirectory(file)) {
        errors.add(name, "this is a folder, and must be a file of TOML");
      } else if (Files.size(file) > LARGEST) {
        errors.add(name, "this file is larger than 4 MB, and must be several smaller ones");
      } else {
        return parse(Files.readString(file), name, errors);
      }
    } catch (NoSuchFileException _) {
      errors.add(name, "this file is missing, and must be there");
    } catch (CharacterCodingException _) {
      errors.add(name, "this file is no text in UTF-8, and must be one");
    } catch (IOException _) {
      errors.add(name, "this file cannot be read; see its permissions");
    }
    return Map.of();
  }

  public static Map<String, Object> parse(String text, String name, DataErrors errors) {
    try {
      if (MAPPER.readValue(text, Object.class) instanceof Map<?, ?> table) {
        return Node.typed(table);
      }
      errors.add(name, "this file is no table of TOML, and must be one");
    } catch (StreamConstraintsException _) {
      errors.add(name, "a value in this file is nested too deep or too long to be read");
    } catch (JacksonException e) {
      errors.add(
          name + ", line " + e.getLocation().getLineNr(),
          "this is not TOML (a text stands in double quotes, and a key stands once): "
              + DataErrors.oneLine(String.valueOf(e.getOriginalMessage())));
    }
    return Map.of();
  }
}
