package bouncecard.adapter.data.lexicon;

import bouncecard.adapter.data.lexicon.LexiconWord.Kind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// What English writes together with its "not": a phrase that begins with `cannot` is meant by "can
/// not", "can't" and "cant" as well, and one with `could not` by "couldnt".
final class Contractions {
  private static final LexiconWord NOT = new LexiconWord(Kind.WORD, "not");

  /// By the word that is written together: its verb.
  private static final Map<String, String> VERBS =
      Map.of("cannot", "can", "cant", "can", "couldnt", "could");

  private Contractions() {}

  /// A phrase as it may be written: as it is, and where it begins with such a verb the other way.
  /// Only there: in the middle of a phrase the words before have told what is meant.
  ///
  /// @param phrase its words in turn, each with its alternatives
  static List<List<List<LexiconWord>>> ways(List<List<LexiconWord>> phrase) {
    if (phrase.size() == 1) {
      return List.of(phrase); // negators are turned by themselves
    }
    List<LexiconWord> apart =
        phrase.getFirst().stream()
            .filter(word -> word.kind() == Kind.WORD && VERBS.containsKey(word.text()))
            .map(word -> new LexiconWord(Kind.WORD, VERBS.getOrDefault(word.text(), "")))
            .distinct()
            .toList();
    List<LexiconWord> together = new ArrayList<>();
    if (phrase.size() > 2 && phrase.get(1).contains(NOT)) {
      for (LexiconWord verb : phrase.getFirst()) {
        VERBS.entrySet().stream()
            .filter(entry -> verb.kind() == Kind.WORD && entry.getValue().equals(verb.text()))
            .forEach(entry -> together.add(new LexiconWord(Kind.WORD, entry.getKey())));
      }
    }
    List<List<List<LexiconWord>>> ways = new ArrayList<>(List.of(phrase));
    if (!apart.isEmpty()) {
      List<List<LexiconWord>> way = new ArrayList<>(List.of(apart, List.of(NOT)));
      way.addAll(phrase.subList(1, phrase.size()));
      ways.add(way);
    }
    if (!together.isEmpty()) {
      List<List<LexiconWord>> way = new ArrayList<>(List.of(List.copyOf(together)));
      way.addAll(phrase.subList(2, phrase.size()));
      ways.add(way);
    }
    return ways;
  }
}
