package bouncecard.adapter.data;

import bouncecard.adapter.data.lexicon.LexiconFile;
import bouncecard.adapter.data.mapping.ServiceMapping;
import bouncecard.adapter.data.tree.CompiledTree;
import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.TomlFolder;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Once;
import bouncecard.catalog.lexicon.Lexicon;
import bouncecard.catalog.service.ServiceBook;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Loads what the build compiled, and what an operator lays over it.
public final class DataFiles {
  private static final CatalogReader OURS =
      new CatalogReader(DataFiles::tree, DataFiles::lexicon, Set.of());
  private static final Once<Catalog> CATALOG = new Once<>(() -> OURS.catalog(languages()));
  private static final Once<ServiceBook> SERVICES =
      new Once<>(() -> OURS.read(CompiledData.SERVICES, ServiceMapping::book));

  private DataFiles() {}

  /// The catalogue that came with the program: one, however often it is asked for.
  public static Catalog load() {
    return CATALOG.get();
  }

  /// The data that came with the program, with what is in a folder of the same form above them.
  ///
  /// @param overlay the folder
  /// @param today later than it nothing in the folder was seen
  /// @throws DataException where something is wrong in the folder
  public static OwnData load(Path overlay, LocalDate today) {
    Map<String, Map<String, Object>> ours = new TreeMap<>();
    ours.put(CompiledData.FACTS, tree(CompiledData.FACTS));
    ours.put(CompiledData.RULES, tree(CompiledData.RULES));
    for (Language language : languages()) {
      String tag = language.tag();
      ours.put(CompiledData.texts(tag), tree(CompiledData.texts(tag)));
      ours.put(CompiledData.ruleTexts(tag), tree(CompiledData.ruleTexts(tag)));
    }
    DataErrors errors = new DataErrors();
    Overlaid laid =
        Overlay.lay(
            TomlFolder.read(overlay, errors),
            new CompiledData(ours, lexicon(), languages(), new TreeMap<>()),
            today,
            errors);
    Map<String, Map<String, Object>> trees = new ConcurrentHashMap<>(laid.trees());
    // Each is read once, and then let go.
    Function<String, Map<String, Object>> once =
        name -> Optional.ofNullable(trees.remove(name)).orElse(Map.of());
    Catalog catalog =
        new CatalogReader(once, DataFiles::lexicon, laid.operators()).catalog(laid.languages());
    return new OwnData(catalog, laid.forReading());
  }

  /// The catalogue of a process that only reads, by the data that another one laid over ours. Its
  /// texts are ours.
  ///
  /// @param in begins with [OwnData#forReading]
  public static Catalog loadForReading(InputStream in) throws IOException {
    Overlaid laid = Overlaid.read(new DataInputStream(in));
    Function<String, Map<String, Object>> trees =
        name -> Optional.ofNullable(laid.trees().get(name)).orElseGet(() -> tree(name));
    return new CatalogReader(trees, DataFiles::lexicon, laid.operators()).catalog(laid.languages());
  }

  /// The mail services that came with the program, read when first asked for.
  public static Supplier<ServiceBook> services() {
    return SERVICES;
  }

  private static Lexicon lexicon() {
    try (InputStream in = open("lexicon.bin")) {
      return LexiconFile.read(in.readAllBytes());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// One font has the letters of all languages.
  static byte[] font() {
    try (InputStream in = resource("/bouncecard/font/sans.ttf")) {
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<Language> languages() {
    try (InputStream in = open("languages")) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .map(Language::new)
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Map<String, Object> tree(String name) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(open(name + ".bin"), 1 << 16))) {
      return CompiledTree.read(in);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) throws IOException {
    return resource("/bouncecard/data/" + name);
  }

  private static InputStream resource(String name) throws IOException {
    InputStream in = DataFiles.class.getResourceAsStream(name);
    if (in == null) {
      throw new IOException("the program was built without its data: " + name + " is missing");
    }
    return in;
  }
}
