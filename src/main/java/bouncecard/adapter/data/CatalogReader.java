package bouncecard.adapter.data;

import bouncecard.adapter.data.mapping.FactMapping;
import bouncecard.adapter.data.mapping.RuleMapping;
import bouncecard.adapter.data.mapping.TextMapping;
import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Once;
import bouncecard.catalog.RuleId;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts;
import bouncecard.catalog.Texts.Section;
import bouncecard.catalog.lexicon.Lexicon;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// Makes the catalogue of compiled trees. Rules and texts are read when first asked for: a card
/// about codes needs no rules, and a reader one language.
///
/// @param trees the trees by their names; see [CompiledData]
/// @param operators the rules that are the operator's own
record CatalogReader(
    Function<String, Map<String, Object>> trees, Supplier<Lexicon> lexicon, Set<RuleId> operators) {

  Catalog catalog(List<Language> languages) {
    Map<Language, Texts> texts = new ConcurrentHashMap<>();
    return new Catalog(
        read(CompiledData.FACTS, FactMapping::facts),
        new Once<>(() -> read(CompiledData.RULES, root -> RuleMapping.book(root, operators))),
        new Once<>(lexicon),
        languages,
        language -> texts.computeIfAbsent(language, this::texts));
  }

  private Texts texts(Language language) {
    Map<Section, Map<String, TextEntry>> sections =
        read(CompiledData.texts(language.tag()), CatalogReader::sections);
    return new Texts(
        language,
        sections,
        new Once<>(() -> read(CompiledData.ruleTexts(language.tag()), TextMapping::texts)),
        DataFiles::font);
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

  <T> T read(String name, Function<Node, T> mapping) {
    DataErrors errors = new DataErrors();
    T read = mapping.apply(new Node(name, trees.apply(name), errors));
    errors.throwIfAny();
    return read;
  }
}
