package bouncecard.adapter.data.lexicon;

import bouncecard.adapter.data.tree.DataErrors;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// Words that people miswrite: their slips are further spellings of the same word, unless they are
/// words themselves.
final class Miswritten {
  /// With where they stand.
  private final Map<String, String> words = new LinkedHashMap<>();

  void add(String word, String place) {
    words.put(word, place);
  }

  /// The slips with the numbers of the words that are meant.
  ///
  /// @param number of a word that stands in a phrase
  /// @param isWord whether a slip is a word itself
  Map<String, Integer> numbered(
      Function<String, @Nullable Integer> number, Predicate<String> isWord, DataErrors errors) {
    Map<String, Integer> slips = new LinkedHashMap<>();
    words.forEach(
        (word, place) -> {
          @Nullable Integer meant = number.apply(word);
          if (meant == null) {
            errors.add(place, DataErrors.quoted(word) + " must be a word of a phrase");
            return;
          }
          for (String slip : Slips.of(word)) {
            if (!isWord.test(slip)) {
              slips.putIfAbsent(slip, meant);
            }
          }
        });
    return slips;
  }
}
