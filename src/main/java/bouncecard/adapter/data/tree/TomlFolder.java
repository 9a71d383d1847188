package bouncecard.adapter.data.tree;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// All TOML files of a folder, by their paths in it.
public final class TomlFolder {
  /// Deeper than `texts/en/providers` nothing is.
  private static final int DEEPEST = 4;

  private static final int MOST_FILES = 5_000;

  /// What people read and the program does not.
  private static final List<String> FOR_PEOPLE = List.of("README.md", "schema");

  private final Path root;
  private final DataErrors errors;
  private final Map<String, Map<String, Object>> files = new TreeMap<>();

  private TomlFolder(Path root, DataErrors errors) {
    this.root = root;
    this.errors = errors;
  }

  /// Reads them; what cannot be read is added to `errors`. Hidden files are passed over.
  public static Map<String, Map<String, Object>> read(Path folder, DataErrors errors) {
    TomlFolder reading = new TomlFolder(folder, errors);
    reading.readAll("", 1);
    return reading.files;
  }

  private void readAll(String prefix, int depth) {
    for (String name : names(prefix)) {
      String path = prefix + name;
      if (files.size() >= MOST_FILES) {
        return;
      }
      if (Files.isDirectory(root.resolve(path))) {
        readFolder(path, depth);
      } else if (name.endsWith(".toml")) {
        files.put(path, Toml.read(root.resolve(path), path, errors));
      } else {
        errors.add(
            DataErrors.oneLine(path), "this file is read by nothing; data files end in .toml");
      }
    }
  }

  private void readFolder(String path, int depth) {
    if (depth < DEEPEST) {
      readAll(path + "/", depth + 1);
    } else {
      errors.add(
          DataErrors.oneLine(path),
          "this folder is read by nothing; folders of data are not that deep");
    }
  }

  private List<String> names(String prefix) {
    Path folder = root.resolve(prefix);
    String shown = prefix.isEmpty() ? root.toString() : prefix;
    try (Stream<Path> entries = Files.list(folder)) {
      return entries
          .map(entry -> entry.getFileName().toString())
          .filter(name -> !name.startsWith("."))
          .filter(name -> !prefix.isEmpty() || !FOR_PEOPLE.contains(name))
          .sorted()
          .toList();
    } catch (NoSuchFileException _) {
      errors.add(shown, "this folder is missing, and must be there");
    } catch (NotDirectoryException _) {
      errors.add(shown, "this must be a folder of data files, and is none");
    } catch (IOException _) {
      errors.add(shown, "this folder cannot be read; see its permissions");
    }
    return List.of();
  }
}
