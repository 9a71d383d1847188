package bouncecard.adapter.data;

import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Message;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleBook;
import bouncecard.catalog.RuleId;
import bouncecard.catalog.Standing;
import bouncecard.catalog.Term;
import bouncecard.catalog.Texts.Section;
import java.io.BufferedOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Compiles the data files when the program is built, and refuses what is wrong in them.
///
/// Arguments: the folder of the data files and the folder to write to. What it finds wrong ends the build with one line.
public final class DataCompiler {
  static final List<String> FACT_FILES =
      List.of(
          "reply-codes", "enhanced-status-codes", "classes", "pairs", "causes", "recognition");

  private final Path source;
  private final Path target;

  private DataCompiler(Path source, Path target) {
    this.source = source;
    this.target = target;
  }

  /// Compiles; see the class.
  public static void main(String[] arguments) throws IOException {
    try {
      new DataCompiler(Path.of(arguments[0]), Path.of(arguments[1])).compile();
    } catch (IllegalStateException e) {
      System.err.println("Data files: " + e.getMessage());
      System.exit(1);
    }
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
    checkRules(book, mapped);
    dropExamples(rules);
    write("rules", rules);

    List<String> languages;
    try (Stream<Path> folders = Files.list(source.resolve("texts"))) {
      languages = folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    }
    for (String language : languages) {
      compileTexts(language, mapped, book);
    }
    Files.writeString(target.resolve("languages"), String.join("\n", languages));
  }

  private void compileTexts(String language, Catalog.Facts facts, RuleBook book)
      throws IOException {
    Path folder = source.resolve("texts").resolve(language);
    Map<String, Object> sections = new LinkedHashMap<>();
    for (Section section : Section.values()) {
      sections.put(section.token(), Toml.read(folder.resolve(section.token() + ".toml")));
    }
    Node root = new Node("texts/" + language, sections);
    checkKeys(root, Section.MESSAGES, messageKeys());
    checkKeys(root, Section.REPLY_CODES, strings(facts.replyCodes().keySet()));
    checkKeys(root, Section.ENHANCED_STATUS_CODES, facts.enhancedStatusCodes().keySet());
    checkKeys(root, Section.CLASSES, facts.classes().keySet());
    checkKeys(root, Section.PAIRS, facts.pairs().keySet());
    checkKeys(root, Section.CAUSES, facts.causes().keySet());
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
    Mapping.texts(new Node("texts/" + language + "/providers", ruleTexts));
    write("rule-texts-" + language, ruleTexts);
  }

  private static Set<String> messageKeys() {
    Set<String> keys = new TreeSet<>();
    for (Message message : Message.values()) {
      keys.add(message.token());
    }
    terms(keys, "actor", Actor.values());
    terms(keys, "permanence", Permanence.values());
    terms(keys, "retry", Retry.values());
    terms(keys, "standing", Standing.values());
    return keys;
  }

  private static void terms(Set<String> keys, String kind, Term[] terms) {
    for (Term term : terms) {
      keys.add(kind + "-" + term.token());
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

  private static void checkKeys(Node root, Section section, Set<String> wanted) {
    Node file = root.table(section.token());
    checkKeys(file.place(), file.keys(), wanted);
    if (section == Section.MESSAGES) {
      Mapping.messages(file);
    } else {
      Mapping.texts(file);
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
