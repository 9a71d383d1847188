package bouncecard.adapter.data.lexicon;

import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.lexicon.About;
import bouncecard.catalog.lexicon.Entry;
import bouncecard.catalog.lexicon.Meanings;
import bouncecard.catalog.lexicon.PairTable;
import bouncecard.catalog.lexicon.Qualification;
import bouncecard.smtp.SmtpCommand;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/// The meanings of a lexicon's subjects and predicates, as its file of meanings says. Of each
/// subject and predicate there is at most one meaning; a second one is refused with both named.
final class LexiconMeanings {
  private static final String FILE = "lexicon/meanings.toml";
  static final int MOST_WEIGHT = 120;
  private static final int MOST_REACH = 14;

  private final DataErrors errors;
  private final List<String> causes;
  private final List<Integer> families;
  private final List<String> subjects = new ArrayList<>();
  private final List<About> abouts = new ArrayList<>();
  private final List<Qualification> qualifications = new ArrayList<>();
  private final List<String> predicates = new ArrayList<>();
  private final List<Integer> opposites = new ArrayList<>();
  private final List<Integer> alone = new ArrayList<>();
  private final int[] pairs;
  private final String[] places;
  private final int absence;
  private final LexiconPriors priors;
  private final Map<String, String> readings = new TreeMap<>();
  private final EntrySamples samples = new EntrySamples();

  LexiconMeanings(Node file, Map<String, String> families, DataErrors errors) {
    this.errors = errors;
    causes = List.copyOf(new TreeSet<>(families.keySet()));
    List<String> names = List.copyOf(new TreeSet<>(families.values()));
    this.families = causes.stream().map(cause -> names.indexOf(families.get(cause))).toList();
    for (Node subject : file.tables("subject", "id")) {
      addNew(subject, subjects);
      abouts.add(
          subject
              .read("about", About::parse, "one of " + DataErrors.listed(About.tokens()))
              .orElse(About.NOTHING));
      samples.add(subject, List.of(subject.text("id")));
      subject.end();
    }
    file.tables("qualified", "subject").forEach(this::addQualification);
    List<Node> said = file.tables("predicate", "id");
    said.forEach(predicate -> addNew(predicate, predicates));
    for (Node predicate : said) {
      opposites.add(
          predicate.optional("negated").isPresent() ? predicate(predicate, "negated") : -1);
      alone.add(
          predicate.optional("alone").isPresent()
              ? Meanings.meaning(
                  cause(predicate, "alone"), predicate.number("weight", 1, MOST_WEIGHT), 0)
              : 0);
      List<String> meant = new ArrayList<>(List.of(predicate.text("id")));
      predicate.optional("negated").ifPresent(meant::add);
      samples.add(predicate, meant);
      predicate.end();
    }
    absence = predicate(file, "absence");
    pairs = new int[subjects.size() * predicates.size()];
    places = new String[pairs.length];
    file.tables("pair", "cause").forEach(this::addPair);
    priors = new LexiconPriors(file, causes);
    file.tables("reading", "other").forEach(this::addReading);
    file.end();
  }

  /// What two readings have: words that mean one thing, and what they may as well mean.
  private void addReading(Node node) {
    String other = causes.get(cause(node, "other"));
    List<String> whose = node.texts("subjects");
    for (String predicate : node.someTexts("predicates")) {
      int said = index(node, "predicates", predicate, predicates);
      if (whose.isEmpty()) {
        addReading(node, predicate, alone.get(said), other);
      }
      for (String subject : whose) {
        int at = index(node, "subjects", subject, subjects) * predicates.size() + said;
        addReading(node, subject + " + " + predicate, pairs[at], other);
      }
    }
    node.end();
  }

  private void addReading(Node node, String says, int meaning, String other) {
    String problem =
        meaning == 0
            ? "means nothing, and must mean something before it can mean something else"
            : causes.get(Meanings.cause(meaning)).equals(other)
                ? "means " + other + " already, and must have another reading"
                : readings.put(says, other) == null ? "" : "has another reading already";
    if (!problem.isEmpty()) {
      errors.add(node.place(), DataErrors.quoted(says) + " " + problem);
    }
  }

