package bouncecard.adapter.data.lexicon;

import bouncecard.adapter.data.lexicon.LexiconWord.Kind;
import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.catalog.lexicon.Entry;
import bouncecard.catalog.lexicon.PhraseTable;
import bouncecard.catalog.lexicon.WordTable;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/// Gathers the phrases of a lexicon and makes tables of them. A phrase that means two things, or
/// that another one covers already, is refused with both named.
final class LexiconPhrases {
  private static final Map<String, Integer> MASKS =
      Map.of(
          "ADDR", WordTable.ADDRESS,
          "IP", WordTable.IP,
          "HOST", WordTable.HOST,
          "LINK", WordTable.LINK,
          "LIST", WordTable.LIST,
          "NUM", WordTable.NUMBER);

  /// The longest of ours has half of it, and each alternative multiplies what is to be joined.
  private static final int MOST_WORDS = 16;

  private static final int MOST_WAYS = 1_000;

  /// Follows every text that begins as another one does.
  private static final char LAST = Character.MAX_VALUE;

  private final List<Phrase> phrases = new ArrayList<>();
  private final Set<LexiconWord> lists = new LinkedHashSet<>();
  private final Set<LexiconWord> hanging = new LinkedHashSet<>();
  private final Miswritten miswritten = new Miswritten();

  private final Map<LexiconWord, Integer> numbers = new LinkedHashMap<>();
  private final Map<LexiconWord, List<Integer>> forms = new HashMap<>();
  private final List<Map<Integer, Integer>> nodes = new ArrayList<>();
  private final Map<Integer, Ending> endings = new HashMap<>();
  private final DataErrors errors;

  /// The numbers of the phrases that say something which no other says.
  private final BitSet alive = new BitSet();

  /// By a phrase's number: another one that says the same.
  private final Map<Integer, Phrase> same = new LinkedHashMap<>();

  /// The words that can be a form of a stem, by their texts.
  private final NavigableMap<String, List<LexiconWord>> byText = new TreeMap<>();

  /// A phrase, what it is, and where it stands.
  private record Phrase(
      int number, List<List<LexiconWord>> words, Entry entry, String written, String place) {}

  /// What ends in a state.
  ///
  /// @param exact how many of its words are no stems: the phrase with more of them is meant
  private record Ending(Entry entry, int exact, Phrase phrase) {}

  LexiconPhrases(DataErrors errors) {
    this.errors = errors;
    nodes.add(new HashMap<>());
  }

  /// Adds a phrase.
  ///
  /// @param entry what it is
  /// @param place the file and the section
  void add(String written, Entry entry, String place) {
    try {
      Phrase phrase =
          new Phrase(phrases.size(), LexiconWord.phrase(written), entry, written, place);
      if (isTooLong(phrase)) {
        errors.add(
            place,
            DataErrors.quoted(written)
                + " must have %d words at most, and %d ways to be said"
                    .formatted(MOST_WORDS, MOST_WAYS));
        return;
      }
      for (List<List<LexiconWord>> way : Contractions.ways(phrase.words())) {
        way.forEach(alternatives -> alternatives.forEach(this::number));
      }
      phrases.add(phrase);
    } catch (IllegalArgumentException e) {
      errors.add(place, DataErrors.quoted(written) + " " + e.getMessage());
    }
  }

  /// Adds a word that makes a host's name or a link a block list's.
  void addList(String written, String place) {
    oneWord(written, "lists", place).ifPresent(lists::add);
  }

  /// Adds a word that only hangs on the one before it.
  void addHanging(String written, String place) {
    oneWord(written, "hanging", place).ifPresent(hanging::add);
  }

  private Optional<LexiconWord> oneWord(String written, String key, String place) {
    String named = DataErrors.quoted(written) + " in \"" + key + "\" ";
    try {
      List<List<LexiconWord>> words = LexiconWord.phrase(written);
      if (words.size() == 1 && words.getFirst().size() == 1) {
        number(words.getFirst().getFirst());
        return Optional.of(words.getFirst().getFirst());
      }
      errors.add(place, named + "must be one word");
    } catch (IllegalArgumentException e) {
      errors.add(place, named + e.getMessage());
    }
    return Optional.empty();
  }

  /// Adds a word of a phrase that people miswrite: its slips mean the same, unless they are words
  /// themselves.
  void addMiswritten(String written, String place) {
    miswritten.add(written, place);
  }

  private static boolean isTooLong(Phrase phrase) {
    long ways = 1;
    for (List<LexiconWord> alternatives : phrase.words()) {
      ways = Math.min(ways * alternatives.size(), MOST_WAYS + 1);
    }
    return phrase.words().size() > MOST_WORDS || ways > MOST_WAYS;
  }

  private void number(LexiconWord word) {
    if (word.kind() == Kind.MASK) {
      if (!MASKS.containsKey(word.text())) {
        throw new IllegalArgumentException("holds '" + word.text() + "', which is no mask");
      }
    } else {
      numbers.putIfAbsent(word, WordTable.FIRST + numbers.size());
    }
  }

