package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.DataException;
import bouncecard.adapter.data.tree.DataTree;
import bouncecard.adapter.data.tree.Toml;
import bouncecard.adapter.data.tree.TomlFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// The data files as people edit them.
final class DataFolder {
  static final Path ROOT = Path.of("src/main/data");

  /// The day of the tests: what is seen until then is no mistake.
  static final LocalDate TODAY = LocalDate.of(2030, 1, 1);

  private static final Set<String> KEPT =
      Set.of("lexicon/en.toml", "lexicon/de.toml", "lexicon/meanings.toml");

  private DataFolder() {}

  /// Every file by its path in the folder.
  static Map<String, Map<String, Object>> files() {
    DataErrors errors = new DataErrors();
    Map<String, Map<String, Object>> files = TomlFolder.read(ROOT, errors);
    assertThat(errors.sentences()).isEmpty();
    return files;
  }

  /// The same with the lexicon of two languages alone, which is compiled in half the time.
  static Map<String, Map<String, Object>> filesOfTwoLanguages() {
    Map<String, Map<String, Object>> files = new TreeMap<>(files());
    files.keySet().removeIf(path -> path.startsWith("lexicon/") && !KEPT.contains(path));
    return files;
  }

  static DataTree tree() {
    DataErrors errors = new DataErrors();
    DataTree tree = DataTree.of(files(), errors);
    assertThat(errors.sentences()).isEmpty();
    return tree;
  }

  static String text(String path) {
    try {
      return Files.readString(ROOT.resolve(path));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// What is found wrong in `files` with one of them replaced.
  static List<String> mistakes(
      Map<String, Map<String, Object>> files, String path, String replaced) {
    DataErrors errors = new DataErrors();
    Map<String, Map<String, Object>> changed = new TreeMap<>(files);
    changed.put(path, Toml.parse(replaced, path, errors));
    try {
      Compilation.compile(changed, TODAY, errors);
      return List.of();
    } catch (DataException e) {
      return e.mistakes();
    }
  }
}