  private void addQualification(Node node) {
    Qualification added =
        new Qualification(
            subject(node, "subject"),
            subject(node, "by"),
            subject(node, "means"),
            node.number("reach", 1, MOST_REACH));
    boolean isThere =
        qualifications.stream()
            .anyMatch(one -> one.subject() == added.subject() && one.by() == added.by());
    if (isThere) {
      node.wrong(
          "by",
          "names " + DataErrors.quoted(node.text("by")) + " a second time, and must name it once");
    }
    if (added.means() == added.subject()) {
      node.wrong("means", "is the subject itself, and must be another");
    }
    qualifications.add(added);
    node.end();
  }

  private static void addNew(Node node, List<String> ids) {
    String id = node.text("id");
    if (ids.contains(id)) {
      node.wrong("id", "is " + DataErrors.quoted(id) + ", which is there already");
    }
    ids.add(id);
  }

  private void addPair(Node node) {
    int pair =
        Meanings.meaning(
            cause(node, "cause"),
            node.number("weight", 1, MOST_WEIGHT),
            node.number("reach", 1, MOST_REACH));
    List<String> whose = node.someTexts("subjects");
    List<String> what = node.someTexts("predicates");
    for (String subject : whose) {
      for (String predicate : what) {
        int at =
            index(node, "subjects", subject, subjects) * predicates.size()
                + index(node, "predicates", predicate, predicates);
        String place = subject + " + " + predicate + " = " + node.text("cause");
        if (pairs[at] != 0) {
          errors.add(
              node.place(),
              DataErrors.quoted(place)
                  + " contradicts or repeats what is said already: "
                  + DataErrors.quoted(places[at]));
        }
        pairs[at] = pair;
        places[at] = place;
      }
    }
    node.end();
  }

  int subject(Node node, String key) {
    return index(node, key, node.text(key), subjects);
  }

  int predicate(Node node, String key) {
    return index(node, key, node.text(key), predicates);
  }

  int cause(Node node, String key) {
    return index(node, key, node.text(key), causes);
  }

  static int index(Node node, String key, String id, List<String> ids) {
    int index = ids.indexOf(id);
    if (index < 0) {
      node.wrong(
          key, "names " + DataErrors.quoted(id) + ", and must be one of " + DataErrors.listed(ids));
    }
    return Math.max(index, 0);
  }

  /// Refuses a subject or predicate that can never decide: in no pair, or without a word in any
  /// language.
  ///
  /// @param said `subject mailbox`, `predicate full`: what has words
  void checkSaid(Set<String> said) {
    Set<String> missing = new TreeSet<>();
    Set<String> dead = new TreeSet<>();
    for (int i = 0; i < subjects.size(); i++) {
      boolean pairs = false;
      for (int j = 0; j < predicates.size(); j++) {
        pairs |= this.pairs[i * predicates.size() + j] != 0;
      }
      note("subject " + subjects.get(i), said, pairs, missing, dead);
    }
    for (int j = 0; j < predicates.size(); j++) {
      boolean means = alone.get(j) != 0 || opposites.get(j) >= 0;
      for (int i = 0; i < subjects.size(); i++) {
        means |= pairs[i * predicates.size() + j] != 0;
      }
      String id = "predicate " + predicates.get(j);
      boolean becomes = isOpposite(j);
      note(id, said, means, becomes ? new TreeSet<>() : missing, dead);
    }
    missing.forEach(id -> errors.add(FILE, id + " has no words in any language"));
    dead.forEach(id -> errors.add(FILE, id + " means nothing: it is in no pair"));
  }

  private static void note(
      String id, Set<String> said, boolean means, Set<String> missing, Set<String> dead) {
    if (!said.contains(id)) {
      missing.add(id);
    }
    if (!means) {
      dead.add(id);
    }
  }

  private boolean isOpposite(int predicate) {
    return opposites.contains(predicate);
  }

  /// The sentences that subjects and predicates give for themselves.
  EntrySamples samples() {
    return samples;
  }

  /// @param entries the entries by their numbers
  /// @param commands the commands by theirs
  Meanings meanings(List<Entry> entries, List<SmtpCommand> commands) {
    return new Meanings(
        entries,
        subjects,
        abouts,
        qualifications,
        predicates,
        opposites,
        alone,
        causes,
        families,
        new PairTable(pairs, predicates.size()),
        absence,
        commands,
        priors.shifts(),
        priors.priors(),
        readings);
  }
}
