package bouncecard.adapter.data;

import bouncecard.adapter.data.checks.AgreementChecks;
import bouncecard.adapter.data.checks.ExampleChecks;
import bouncecard.adapter.data.checks.FactChecks;
import bouncecard.adapter.data.checks.NameChecks;
import bouncecard.adapter.data.checks.PlainTexts;
import bouncecard.adapter.data.checks.RuleChecks;
import bouncecard.adapter.data.checks.RuleConflicts;
import bouncecard.adapter.data.checks.RuleSamples;
import bouncecard.adapter.data.checks.ServiceChecks;
import bouncecard.adapter.data.checks.SourceChecks;
import bouncecard.adapter.data.checks.StepPlans;
import bouncecard.adapter.data.checks.TextStyle;
import bouncecard.adapter.data.checks.TranslationChecks;
import bouncecard.adapter.data.lexicon.LexiconCompiler;
import bouncecard.adapter.data.mapping.FactMapping;
import bouncecard.adapter.data.mapping.RuleMapping;
import bouncecard.adapter.data.mapping.ServiceMapping;
import bouncecard.adapter.data.mapping.StepActions;
import bouncecard.adapter.data.mapping.StepMapping;
import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.DataTree;
import bouncecard.adapter.data.tree.DataTree.LanguageFiles;
import bouncecard.adapter.data.tree.Node;
import bouncecard.adapter.data.tree.Tables;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.RuleBook;
import bouncecard.catalog.RuleId;
import bouncecard.catalog.lexicon.Lexicon;
import bouncecard.catalog.service.ServiceBook;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;

/// Finds everything that is wrong in data files, and makes of sound ones what the program carries.
final class Compilation {
  private final DataTree tree;
  private final DataErrors errors;
  private final NameChecks names;
  private final LocalDate today;

  private Compilation(DataTree tree, LocalDate today, DataErrors errors) {
    this.tree = tree;
    this.errors = errors;
    this.names = new NameChecks(errors);
    this.today = today;
  }

  /// @param files the data files by their paths, as `texts/en/causes.toml`
  /// @param errors what was found wrong when they were read
  /// @param today later than it, and than the edition of the data, nothing was seen
  /// @throws DataException with all that is wrong
  static CompiledData compile(
      Map<String, Map<String, Object>> files, LocalDate today, DataErrors errors) {
    errors.throwIfAny();
    PlainTexts.check(files, errors);
    DataTree tree = DataTree.of(files, errors);
    return new Compilation(tree, today, errors).compile();
  }

  private CompiledData compile() {
    checkFiles();
    StepActions steps = StepMapping.steps(tree.takeFacts(StepMapping.FILE), errors);
    Catalog.Facts facts = FactMapping.facts(new Node("facts", tree.facts(), errors));
    Node rules = new Node("providers", tree.rules(), errors);
    RuleBook book = RuleMapping.book(rules);
    List<RuleSamples> samples = RuleSamples.all(rules, book);
    SourceChecks sources = new SourceChecks(latest(today, facts), errors);
    FactChecks factChecks = new FactChecks(facts, names, sources, errors);
    factChecks.check(book);
    ServiceBook services = ServiceMapping.book(new Node("services", tree.services(), errors));
    new ServiceChecks(facts.causes().keySet(), providers(book), names, sources, errors)
        .check(services);
    factChecks.checkUse(named(book, services));
    new RuleChecks(facts, names, sources, errors)
        .check(List.copyOf(book.providers()), samples, book);
    RuleConflicts.check(samples, errors);
    Lexicon lexicon = lexicon(facts, sources);
    SortedMap<String, List<String>> lacking = new TreeMap<>();
    SortedMap<String, LanguageFiles> texts =
        texts(facts, book, new StepPlans(steps, errors), lacking);
    errors.throwIfAny();
    Catalog catalog = catalog(facts, book, lexicon);
    new AgreementChecks(catalog, tree.facts(), texts, errors).check(samples);
    errors.throwIfAny();
    new ExampleChecks(catalog, errors).check(samples);
    errors.throwIfAny();
    return CompiledData.of(
        tree.facts(),
        Tables.withoutSamples(tree.rules()),
        tree.services(),
        lexicon,
        texts,
        lacking);
  }

