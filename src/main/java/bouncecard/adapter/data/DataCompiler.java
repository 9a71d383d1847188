package bouncecard.adapter.data;

import bouncecard.app.check.CheckResult.Denial;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Dnsbl;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Message;
import bouncecard.catalog.Network;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleBook;
import bouncecard.catalog.RuleId;
import bouncecard.catalog.Standing;
import bouncecard.catalog.Term;
import bouncecard.catalog.Texts.Section;
import bouncecard.catalog.TokenPattern;
import bouncecard.catalog.lexicon.Lexicon;
import bouncecard.delivery.Place;
import bouncecard.diagnose.CandidateOutcome;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.Strength;
import bouncecard.probe.Cidr;
import bouncecard.probe.DomainName;
import bouncecard.probe.EhloName;
import bouncecard.probe.Finding;
import bouncecard.probe.FindingKind;
import bouncecard.probe.IpAddress;
import bouncecard.probe.NetworkFailure;
import bouncecard.probe.ProbeReport.Control;
import bouncecard.probe.Reason;
import bouncecard.probe.Stage;
import bouncecard.probe.Verdict;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.EnhancedStatusCodeRange;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Compiles the data files when the program is built, and refuses what is wrong in them.
///
/// Arguments: the folder of the data files and the folder to write to. What it finds wrong ends the
/// build with one line.
public final class DataCompiler {
  static final List<String> FACT_FILES =
      List.of(
          "reply-codes",
          "enhanced-status-codes",
          "classes",
          "pairs",
          "causes",
          "recognition",
          "notices",
          "networks",
          "dnsbls");

  private final Path source;
  private final Path target;

  private DataCompiler(Path source, Path target) {
    this.source = source;
    this.target = target;
  }

  /// Compiles; see the class.
  public static void main(String[] arguments) throws IOException {
    try {
      compile(Path.of(arguments[0]), Path.of(arguments[1]));
    } catch (IllegalStateException e) {
      System.err.println("Data files: " + e.getMessage());
      System.exit(1);
    }
  }

  /// Compiles the data files under `source` into `target`.
  ///
  /// @throws IllegalStateException where something is wrong in them; its message names the place
  static void compile(Path source, Path target) throws IOException {
    new DataCompiler(source, target).compile();
  }

