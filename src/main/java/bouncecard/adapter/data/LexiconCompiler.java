package bouncecard.adapter.data;

import bouncecard.catalog.lexicon.EntryKind;
import bouncecard.catalog.lexicon.Lexicon;
import bouncecard.catalog.lexicon.Meanings;
import bouncecard.smtp.SmtpCommand;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compiles the lexicon: a file of meanings, and a file of words for each language. It refuses what
/// is ambiguous, contradicts itself or can never decide anything.
final class LexiconCompiler {
  static final String MEANINGS = "meanings";

  private final LexiconMeanings meanings;
  private final LexiconPhrases phrases = new LexiconPhrases();
  private final Set<Integer> entries = new LinkedHashSet<>();
  private final Set<String> said = new LinkedHashSet<>();

  private LexiconCompiler(LexiconMeanings meanings) {
    this.meanings = meanings;
  }

  /// Compiles the files of a folder.
  ///
  /// @param families the family of each cause there is
  /// @throws IllegalStateException where something is wrong in them; its message names the place
  static Lexicon compile(Path folder, Map<String, String> families) throws IOException {
    LexiconMeanings meanings =
        LexiconMeanings.of(node(folder.resolve(MEANINGS + ".toml")), families);
    LexiconCompiler compiler = new LexiconCompiler(meanings);
    for (Path file : DataCompiler.tomlFiles(folder)) {
      if (!DataCompiler.name(file).equals(MEANINGS)) {
        compiler.add(node(file));
      }
    }
    return compiler.lexicon();
  }

  private static Node node(Path file) throws IOException {
    return new Node("lexicon/" + file.getFileName(), Toml.read(file));
  }

  private void add(Node file) {
    file.text("language");
    file.text("source");
    file.text("seen");
    plain(file, "noise", EntryKind.NOISE, 0);
    plain(file, "contact", EntryKind.CONTACT, 0);
    plain(file, "relief", EntryKind.RELIEF, 0);
    plain(file, "negators", EntryKind.NEGATOR, 0);
    plain(file, "negators_behind", EntryKind.NEGATOR, Meanings.BEHIND);
    plain(file, "absences", EntryKind.NEGATOR, Meanings.ABSENCE);
    file.texts("lists").forEach(phrases::addList);
    for (Node section : file.tables("command")) {
      int command =
          SmtpCommand.parse(section.text("id"))
              .orElseThrow(() -> section.wrong("id", "is no command"))
              .ordinal();
      add(section, EntryKind.COMMAND, command, 0);
      section.end();
    }
    for (Node section : file.tables("subject")) {
      int subject = meanings.subject(section, "id");
      said.add("subject " + section.text("id"));
      add(section, EntryKind.SUBJECT, subject, 0);
      for (String weak : section.texts("weak")) {
        add(weak, EntryKind.SUBJECT, subject, 10, section.place());
      }
      section.end();
    }
    for (Node section : file.tables("predicate")) {
      said.add("predicate " + section.text("id"));
      add(section, EntryKind.PREDICATE, meanings.predicate(section, "id"), 0);
      section.end();
    }
    for (Node section : file.tables("cause")) {
      add(
          section,
          EntryKind.CAUSE,
          meanings.cause(section, "id") | (section.flag("negatable") ? Meanings.NEGATABLE : 0),
          section.number("weight", 1, 120));
      section.end();
    }
    for (Node example : file.tables("example")) {
      example.text("says");
      meanings.cause(example, "means");
      example.end();
    }
    for (Node example : file.tables("rejects")) {
      example.text("says");
      meanings.cause(example, "not");
      example.end();
    }
    file.end();
  }

  private void plain(Node file, String key, EntryKind kind, int weight) {
    file.texts(key).forEach(text -> add(text, kind, 0, weight, file.place() + " " + key));
  }

  private void add(Node section, EntryKind kind, int value, int weight) {
    section.someTexts("words").forEach(text -> add(text, kind, value, weight, section.place()));
  }

  private void add(String phrase, EntryKind kind, int value, int weight, String place) {
    int entry = Meanings.entry(kind, value, weight);
    entries.add(entry);
    phrases.add(phrase, entry, place);
  }

  private Lexicon lexicon() {
    meanings.checkSaid(said);
    List<Integer> numbered = new ArrayList<>(entries);
    phrases.join();
    return new Lexicon(
        phrases.words(),
        phrases.phrases(numbered),
        meanings.meanings(numbered.stream().mapToInt(Integer::intValue).toArray()));
  }
}
