package bouncecard.adapter.data.lexicon;

import java.util.LinkedHashSet;
import java.util.Set;

/// How people miswrite a word by one slip: a letter left out, doubled, swapped with the next, or
/// one vowel for another. First and last letters are seldom wrong and stay.
final class Slips {
  private static final String VOWELS = "aeiou";

  private Slips() {}

  /// The word's slips, without the word itself.
  static Set<String> of(String word) {
    Set<String> slips = new LinkedHashSet<>();
    for (int i = 1; i + 1 < word.length(); i++) {
      String before = word.substring(0, i);
      String after = word.substring(i + 1);
      char c = word.charAt(i);
      slips.add(before + after);
      slips.add(before + c + c + after);
      if (i + 2 < word.length()) {
        slips.add(before + word.charAt(i + 1) + c + word.substring(i + 2));
      }
      for (int v = 0; VOWELS.indexOf(c) >= 0 && v < VOWELS.length(); v++) {
        slips.add(before + VOWELS.charAt(v) + after);
      }
    }
    slips.remove(word);
    return slips;
  }
}
