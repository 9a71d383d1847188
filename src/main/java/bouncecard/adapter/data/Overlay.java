package bouncecard.adapter.data;

import bouncecard.adapter.data.checks.ExampleChecks;
import bouncecard.adapter.data.checks.FactChecks;
import bouncecard.adapter.data.checks.Glossary;
import bouncecard.adapter.data.checks.NameChecks;
import bouncecard.adapter.data.checks.PlainTexts;
import bouncecard.adapter.data.checks.RuleChecks;
import bouncecard.adapter.data.checks.RuleConflicts;
import bouncecard.adapter.data.checks.RuleSamples;
import bouncecard.adapter.data.checks.SourceChecks;
import bouncecard.adapter.data.checks.TextStyle;
import bouncecard.adapter.data.checks.TranslationChecks;
import bouncecard.adapter.data.mapping.FactMapping;
import bouncecard.adapter.data.mapping.RuleMapping;
import bouncecard.adapter.data.mapping.ServiceMapping;
import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.DataTree;
import bouncecard.adapter.data.tree.DataTree.LanguageFiles;
import bouncecard.adapter.data.tree.Node;
import bouncecard.adapter.data.tree.Tables;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Provider;
import bouncecard.catalog.RuleBook;
import bouncecard.catalog.RuleId;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Lays a team's own data over those that came with the program: rules, providers, causes, and
/// texts with notes, in the same form and checked in the same way. What has a name of ours takes
/// its place.
final class Overlay {
  private static final String CAUSES = "causes";

  private final DataTree own;
  private final CompiledData ours;
  private final LocalDate today;
  private final DataErrors errors;

  private Overlay(DataTree own, CompiledData ours, LocalDate today, DataErrors errors) {
    this.own = own;
    this.ours = ours;
    this.today = today;
    this.errors = errors;
  }

  /// @param files the team's files by their paths, as `texts/en/causes.toml`
  /// @param errors what was found wrong when they were read
  /// @throws DataException with all that is wrong
  static Overlaid lay(
      Map<String, Map<String, Object>> files,
      CompiledData ours,
      LocalDate today,
      DataErrors errors) {
    errors.throwIfAny();
    PlainTexts.check(files, errors);
    return new Overlay(DataTree.of(files, errors), ours, today, errors).laid();
  }

  private Overlaid laid() {
    checkFiles();
    Map<String, Object> facts = Tables.shallow(ours.tree(CompiledData.FACTS));
    if (own.facts().get(CAUSES) instanceof Map<?, ?> causes) {
      Map<String, Object> all = Tables.shallow(Tables.table(facts.get(CAUSES)));
      all.putAll(Node.typed(causes));
      facts.put(CAUSES, all);
    }
    Map<String, Object> rules = rules();
    Set<RuleId> operators = operators();
    Catalog.Facts mapped = FactMapping.facts(new Node("facts", facts, errors));
    Node files = new Node("providers", rules, errors);
    RuleBook book = RuleMapping.book(files, operators);
    List<RuleSamples> samples =
        RuleSamples.all(new Node("providers", own.rules(), new DataErrors()), book);
    check(mapped, book, samples);
    Map<String, Map<String, Object>> trees = new TreeMap<>();
    trees.put(CompiledData.FACTS, facts);
    trees.put(CompiledData.RULES, Tables.withoutSamples(rules));
    List<Language> languages = texts(mapped, book, trees);
    errors.throwIfAny();
    new ExampleChecks(Compilation.catalog(mapped, book, ours.lexicon()), errors).check(samples);
    errors.throwIfAny();
    return new Overlaid(trees, languages, operators);
  }

  /// How codes and texts are read, and what may be dialled, is not the team's to change.
  private void checkFiles() {
    for (String name : own.facts().keySet()) {
      if (!name.equals(CAUSES)) {
        errors.add(
            "facts/" + name + ".toml",
            "this file is not read in an overlay; of facts there may be causes.toml and"
                + " wordings.toml");
      }
    }
    own.services().keySet().forEach(name -> unread(ServiceMapping.file(name)));
    own.lexicon().keySet().forEach(name -> unread("lexicon/" + name + ".toml"));
    if (!own.languages().isEmpty()) {
      unread(DataTree.LANGUAGES);
    }
    errors.throwIfAny();
  }

