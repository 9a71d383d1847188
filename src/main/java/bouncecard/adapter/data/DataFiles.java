package bouncecard.adapter.data;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Once;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts;
import bouncecard.catalog.Texts.Section;
import bouncecard.catalog.lexicon.Lexicon;
import bouncecard.catalog.service.ServiceBook;
import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Loads the catalogue from what the build compiled. Rules and texts are read when first asked for:
/// a card about codes needs no rules, and a reader one language.
public final class DataFiles {
  private DataFiles() {}

  /// The catalogue that came with the program.
  public static Catalog load() {
    Map<Language, Texts> texts = new ConcurrentHashMap<>();
    return new Catalog(
        read("facts", FactMapping::facts),
        new Once<>(() -> read("rules", RuleMapping::book)),
        new Once<>(DataFiles::lexicon),
        languages(),
        language -> texts.computeIfAbsent(language, DataFiles::texts));
  }

  /// The mail services that came with the program, read when first asked for.
  public static Supplier<ServiceBook> services() {
    return new Once<>(() -> read("services", ServiceMapping::book));
  }

  private static Lexicon lexicon() {
    try (InputStream in = open("lexicon.bin")) {
      return LexiconFile.read(in.readAllBytes());
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

  private static Texts texts(Language language) {
    Map<Section, Map<String, TextEntry>> sections =
        read("texts-" + language.tag(), DataFiles::sections);
    return new Texts(
        language,
        sections,
        new Once<>(() -> read("rule-texts-" + language.tag(), TextMapping::texts)));
  }

  private static Map<Section, Map<String, TextEntry>> sections(Node root) {
    Map<Section, Map<String, TextEntry>> sections = new EnumMap<>(Section.class);
    for (Section section : Section.values()) {
      Node file = root.table(section.token());
      sections.put(
          section,
          section == Section.MESSAGES ? TextMapping.messages(file) : TextMapping.texts(file));
    }
    return sections;
  }

  private static <T> T read(String name, Function<Node, T> mapping) {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(open(name + ".bin"), 1 << 16))) {
      DataErrors errors = new DataErrors();
      T read = mapping.apply(new Node(name, CompiledTree.read(in), errors));
      errors.throwIfAny();
      return read;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static InputStream open(String name) throws IOException {
    InputStream in = DataFiles.class.getResourceAsStream("/bouncecard/data/" + name);
    if (in == null) {
      throw new IOException("the program was built without its data: " + name + " is missing");
    }
    return in;
  }
}