  private void compile() throws IOException {
    Files.createDirectories(target);
    Map<String, Object> facts = new LinkedHashMap<>();
    for (String name : FACT_FILES) {
      facts.put(name, Toml.read(source.resolve("facts/" + name + ".toml")));
    }
    Catalog.Facts mapped = Mapping.facts(new Node("facts", facts));
    write("facts", facts);

    Map<String, Object> rules = new LinkedHashMap<>();
    for (Path file : tomlFiles(source.resolve("providers"))) {
      rules.put(name(file), Toml.read(file));
    }
    rules.put(RuleId.WORDING, Toml.read(source.resolve("facts/wordings.toml")));
    RuleBook book = Mapping.rules(new Node("rules", rules));
    checkFacts(mapped, book);
    checkNetworks(mapped);
    checkDnsbls(mapped);
    checkRules(book, mapped);
    dropExamples(rules);
    write("rules", rules);
    compileLexicon(mapped);
    compileServices(mapped, book);

    List<String> languages;
    try (Stream<Path> folders = Files.list(source.resolve("texts"))) {
      languages = folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
    for (String language : languages) {
      compileTexts(language, mapped, book);
    }
    Files.writeString(target.resolve("languages"), String.join("\n", languages));
  }

  private void compileLexicon(Catalog.Facts facts) throws IOException {
    Map<String, String> families = new LinkedHashMap<>();
    facts.causes().forEach((id, cause) -> families.put(id, cause.family()));
    Lexicon lexicon = LexiconCompiler.compile(source.resolve("lexicon"), families);
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(target.resolve("lexicon.bin"))))) {
      LexiconFile.write(lexicon, out);
    }
  }

  private void compileServices(Catalog.Facts facts, RuleBook rules) throws IOException {
    Map<String, Object> services = new LinkedHashMap<>();
    for (Path file : tomlFiles(source.resolve("services"))) {
      services.put(name(file), Toml.read(file));
    }
    Set<String> providers = new TreeSet<>();
    rules.providers().forEach(provider -> providers.add(provider.id()));
    new ServiceChecks(facts.causes().keySet(), providers)
        .check(ServiceMapping.book(new Node("services", services)));
    write("services", services);
  }

  private void compileTexts(String language, Catalog.Facts facts, RuleBook book)
      throws IOException {
    Path folder = source.resolve("texts").resolve(language);
    Map<String, Object> sections = new LinkedHashMap<>();
    for (Section section : Section.values()) {
      sections.put(section.token(), Toml.read(folder.resolve(section.token() + ".toml")));
    }
    Node root = new Node("texts/" + language, sections);
    checkKeys(root, facts, Section.MESSAGES, messageKeys());
    checkKeys(root, facts, Section.REPLY_CODES, strings(facts.replyCodes().keySet()));
    checkKeys(root, facts, Section.ENHANCED_STATUS_CODES, facts.enhancedStatusCodes().keySet());
    checkKeys(root, facts, Section.CLASSES, facts.classes().keySet());
    checkKeys(root, facts, Section.PAIRS, facts.pairs().keySet());
    checkKeys(root, facts, Section.CAUSES, facts.causes().keySet());
    checkKeys(root, facts, Section.FINDINGS, tokens(FindingKind.values()));
    checkKeys(root, facts, Section.VERDICTS, tokens(Verdict.values()));
    write("texts-" + language, sections);

    Map<String, Object> ruleTexts = new LinkedHashMap<>();
    for (Path file : tomlFiles(folder.resolve("providers"))) {
      Toml.read(file).forEach((rule, texts) -> ruleTexts.put(name(file) + "." + rule, texts));
    }
    Set<String> wanted = new TreeSet<>();
    for (Rule rule : book.rules()) {
      if (!rule.id().isWording()) {
        wanted.add(rule.id().toString());
      }
    }
    checkKeys("texts/" + language + "/providers", ruleTexts.keySet(), wanted);
    Node providers = new Node("texts/" + language + "/providers", ruleTexts);
    Mapping.texts(providers);
    providers.keys().forEach(key -> TextShape.RULE.check(providers.table(key)));
    for (Rule rule : book.rules()) {
      if (!rule.id().isWording()) {
        checkBits(rule, providers.table(rule.id().toString()));
      }
    }
    write("rule-texts-" + language, ruleTexts);
  }

  /// Each digit of a token that means something by itself has a text.
  private static void checkBits(Rule rule, Node texts) {
    int wanted = rule.conditions().token().map(TokenPattern::bitCount).orElse(0);
    int found = texts.texts("bits").size();
    if (found != wanted) {
      throw new IllegalStateException(
          texts.place() + ": has " + found + " bits, its token has " + wanted);
    }
  }

  private static Set<String> messageKeys() {
    Set<String> keys = new TreeSet<>();
    for (Message message : Message.values()) {
      keys.add(message.token());
    }
    terms(keys, "actor", Actor.values());
    terms(keys, "permanence", Permanence.values());
    terms(keys, "place", Place.values());
    terms(keys, "retry", Retry.values());
    terms(keys, "standing", Standing.values());
    terms(keys, "basis", Diagnosis.Basis.values());
    terms(keys, "strength", Strength.values());
    terms(keys, "outcome", losing());
    terms(keys, "reason", Reason.values());
    terms(keys, "stage", Stage.values());
    terms(keys, "control", Control.values());
    terms(keys, "failure", NetworkFailure.values());
    terms(keys, "state", Finding.State.values());
    terms(keys, "ehlo", EhloName.Fault.values());
    terms(keys, "denied", Denial.values());
    return keys;
  }

  private static CandidateOutcome[] losing() {
    return EnumSet.complementOf(EnumSet.of(CandidateOutcome.WON)).toArray(CandidateOutcome[]::new);
  }

  private static Set<String> tokens(Term[] terms) {
    Set<String> tokens = new TreeSet<>();
    for (Term term : terms) {
      tokens.add(term.token());
    }
    return tokens;
  }

  private static void terms(Set<String> keys, String kind, Term[] terms) {
    for (Term term : terms) {
      keys.add(kind + "-" + term.token());
    }
  }

  private static void checkFacts(Catalog.Facts facts, RuleBook book) {
    Set<String> codes = knownCodes(facts, book);
    for (ReplyCodeEntry entry : facts.replyCodes().values()) {
      String place = "facts [reply-codes] [" + entry.code() + "]";
      checkCauses(place, entry.causes(), facts);
      checkCodes(place, entry.related(), codes);
    }
    for (EnhancedStatusCodeEntry entry : facts.enhancedStatusCodes().values()) {
      String place = "facts [enhanced-status-codes] [" + entry.key() + "]";
      checkCauses(place, entry.causes(), facts);
      checkCodes(place, entry.related(), codes);
    }
    for (String pair : facts.pairs().keySet()) {
      checkCodes("facts [pairs] [" + pair + "]", List.of(pair.split("/", 2)), codes);
    }
  }

  /// The codes that there is something to say about: those with an entry, and those that a
  /// provider's rule names.
  private static Set<String> knownCodes(Catalog.Facts facts, RuleBook book) {
    Set<String> codes = new TreeSet<>(strings(facts.replyCodes().keySet()));
    for (String key : facts.enhancedStatusCodes().keySet()) {
      codes.add(key);
      List.of("2", "4", "5").forEach(digit -> codes.add(digit + key.substring(1)));
    }
    for (Rule rule : book.rules()) {
      for (Rule.CodeSpan span : rule.conditions().enhancedStatusCodes()) {
        switch (span) {
          case Rule.CodeSpan.One(EnhancedStatusCode code) -> codes.add(code.toString());
          case Rule.CodeSpan.Many(EnhancedStatusCodeRange range) ->
              range.codes().forEach(code -> codes.add(code.toString()));
        }
      }
      rule.seenWith().forEach(seen -> codes.addAll(List.of(seen.split(" "))));
    }
    return codes;
  }

  private static void checkNetworks(Catalog.Facts facts) {
    for (Network network : facts.networks()) {
      if (Cidr.parse(network.cidr()).isEmpty()) {
        throw new IllegalStateException(
            "facts [networks]: '" + network.cidr() + "' is not a network");
      }
    }
  }

  private static void checkDnsbls(Catalog.Facts facts) {
    for (Dnsbl list : facts.dnsbls().lists()) {
      if (DomainName.parse(list.zone()).isEmpty()) {
        throw new IllegalStateException("facts [dnsbls]: '" + list.zone() + "' is not a zone");
      }
      checkCodes(list.zone(), list.codes().keySet());
    }
    checkCodes("errors", facts.dnsbls().errors().keySet());
  }

  private static void checkCodes(String place, Set<String> codes) {
    for (String code : codes) {
      if (!code.startsWith("127.") || IpAddress.parse(code).isEmpty()) {
        throw new IllegalStateException("facts [dnsbls] " + place + ": no answer: " + code);
      }
    }
  }

  private static void checkCauses(String place, List<String> causes, Catalog.Facts facts) {
    for (String cause : causes) {
      if (!facts.causes().containsKey(cause)) {
        throw new IllegalStateException(place + ": names the unknown cause '" + cause + "'");
      }
    }
  }

  private static void checkCodes(String place, List<String> codes, Set<String> known) {
    for (String code : codes) {
      if (!known.contains(code)) {
        throw new IllegalStateException(place + ": names the unknown code '" + code + "'");
      }
    }
  }

  private static void checkRules(RuleBook book, Catalog.Facts facts) {
    Set<String> ids = new TreeSet<>();
    for (Rule rule : book.rules()) {
      if (!ids.add(rule.id().toString())) {
        throw new IllegalStateException("rule " + rule.id() + " is there twice");
      }
      if (!facts.causes().containsKey(rule.cause())) {
        throw new IllegalStateException(
            "rule " + rule.id() + " names the unknown cause '" + rule.cause() + "'");
      }
    }
  }

  private static void checkKeys(
      Node root, Catalog.Facts facts, Section section, Set<String> wanted) {
    Node file = root.table(section.token());
    checkKeys(file.place(), file.keys(), wanted);
    if (section == Section.MESSAGES) {
      Mapping.messages(file);
    } else {
      Mapping.texts(file);
      file.keys().forEach(key -> TextShape.of(section, key, facts).check(file.table(key)));
    }
  }

  private static void checkKeys(String place, Set<String> found, Set<String> wanted) {
    Set<String> missing = new TreeSet<>(wanted);
    missing.removeAll(found);
    Set<String> unknown = new TreeSet<>(found);
    unknown.removeAll(wanted);
    if (!missing.isEmpty() || !unknown.isEmpty()) {
      throw new IllegalStateException(place + ": missing " + missing + ", unknown " + unknown);
    }
  }

  private static Set<String> strings(Set<?> values) {
    Set<String> strings = new TreeSet<>();
    values.forEach(value -> strings.add(value.toString()));
    return strings;
  }

  /// Examples are for the tests, which read the TOML; the program does not carry them.
  private static void dropExamples(Map<String, Object> rules) {
    for (Object file : rules.values()) {
      if (((Map<?, ?>) file).get("rule") instanceof List<?> list) {
        for (Object rule : list) {
          ((Map<?, ?>) rule).remove("examples");
          ((Map<?, ?>) rule).remove("rejects");
        }
      }
    }
  }

  private void write(String name, Map<String, Object> tree) throws IOException {
    try (DataOutputStream out =
        new DataOutputStream(
            new BufferedOutputStream(Files.newOutputStream(target.resolve(name + ".bin"))))) {
      CompiledTree.write(tree, out);
    }
  }

  static List<Path> tomlFiles(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.filter(file -> file.toString().endsWith(".toml")).sorted().toList();
    }
  }

  static String name(Path file) {
    String name = file.getFileName().toString();
    return name.substring(0, name.lastIndexOf('.'));
  }
}
