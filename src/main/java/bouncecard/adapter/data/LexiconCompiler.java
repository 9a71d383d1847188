package bouncecard.adapter.data;

import bouncecard.catalog.lexicon.Entry;
import bouncecard.catalog.lexicon.EntryKind;
import bouncecard.catalog.lexicon.Lexicon;
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

  private static final List<SmtpCommand> COMMANDS = List.of(SmtpCommand.values());

  /// What a vague word for a subject loses.
  private static final int WEAK = 10;

  private final LexiconMeanings meanings;
  private final LexiconPhrases phrases = new LexiconPhrases();
  private final Set<Entry> entries = new LinkedHashSet<>();
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
    plain(file, "noise", EntryKind.NOISE);
    plain(file, "contact", EntryKind.CONTACT);
    plain(file, "relief", EntryKind.RELIEF);
    plain(file, "negators", EntryKind.NEGATOR);
    plain(file, "negators_behind", EntryKind.NEGATOR_BEHIND);
    plain(file, "absences", EntryKind.ABSENCE);
    file.texts("lists").forEach(phrases::addList);
    for (Node section : file.tables("command")) {
      SmtpCommand command =
          SmtpCommand.parse(section.text("id"))
              .orElseThrow(() -> section.wrong("id", "is no command"));
      add(section, new Entry(EntryKind.COMMAND, COMMANDS.indexOf(command)));
      section.end();
    }
    for (Node section : file.tables("subject")) {
      int subject = meanings.subject(section, "id");
      said.add("subject " + section.text("id"));
      add(section, new Entry(EntryKind.SUBJECT, subject));
      Entry weak = new Entry(EntryKind.SUBJECT, subject, WEAK, false);
      section.texts("weak").forEach(text -> add(text, weak, section.place()));
      section.end();
    }
    for (Node section : file.tables("predicate")) {
      said.add("predicate " + section.text("id"));
      add(section, new Entry(EntryKind.PREDICATE, meanings.predicate(section, "id")));
      section.end();
    }
    for (Node section : file.tables("cause")) {
      add(
          section,
          new Entry(
              EntryKind.CAUSE,
              meanings.cause(section, "id"),
              section.number("weight", 1, 120),
              section.flag("negatable")));
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

  private void plain(Node file, String key, EntryKind kind) {
    Entry entry = new Entry(kind, 0);
    file.texts(key).forEach(text -> add(text, entry, file.place() + " " + key));
  }

  private void add(Node section, Entry entry) {
    section.someTexts("words").forEach(text -> add(text, entry, section.place()));
  }

  private void add(String phrase, Entry entry, String place) {
    entries.add(entry);
    phrases.add(phrase, entry, place);
  }

  private Lexicon lexicon() {
    meanings.checkSaid(said);
    List<Entry> numbered = new ArrayList<>(entries);
    phrases.join();
    return new Lexicon(
        phrases.words(), phrases.phrases(numbered), meanings.meanings(numbered, COMMANDS));
  }
}