  /// Without one of these files all others would seem wrong.
  private void checkFiles() {
    for (String name : DataTree.FACT_FILES) {
      if (!tree.facts().containsKey(name)) {
        missing("facts/" + name + ".toml");
      }
    }
    if (!tree.rules().containsKey(RuleId.WORDING)) {
      missing(RuleMapping.file(RuleId.WORDING));
    }
    if (!tree.services().containsKey(ServiceMapping.GENERAL)) {
      missing(ServiceMapping.file(ServiceMapping.GENERAL));
    }
    if (!tree.lexicon().containsKey(LexiconCompiler.MEANINGS)) {
      missing("lexicon/" + LexiconCompiler.MEANINGS + ".toml");
    }
    if (tree.languages().isEmpty()) {
      missing(DataTree.LANGUAGES);
    }
    errors.throwIfAny();
  }

  private void missing(String file) {
    errors.add(file, "this file is missing, and must be there");
  }

  /// A clock may be behind the data.
  static LocalDate latest(LocalDate today, Catalog.Facts facts) {
    return today.isAfter(facts.edition()) ? today : facts.edition();
  }

  /// A catalogue for reading, which takes no texts.
  static Catalog catalog(Catalog.Facts facts, RuleBook book, Lexicon lexicon) {
    return new Catalog(
        facts,
        () -> book,
        () -> lexicon,
        List.of(),
        language -> {
          throw new IllegalArgumentException("nothing is said in " + language);
        });
  }

  private Lexicon lexicon(Catalog.Facts facts, SourceChecks sources) {
    Map<String, String> families = new TreeMap<>();
    facts.causes().forEach((id, cause) -> families.put(id, cause.family()));
    return LexiconCompiler.compile(tree.lexicon(), families, sources, errors);
  }

  private static Set<String> providers(RuleBook book) {
    Set<String> ids = new TreeSet<>();
    book.providers().forEach(provider -> ids.add(provider.id()));
    return ids;
  }

  private static Set<String> named(RuleBook book, ServiceBook services) {
    Set<String> named = new TreeSet<>();
    book.rules().forEach(rule -> named.add(rule.cause()));
    services
        .services()
        .forEach(
            service ->
                service.verdicts().forEach(verdict -> verdict.cause().ifPresent(named::add)));
    return named;
  }

  private SortedMap<String, LanguageFiles> texts(
      Catalog.Facts facts,
      RuleBook book,
      StepPlans plans,
      SortedMap<String, List<String>> lacking) {
    SortedMap<String, LanguageFiles> texts = new TreeMap<>();
    Languages languages =
        Languages.read(
            new Node(DataTree.LANGUAGES, tree.languages(), errors), tree.texts().keySet(), errors);
    LanguageFiles english = tree.texts().getOrDefault(Language.ENGLISH.tag(), new LanguageFiles());
    TextCompiler compiler = new TextCompiler(facts, book, english, /* takesNotes= */ false, errors);
    Set<String> tags = new TreeSet<>(tree.texts().keySet());
    tags.add(Language.ENGLISH.tag());
    for (String tag : tags) {
      LanguageFiles files = tree.texts().getOrDefault(tag, new LanguageFiles());
      boolean isComplete = languages.mustBeComplete(tag);
      TextStyle style =
          new TextStyle(
              Optional.ofNullable(languages.scripts().get(tag)), languages.glossary(tag), errors);
      List<String> lacks = compiler.check(tag, files, style, (_, _) -> isComplete);
      new TranslationChecks(tag, isComplete, errors).check(files, english);
      if (!lacks.isEmpty()) {
        lacking.put(tag, lacks);
      }
      texts.put(tag, Tables.merged(english, files));
    }
    Map<String, String> causes = new TreeMap<>();
    book.rules().forEach(rule -> causes.put(rule.id().toString(), rule.cause()));
    MergedStepTexts.plan(texts, causes, plans);
    return texts;
  }
}
