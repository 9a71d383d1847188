package bouncecard.adapter.data;

import bouncecard.adapter.data.tree.DataTree.LanguageFiles;
import bouncecard.catalog.Language;
import bouncecard.catalog.lexicon.Lexicon;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// Data files that were found sound, as the program carries them.
///
/// @param trees by their names, as `facts`, `rules`, `texts-en` and `rule-texts-en`
/// @param lexicon the lexicon as tables
/// @param languages those that there are texts in
/// @param lacking what each language lacks, a line each; complete ones are not in it
record CompiledData(
    Map<String, Map<String, Object>> trees,
    Lexicon lexicon,
    List<Language> languages,
    SortedMap<String, List<String>> lacking) {
  static final String FACTS = "facts";
  static final String RULES = "rules";
  static final String SERVICES = "services";

  /// @param texts the texts of each language by its tag, with those in English that it lacks
  static CompiledData of(
      Map<String, Object> facts,
      Map<String, Object> rules,
      Map<String, Object> services,
      Lexicon lexicon,
      SortedMap<String, LanguageFiles> texts,
      SortedMap<String, List<String>> lacking) {
    Map<String, Map<String, Object>> trees = new TreeMap<>();
    trees.put(FACTS, facts);
    trees.put(RULES, rules);
    trees.put(SERVICES, services);
    texts.forEach((tag, files) -> putTexts(tag, files, trees));
    return new CompiledData(
        trees, lexicon, texts.keySet().stream().map(Language::new).toList(), lacking);
  }

  static void putTexts(String tag, LanguageFiles files, Map<String, Map<String, Object>> trees) {
    trees.put(texts(tag), files.sections());
    trees.put(ruleTexts(tag), byId(files));
  }

  /// The tree of a language's texts.
  static String texts(String tag) {
    return "texts-" + tag;
  }

  /// The tree of a language's texts about rules.
  static String ruleTexts(String tag) {
    return "rule-texts-" + tag;
  }

  private static Map<String, Object> byId(LanguageFiles files) {
    Map<String, Object> texts = new LinkedHashMap<>();
    files
        .rules()
        .forEach((owner, rules) -> rules.forEach((rule, of) -> texts.put(owner + "." + rule, of)));
    return texts;
  }

  Map<String, Object> tree(String name) {
    return trees.getOrDefault(name, Map.of());
  }
}
