package bouncecard.app.search;

import bouncecard.app.search.SearchQuery.Match;
import bouncecard.smtp.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;

/// All words by which things are found, and how much each of them tells: the fewer things have it,
/// the more.
///
/// Words that mean the same are one. A word is a number, so that a question is compared with each
/// of them once, however many things it names.
final class SearchWords {
  private static final double FILLER = 0.15;
  private static final double SINGLE_SYLLABLE = 0.5;

  private final Words fillers;
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<Map<String, Writing>> writings = new ArrayList<>();
  private final List<Set<String>> owners = new ArrayList<>();
  private final Set<String> owned = new HashSet<>();
  private double[] weights = {};

  /// A word as it is written.
  ///
  /// @param stem without its ending
  /// @param letters those of its syllables where it is Korean, else empty
  record Writing(String word, String stem, String letters) {}

  SearchWords(Words fillers) {
    this.fillers = fillers;
  }

  /// Takes words that mean the same.
  void same(String line) {
    int number = writings.size();
    writings.add(new LinkedHashMap<>());
    owners.add(new HashSet<>());
    for (String word : line.toLowerCase(Locale.ROOT).split(" ", -1)) {
      if (SearchQuery.split(word).size() == 1 && !numbers.containsKey(word)) {
        numbers.put(word, number);
        write(number, word);
      }
    }
  }

  private void write(int number, String word) {
    StringBuilder of = new StringBuilder();
    for (int i = 0; i < word.length() && Spelling.isSyllable(word.charAt(i)); i++) {
      of.append(Spelling.letters(word.charAt(i)));
    }
    writings.get(number).put(word, new Writing(word, Spelling.stem(word), of.toString()));
  }

  /// The words of a phrase by which `owner` is found.
  List<Integer> phrase(String owner, String phrase) {
    List<Integer> numbered = new ArrayList<>();
    for (String word : SearchQuery.split(phrase.toLowerCase(Locale.ROOT))) {
      int number =
          numbers.computeIfAbsent(
              word,
              added -> {
                writings.add(new LinkedHashMap<>());
                owners.add(new HashSet<>());
                write(writings.size() - 1, added);
                return writings.size() - 1;
              });
      owners.get(number).add(owner);
      owned.add(owner);
      numbered.add(number);
    }
    return numbered;
  }

  boolean isKnown(String word) {
    return numbers.containsKey(word);
  }

  /// Weighs all words, when all are there that will be.
  void weigh() {
    weights = IntStream.range(0, writings.size()).mapToDouble(this::weighed).toArray();
  }

  /// How much the word tells.
  double weight(int number) {
    return weights[number];
  }

  private double weighed(int number) {
    Set<String> words = writings.get(number).keySet();
    double weight = Math.log(1 + (double) owned.size() / Math.max(1, owners.get(number).size()));
    String word = words.iterator().next();
    if (words.size() == 1 && isFiller(word)) {
      return weight * FILLER;
    }
    boolean isShort = word.length() == 1 && Spelling.isSyllable(word.charAt(0));
    return words.size() == 1 && isShort ? weight * SINGLE_SYLLABLE : weight;
  }

  private boolean isFiller(String word) {
    return fillers.contains(word) || (word.length() == 1 && !Spelling.isSyllable(word.charAt(0)));
  }

  /// How much it weighs that a unit is accounted for.
  double weight(SearchQuery wanted, int unit) {
    return weight(wanted, unit, FILLER);
  }

  /// @param filler what a word weighs that says nothing by itself
  double weight(SearchQuery wanted, int unit, double filler) {
    if (wanted.isSyllable(unit)) {
      return 0.5;
    }
    return isFiller(wanted.words().get(unit)) ? filler : 1;
  }

  /// Each word as it stands in a question; see [SearchQuery#match].
  Match[] matches(SearchQuery wanted) {
    Match[] matches = new Match[writings.size()];
    for (int i = 0; i < matches.length; i++) {
      Match best = Match.NONE;
      for (Writing writing : writings.get(i).values()) {
        Match match = wanted.match(writing);
        best = match.likeness() > best.likeness() ? match : best;
      }
      matches[i] = best;
    }
    return matches;
  }
}
