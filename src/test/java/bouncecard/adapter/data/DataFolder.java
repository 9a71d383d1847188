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

  private static final Set<String> LEXICON =
      Set.of("lexicon/en.toml", "lexicon/de.toml", "lexicon/meanings.toml");

  private static final Set<String> SERVICES =
      Set.of("services/general.toml", "services/brevo.toml");

  /// Those that the tests of the compiler change, and whom a service that is kept names.
  private static final Set<String> PROVIDERS = Set.of("postmark", "titan", "brevo");

  private DataFolder() {}

  /// Every file by its path in the folder.
  static Map<String, Map<String, Object>> files() {
    DataErrors errors = new DataErrors();
    Map<String, Map<String, Object>> files = TomlFolder.read(ROOT, errors);
    assertThat(errors.sentences()).isEmpty();
    return files;
  }

  /// Of each kind some: the lexicon of two languages, two services, and the providers that texts of
  /// other files name. They are sound by themselves, and compiled in a fraction of the time.
  static Map<String, Map<String, Object>> fewFiles() {
    Map<String, Map<String, Object>> files = new TreeMap<>(files());
    Set<String> named = files.getOrDefault("texts/en/search.toml", Map.of()).keySet();
    files
        .keySet()
        .removeIf(
            path ->
                switch (path.substring(0, path.lastIndexOf('/'))) {
                  case "lexicon" -> !LEXICON.contains(path);
                  case "services" -> !SERVICES.contains(path);
                  case "providers", "texts/en/providers", "texts/ko/providers" -> {
                    String id = path.substring(path.lastIndexOf('/') + 1).replace(".toml", "");
                    yield !PROVIDERS.contains(id) && !named.contains("provider-" + id);
                  }
                  default -> false;
                });
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

  /// What is found wrong in `files` with some of them replaced.
  static List<String> mistakes(
      Map<String, Map<String, Object>> files, Map<String, String> replaced) {
    DataErrors errors = new DataErrors();
    Map<String, Map<String, Object>> changed = new TreeMap<>(files);
    replaced.forEach((path, text) -> changed.put(path, Toml.parse(text, path, errors)));
    try {
      Compilation.compile(changed, TODAY, errors);
      return List.of();
    } catch (DataException e) {
      return e.mistakes();
    }
  }
}
