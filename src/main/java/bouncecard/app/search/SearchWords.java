package bouncecard.app.search;

import bouncecard.app.search.SearchQuery.Match;
import bouncecard.smtp.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

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
  private final List<Set<String>> writings = new ArrayList<>();
  private final List<Set<String>> owners = new ArrayList<>();
  private final Map<String, String> letters = new LinkedHashMap<>();
  private final Set<String> owned = new HashSet<>();

  SearchWords(Words fillers) {
    this.fillers = fillers;
  }

  /// Takes words that mean the same.
  void same(String line) {
    int number = writings.size();
    writings.add(new LinkedHashSet<>());
    owners.add(new HashSet<>());
    for (String word : line.toLowerCase(Locale.ROOT).split(" ", -1)) {
      if (SearchQuery.split(word).size() == 1 && !numbers.containsKey(word)) {
        numbers.put(word, number);
        write(number, word);
      }
    }
  }

  private void write(int number, String word) {
    writings.get(number).add(word);
    StringBuilder of = new StringBuilder();
    for (int i = 0; i < word.length() && Spelling.isSyllable(word.charAt(i)); i++) {
      of.append(Spelling.letters(word.charAt(i)));
    }
    letters.put(word, of.toString());
  }

  /// The words of a phrase by which `owner` is found.
  List<Integer> phrase(String owner, String phrase) {
    List<Integer> numbered = new ArrayList<>();
    for (String word : SearchQuery.split(phrase.toLowerCase(Locale.ROOT))) {
      int number =
          numbers.computeIfAbsent(
              word,
              added -> {
                writings.add(new LinkedHashSet<>());
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

  /// How much the word tells.
  double weight(int number) {
    Set<String> words = writings.get(number);
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
      for (String writing : writings.get(i)) {
        Match match = wanted.match(writing, letters.getOrDefault(writing, ""));
        best = match.likeness() > best.likeness() ? match : best;
      }
      matches[i] = best;
    }
    return matches;
  }
}
