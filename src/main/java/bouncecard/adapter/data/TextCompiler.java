package bouncecard.adapter.data;

import bouncecard.adapter.data.checks.TextStyle;
import bouncecard.adapter.data.checks.TextStyle.Sentence;
import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.DataTree.LanguageFiles;
import bouncecard.adapter.data.tree.Node;
import bouncecard.app.Nearest;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleBook;
import bouncecard.catalog.RuleId;
import bouncecard.catalog.Texts.Section;
import bouncecard.catalog.TokenPattern;
import bouncecard.probe.FindingKind;
import bouncecard.probe.Verdict;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// Checks the texts of a language, and finds what it lacks.
final class TextCompiler {
  private final Map<Section, Set<String>> wanted = new EnumMap<>(Section.class);
  private final Map<String, Set<String>> wantedRules = new TreeMap<>();
  private final Map<String, Set<String>> platforms = new TreeMap<>();
  private final Map<String, Integer> bits = new HashMap<>();
  private final Catalog.Facts facts;
  private final boolean takesNotes;
  private final DataErrors errors;

  /// @param english whose texts of chat platforms every language has
  /// @param takesNotes whether they may be an operator's
  TextCompiler(
      Catalog.Facts facts,
      RuleBook book,
      LanguageFiles english,
      boolean takesNotes,
      DataErrors errors) {
    this.facts = facts;
    english.platforms().forEach((name, texts) -> platforms.put(name, keys(texts)));
    this.takesNotes = takesNotes;
    this.errors = errors;
    wanted.put(Section.MESSAGES, MessageKeys.all());
    wanted.put(Section.REPLY_CODES, strings(facts.replyCodes().keySet()));
    wanted.put(Section.ENHANCED_STATUS_CODES, facts.enhancedStatusCodes().keySet());
    wanted.put(Section.CLASSES, facts.classes().keySet());
    wanted.put(Section.PAIRS, facts.pairs().keySet());
    wanted.put(Section.CAUSES, facts.causes().keySet());
    wanted.put(Section.SEARCH, searched(book));
    wanted.put(Section.FINDINGS, MessageKeys.tokens(FindingKind.values()));
    wanted.put(Section.VERDICTS, MessageKeys.tokens(Verdict.values()));
    for (Rule rule : book.rules()) {
      RuleId id = rule.id();
      if (!id.isWording() && !id.name().isEmpty()) {
        wantedRules.computeIfAbsent(id.owner(), _ -> new TreeSet<>()).add(id.name());
        bits.put(id.toString(), rule.conditions().token().map(TokenPattern::bitCount).orElse(0));
      }
    }
  }

  /// Everything that can be looked for.
  private Set<String> searched(RuleBook book) {
    Set<String> others = new TreeSet<>(strings(facts.replyCodes().keySet()));
    others.addAll(facts.enhancedStatusCodes().keySet());
    book.providers().forEach(provider -> others.add("provider-" + provider.id()));
    others.add("same");
    others.addAll(facts.causes().keySet());
    return others;
  }

  private static Set<String> keys(Object table) {
    return table instanceof Map<?, ?> texts ? Node.typed(texts).keySet() : Set.of();
  }

  private static Set<String> strings(Set<?> values) {
    Set<String> strings = new TreeSet<>();
    values.forEach(value -> strings.add(value.toString()));
    return strings;
  }

  /// What of a language must be there.
  interface Demand {
    /// Whether all texts about that entry must be.
    boolean isMade(String file, String key);
  }

