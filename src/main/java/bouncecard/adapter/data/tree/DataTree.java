package bouncecard.adapter.data.tree;

import bouncecard.catalog.RuleId;
import bouncecard.catalog.Term;
import bouncecard.catalog.Texts.Section;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// The data files as they are written, each in its place.
///
/// @param facts the files of facts by their name
/// @param rules the files of providers, then that of wordings, by the owner of their rules
/// @param services the files of mail services by their name
/// @param lexicon the files of the lexicon by their name
/// @param languages what languages are held to
/// @param texts the texts of each language, by its tag
public record DataTree(
    Map<String, Object> facts,
    Map<String, Object> rules,
    Map<String, Object> services,
    SortedMap<String, Object> lexicon,
    Map<String, Object> languages,
    SortedMap<String, LanguageFiles> texts) {

  public static final List<String> FACT_FILES =
      List.of(
          "edition",
          "reply-codes",
          "enhanced-status-codes",
          "classes",
          "pairs",
          "causes",
          "recognition",
          "notices",
          "watch",
          "networks",
          "dnsbls",
          "agreement",
          "steps");

  /// What languages are held to.
  public static final String LANGUAGES = "texts/languages.toml";

  /// The folder of the texts of chat platforms.
  static final String PLATFORMS = "platforms";

  private static final String TOML = ".toml";
  private static final String WORDINGS_NAME = "wordings";
  private static final String WORDINGS = "facts/" + WORDINGS_NAME + TOML;

  /// The texts of one language.
  ///
  /// @param sections its files by the section's name; without those that are not there
  /// @param rules the texts about rules, by the provider and the rule's own name
  public record LanguageFiles(
      Map<String, Object> sections, Map<String, Map<String, Object>> rules) {
    public LanguageFiles() {
      this(new LinkedHashMap<>(), new TreeMap<>());
    }

    /// Whether there are texts about that entry of a file, as `providers/google.toml`.
    public boolean tells(String file, String key) {
      String name = file.substring(file.lastIndexOf('/') + 1, file.length() - TOML.length());
      if (file.contains("/providers/")) {
        return rules.getOrDefault(name, Map.of()).containsKey(key);
      }
      Object section =
          file.contains("/" + PLATFORMS + "/") ? platforms().get(name) : sections.get(name);
      return Tables.table(section).containsKey(key);
    }

    /// The texts of chat platforms, by their names; they are one section.
    public Map<String, Object> platforms() {
      Object there = sections.computeIfAbsent(PLATFORMS, _ -> new TreeMap<String, Object>());
      @SuppressWarnings("unchecked") // nothing else is put there
      Map<String, Object> platforms = (Map<String, Object>) there;
      return platforms;
    }
  }

  public DataTree() {
    this(
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new LinkedHashMap<>(),
        new TreeMap<>(),
        new LinkedHashMap<>(),
        new TreeMap<>());
  }

  /// Sorts files into a tree; those that belong nowhere are errors.
  ///
  /// @param files their tables by their paths, as `texts/en/causes.toml`
  public static DataTree of(Map<String, Map<String, Object>> files, DataErrors errors) {
    DataTree tree = new DataTree();
    files.forEach(
        (path, table) -> {
          if (!tree.take(path, table)) {
            errors.add(
                DataErrors.oneLine(path),
                "this file is read by nothing; there are facts/<name>.toml with the names "
                    + DataErrors.listed(FACT_FILES)
                    + " and wordings, providers/<id>.toml, services/<id>.toml,"
                    + " lexicon/<language>.toml, texts/<language>/<name>.toml,"
                    + " texts/<language>/providers/<id>.toml and"
                    + " texts/<language>/platforms/<name>.toml");
          }
        });
    // Last, as rules of providers go before.
    Optional.ofNullable(files.get(WORDINGS))
        .ifPresent(wordings -> tree.rules.put(RuleId.WORDING, wordings));
    return tree;
  }

  private boolean take(String path, Map<String, Object> table) {
    if (path.equals(LANGUAGES)) {
      languages.putAll(table);
      return true;
    }
    List<String> names = List.of(path.substring(0, path.length() - TOML.length()).split("/"));
    String last = names.getLast();
    return switch (names.getFirst() + names.size()) {
      case "facts2" -> takeFacts(last, table);
      case "providers2" -> rules.put(last, table) == null && !last.equals(RuleId.WORDING);
      case "services2" -> services.put(last, table) == null;
      case "lexicon2" -> lexicon.put(last, table) == null;
      case "texts3" -> takeTexts(names.get(1), last, table);
      case "texts4" ->
          switch (names.get(2)) {
            case "providers" -> of(names.get(1)).rules.put(last, table) == null;
            case PLATFORMS -> of(names.get(1)).platforms().put(last, table) == null;
            default -> false;
          };
      default -> false;
    };
  }

  /// The table of a file of facts that the program does not carry, taken out.
  public Map<String, Object> takeFacts(String name) {
    return facts.remove(name) instanceof Map<?, ?> table ? Node.typed(table) : Map.of();
  }

  private boolean takeFacts(String name, Map<String, Object> table) {
    if (FACT_FILES.contains(name)) {
      facts.put(name, table);
      return true;
    }
    return name.equals(WORDINGS_NAME);
  }

  private boolean takeTexts(String language, String name, Map<String, Object> table) {
    Optional<Section> section =
        Term.parse(Section.class, name).filter(known -> known != Section.PLATFORMS);
    section.ifPresent(known -> of(language).sections.put(known.token(), table));
    return section.isPresent();
  }

  private LanguageFiles of(String language) {
    return texts.computeIfAbsent(language, _ -> new LanguageFiles());
  }
}