  /// Joins the phrases; to be called once, before the tables are asked for.
  void join() {
    numbers
        .keySet()
        .forEach(word -> byText.computeIfAbsent(word.text(), _ -> new ArrayList<>(2)).add(word));
    for (Phrase phrase : phrases) {
      if (nodes.size() > PhraseTable.MOST_STATES) {
        errors.add(
            phrase.place(),
            DataErrors.quoted(phrase.written())
                + " is more than the lexicon can hold; it must be shorter, or others must go");
        errors.throwIfAny();
      }
      Contractions.ways(phrase.words()).forEach(way -> join(phrase, way, 0, 0));
    }
    same.forEach(
        (number, other) -> {
          Phrase phrase = phrases.get(number);
          if (!alive.get(number) && phrase.place().equals(other.place())) {
            clash(phrase, other, "is there already, and must go");
          }
        });
  }

  /// @param rest its words that are not joined yet
  private void join(Phrase phrase, List<List<LexiconWord>> rest, int node, int exact) {
    if (rest.isEmpty()) {
      end(phrase, node, exact);
      return;
    }
    for (LexiconWord word : rest.getFirst()) {
      for (int number : forms.computeIfAbsent(word, this::formsOf)) {
        int next = nodes.get(node).computeIfAbsent(number, _ -> newNode());
        boolean itself = word.kind() != Kind.STEM || Objects.equals(numbers.get(word), number);
        join(phrase, rest.subList(1, rest.size()), next, exact + (itself ? 1 : 0));
      }
    }
  }

  private int newNode() {
    nodes.add(new HashMap<>());
    return nodes.size() - 1;
  }

  private void end(Phrase phrase, int node, int exact) {
    Ending there = endings.get(node);
    if (there == null || there.exact() < exact) {
      endings.put(node, new Ending(phrase.entry(), exact, phrase));
      alive.set(phrase.number());
    } else if (there.exact() == exact && there.phrase().number() != phrase.number()) {
      if (!there.entry().equals(phrase.entry())) {
        clash(phrase, there.phrase(), "means two things, and must mean one");
      }
      same.putIfAbsent(phrase.number(), there.phrase());
    }
  }

  private void clash(Phrase phrase, Phrase other, String problem) {
    errors.add(
        phrase.place(),
        "%s %s: see %s in %s"
            .formatted(
                DataErrors.quoted(phrase.written()),
                problem,
                DataErrors.quoted(other.written()),
                other.place()));
  }

  /// The numbers that a word of a text may have where this one is meant.
  private List<Integer> formsOf(LexiconWord word) {
    if (word.kind() == Kind.MASK) {
      return List.of(MASKS.get(word.text()));
    }
    Integer itself = Objects.requireNonNull(numbers.get(word));
    if (word.kind() != Kind.STEM) {
      return List.of(itself);
    }
    List<Integer> others = new ArrayList<>();
    for (List<LexiconWord> of : byText.subMap(word.text(), word.text() + LAST).values()) {
      of.forEach(other -> others.add(numbers.get(other)));
    }
    others.removeIf(itself::equals);
    Collections.sort(others);
    others.addFirst(itself);
    return others;
  }

  WordTable words() {
    Map<String, Integer> slips =
        miswritten.numbered(
            word -> numbers.get(new LexiconWord(Kind.WORD, word)), byText::containsKey, errors);
    NumbersByHash words = new NumbersByHash(count(Kind.WORD) + slips.size());
    NumbersByHash stems = new NumbersByHash(count(Kind.STEM));
    int size = WordTable.FIRST + numbers.size();
    boolean[] isList = new boolean[size];
    boolean[] isHanging = new boolean[size];
    numbers.forEach(
        (word, number) -> {
          (word.kind() == Kind.STEM ? stems : words).put(WordTable.hash(word.text()), number);
          isList[number] = isList(word);
          isHanging[number] = hanging.contains(word);
        });
    slips.forEach((slip, number) -> words.put(WordTable.hash(slip), number));
    return new WordTable(words.table, stems.table, isList, isHanging, size);
  }

  private boolean isList(LexiconWord word) {
    if (lists.contains(word)) {
      return true;
    }
    for (LexiconWord list : lists) {
      if (list.kind() == Kind.STEM && word.text().startsWith(list.text())) {
        return true;
      }
    }
    return false;
  }

  private int count(Kind kind) {
    return (int) numbers.keySet().stream().filter(word -> word.kind() == kind).count();
  }

  /// @param entries the entries by their place
  PhraseTable phrases(List<Entry> entries) {
    int words = WordTable.FIRST + numbers.size();
    int[] roots = new int[words];
    StepsByHash steps = new StepsByHash(nodes.stream().skip(1).mapToInt(Map::size).sum());
    int[] states = states(entries);
    nodes.getFirst().forEach((word, node) -> roots[word] = states[node]);
    for (int node = 1; node < nodes.size(); node++) {
      int first = node * words;
      nodes.get(node).forEach((word, next) -> steps.put(first + word, states[next]));
    }
    if (nodes.size() > PhraseTable.MOST_STATES || (long) nodes.size() * words > Integer.MAX_VALUE) {
      throw new IllegalStateException("the lexicon has more phrases than its table can hold");
    }
    return new PhraseTable(roots, steps.table, words);
  }

  private int[] states(List<Entry> entries) {
    Map<Entry, Integer> places = new HashMap<>();
    entries.forEach(entry -> places.put(entry, places.size()));
    int[] states = new int[nodes.size()];
    for (int node = 0; node < states.length; node++) {
      Ending ending = endings.get(node);
      int entry = ending == null ? -1 : places.getOrDefault(ending.entry(), -1);
      states[node] = PhraseTable.state(nodes.get(node).isEmpty() ? 0 : node, entry);
    }
    return states;
  }
}