  private void unread(String file) {
    errors.add(file, "this file is not read in an overlay");
  }

  /// The team's rules before ours, without those of ours that have the same name.
  private Map<String, Object> rules() {
    Map<String, Object> all = Tables.shallow(ours.tree(CompiledData.RULES));
    own.rules()
        .forEach(
            (owner, file) -> {
              Map<String, Object> team = Tables.table(file);
              Map<String, Object> merged = Tables.shallow(Tables.table(all.get(owner)));
              Object known = merged.get("rule");
              merged.putAll(team);
              if (team.get("rule") instanceof List<?> more && known instanceof List<?> before) {
                merged.put("rule", joined(more, before));
              }
              all.put(owner, merged);
            });
    return all;
  }

  private static List<Object> joined(List<?> team, List<?> ours) {
    Set<Object> ids = new HashSet<>();
    team.forEach(rule -> ids.add(id(rule)));
    List<Object> joined = new ArrayList<>(team);
    ours.stream().filter(rule -> !ids.contains(id(rule))).forEach(joined::add);
    return joined;
  }

  private static Object id(@Nullable Object rule) {
    return Tables.table(rule).getOrDefault("id", "");
  }

  private Set<RuleId> operators() {
    Set<RuleId> ids = new HashSet<>();
    own.rules()
        .forEach(
            (owner, file) -> {
              if (Tables.table(file).get("rule") instanceof List<?> rules) {
                rules.forEach(rule -> ids.add(new RuleId(owner, id(rule).toString())));
              }
            });
    return ids;
  }

  private void check(Catalog.Facts facts, RuleBook book, List<RuleSamples> samples) {
    NameChecks names = new NameChecks(errors);
    SourceChecks sources = new SourceChecks(Compilation.latest(today, facts), errors);
    FactChecks factChecks = new FactChecks(facts, names, sources, errors);
    for (String id : Tables.table(own.facts().get(CAUSES)).keySet()) {
      Optional.ofNullable(facts.causes().get(id)).ifPresent(factChecks::checkCause);
    }
    factChecks.checkRoles();
    List<Provider> providers =
        own.rules().keySet().stream().map(book::provider).flatMap(Optional::stream).toList();
    new RuleChecks(facts, names, sources, errors).check(providers, samples, book);
    RuleConflicts.check(samples, errors);
  }

  /// Lays texts over ours, language by language. What is new must be told in English at least.
  private List<Language> texts(
      Catalog.Facts facts, RuleBook book, Map<String, Map<String, Object>> trees) {
    String english = Language.ENGLISH.tag();
    Set<String> tags = new TreeSet<>(own.texts().keySet());
    ours.languages().forEach(language -> tags.add(language.tag()));
    Languages.check(own.texts().keySet(), errors);
    TextStyle style = new TextStyle(Optional.empty(), Glossary.NONE, errors);
    LanguageFiles teams = own.texts().getOrDefault(english, new LanguageFiles());
    LanguageFiles known = files(english);
    LanguageFiles original = Tables.merged(known, teams);
    TextCompiler compiler = new TextCompiler(facts, book, original, /* takesNotes= */ true, errors);
    for (String tag : tags) {
      LanguageFiles added = own.texts().getOrDefault(tag, new LanguageFiles());
      compiler.check(
          tag, added, style, (file, key) -> tag.equals(english) && !known.tells(file, key));
      new TranslationChecks(tag, /* isComplete= */ false, errors).check(added, original);
      LanguageFiles below = isOurs(tag) ? Tables.merged(teams, files(tag)) : original;
      CompiledData.putTexts(tag, Tables.merged(below, added), trees);
    }
    return tags.stream().map(Language::new).toList();
  }

  private boolean isOurs(String tag) {
    return ours.languages().contains(new Language(tag));
  }

  private LanguageFiles files(String tag) {
    LanguageFiles files = new LanguageFiles();
    files.sections().putAll(ours.tree(CompiledData.texts(tag)));
    ours.tree(CompiledData.ruleTexts(tag))
        .forEach(
            (rule, texts) ->
                RuleId.parse(rule)
                    .ifPresent(
                        id ->
                            files
                                .rules()
                                .computeIfAbsent(id.owner(), _ -> new LinkedHashMap<>())
                                .put(id.name(), texts)));
    return files;
  }
}