  /// Checks the texts of a language.
  ///
  /// @return what it lacks and need not have: the file, the entry and the text, in a line each
  List<String> check(String tag, LanguageFiles files, TextStyle style, Demand demand) {
    List<String> lacking = new ArrayList<>();
    Checking checking = new Checking(style, demand, lacking);
    Set<String> named = new TreeSet<>(platforms.keySet());
    named.addAll(files.platforms().keySet());
    for (String platform : named) {
      checking.checkFile(
          "texts/" + tag + "/platforms/" + platform + ".toml",
          Optional.of(Section.MESSAGES),
          table(files.platforms(), platform),
          platforms.getOrDefault(platform, Set.of()),
          "");
    }
    for (Section section : EnumSet.complementOf(EnumSet.of(Section.PLATFORMS))) {
      checking.checkFile(
          "texts/" + tag + "/" + section.token() + ".toml",
          Optional.of(section),
          table(files.sections(), section.token()),
          wanted.getOrDefault(section, Set.of()),
          "");
    }
    Set<String> owners = new TreeSet<>(wantedRules.keySet());
    owners.addAll(files.rules().keySet());
    for (String owner : owners) {
      checking.checkFile(
          "texts/" + tag + "/providers/" + owner + ".toml",
          Optional.empty(),
          files.rules().getOrDefault(owner, Map.of()),
          wantedRules.getOrDefault(owner, Set.of()),
          owner + ".");
    }
    return lacking;
  }

  private static Map<String, Object> table(Map<String, Object> files, String name) {
    return files.get(name) instanceof Map<?, ?> table ? Node.typed(table) : Map.of();
  }

  private final class Checking {
    private final TextStyle style;
    private final Demand demand;
    private final List<String> lacking;

    Checking(TextStyle style, Demand demand, List<String> lacking) {
      this.style = style;
      this.demand = demand;
      this.lacking = lacking;
    }

    /// @param owner what the ids of rules begin with, for texts about rules
    private void checkFile(
        String path,
        Optional<Section> section,
        Map<String, Object> table,
        Set<String> keys,
        String owner) {
      Node file = new Node(path, table, errors);
      List<String> missing = new ArrayList<>();
      // Without words of its own a thing is still found by its name.
      boolean isWanted = section.filter(Section.SEARCH::equals).isEmpty();
      for (String key : isWanted ? keys : Set.<String>of()) {
        if (!file.has(key)) {
          (demand.isMade(path, key) ? missing : lacking)
              .add(demand.isMade(path, key) ? key : path + ", [" + key + "]");
        }
      }
      if (!missing.isEmpty()) {
        errors.add(path, "lacks texts, and must have them: " + DataErrors.listed(missing));
      }
      for (String key : file.keys()) {
        if (!keys.contains(key)) {
          file.wrong(
              key,
              "is nothing that there are texts about"
                  + Nearest.to(key, keys)
                      .map(nearest -> "; perhaps " + DataErrors.quoted(nearest) + " is meant")
                      .orElse(""));
        } else if (section.filter(Section.MESSAGES::equals).isPresent()) {
          file.optional(key).ifPresent(text -> style.check(new Sentence(path, section, key, text)));
        } else {
          checkEntry(section, path, key, file.table(key), owner);
        }
      }
    }

    private void checkEntry(
        Optional<Section> section, String path, String key, Node node, String owner) {
      TextShape shape =
          section
              .map(known -> TextShape.of(known, key, facts, takesNotes))
              .orElseGet(() -> TextShape.ofRule(takesNotes));
      shape.check(node);
      List<String> missing = shape.missing(node);
      if (!missing.isEmpty() && demand.isMade(path, key)) {
        errors.add(node.place(), "lacks texts, and must have them: " + DataErrors.listed(missing));
      } else {
        missing.forEach(field -> lacking.add(path + ", [" + key + "] " + field));
      }
      if (section.isEmpty()) {
        checkBits(node, bits.getOrDefault(owner + key, 0), demand.isMade(path, key));
      }
      if (section.filter(Section.SEARCH::equals).isPresent()) {
        return; // words, no sentences
      }
      for (String field : node.keys()) {
        node.sentences(field)
            .forEach(text -> style.check(new Sentence(node.place(), section, field, text)));
      }
    }

    /// Each digit of a token that means something by itself has a text.
    private void checkBits(Node node, int wanted, boolean mustBeThere) {
      int found = node.sentences("bits").size();
      if (found != wanted && (found > 0 || mustBeThere)) {
        node.wrong(
            "bits",
            "has %d texts, and must have %d: one for each binary digit of its token"
                .formatted(found, wanted));
      }
    }
  }
}
