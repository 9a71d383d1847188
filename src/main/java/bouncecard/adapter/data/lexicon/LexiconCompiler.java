package bouncecard.adapter.data.lexicon;

import bouncecard.adapter.data.checks.SourceChecks;
import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.Source;
import bouncecard.catalog.lexicon.Entry;
import bouncecard.catalog.lexicon.EntryKind;
import bouncecard.catalog.lexicon.Lexicon;
import bouncecard.smtp.SmtpCommand;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Compiles the lexicon: a file of meanings, and a file of words for each language. It refuses what
/// is ambiguous, contradicts itself or can never decide anything.
public final class LexiconCompiler {
  public static final String MEANINGS = "meanings";

  private static final List<SmtpCommand> COMMANDS = List.of(SmtpCommand.values());

  /// What a vague word for a subject loses.
  private static final int WEAK = 10;

  private final LexiconMeanings meanings;
  private final LexiconPhrases phrases;
  private final Set<Entry> entries = new LinkedHashSet<>();
  private final Set<String> said = new LinkedHashSet<>();
  private final LexiconSamples samples = new LexiconSamples();

  private LexiconCompiler(LexiconMeanings meanings, DataErrors errors) {
    this.meanings = meanings;
    this.phrases = new LexiconPhrases(errors);
  }

  /// Compiles the lexicon's files.
  ///
  /// @param files their tables by their names
  /// @param families the family of each cause there is
  public static Lexicon compile(
      Map<String, Object> files,
      Map<String, String> families,
      SourceChecks sources,
      DataErrors errors) {
    Node folder = new Node("lexicon", files, errors);
    Node meanings = file(folder, MEANINGS);
    checkSource(meanings, sources);
    LexiconCompiler compiler =
        new LexiconCompiler(new LexiconMeanings(meanings, families, errors), errors);
    for (String name : files.keySet()) {
      if (!name.equals(MEANINGS)) {
        Node file = file(folder, name);
        checkSource(file, sources);
        compiler.add(file);
      }
    }
    Lexicon lexicon = compiler.lexicon();
    compiler.samples.check(lexicon, errors);
    compiler.meanings.samples().check(lexicon, errors);
    return lexicon;
  }

  private static Node file(Node folder, String name) {
    return folder.table(name, () -> "lexicon/" + name + ".toml");
  }

  private static void checkSource(Node file, SourceChecks sources) {
    sources.check(file.place(), new Source(file.text("source"), file.text("seen")));
  }

  private void add(Node file) {
    file.text("language");
    plain(file, "noise", EntryKind.NOISE);
    plain(file, "introductions", EntryKind.INTRODUCTION);
    plain(file, "contact", EntryKind.CONTACT);
    plain(file, "relief", EntryKind.RELIEF);
    plain(file, "negators", EntryKind.NEGATOR);
    plain(file, "negators_behind", EntryKind.NEGATOR_BEHIND);
    plain(file, "absences", EntryKind.ABSENCE);
    plain(file, "or", EntryKind.OR);
    plain(file, "contrasts", EntryKind.CONTRAST);
    file.texts("lists").forEach(word -> phrases.addList(word, file.place()));
    file.texts("hanging").forEach(word -> phrases.addHanging(word, file.place()));
    file.texts("miswritten")
        .forEach(word -> phrases.addMiswritten(word, file.place() + " miswritten"));
    for (Node section : file.tables("command", "id")) {
      SmtpCommand command =
          section
              .read("id", SmtpCommand::parse, "an SMTP command, such as \"RCPT\"")
              .orElse(SmtpCommand.ANY);
      add(section, new Entry(EntryKind.COMMAND, COMMANDS.indexOf(command)));
      section.end();
    }
    for (Node section : file.tables("subject", "id")) {
      int subject = meanings.subject(section, "id");
      said.add("subject " + section.text("id"));
      add(section, new Entry(EntryKind.SUBJECT, subject));
      Entry weak = new Entry(EntryKind.SUBJECT, subject, WEAK, false);
      section.texts("weak").forEach(text -> add(text, weak, section.place()));
      section.end();
    }
    for (Node section : file.tables("predicate", "id")) {
      said.add("predicate " + section.text("id"));
      add(section, new Entry(EntryKind.PREDICATE, meanings.predicate(section, "id")));
      section.end();
    }
    for (Node section : file.tables("cause", "id")) {
      add(
          section,
          new Entry(
              EntryKind.CAUSE,
              meanings.cause(section, "id"),
              section.number("weight", 1, 120),
              section.flag("negatable")));
      section.end();
    }
    for (Node example : file.tables("example", "says")) {
      meanings.cause(example, "means");
    }
    for (Node example : file.tables("rejects", "says")) {
      meanings.cause(example, "not");
    }
    samples.add(file);
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
