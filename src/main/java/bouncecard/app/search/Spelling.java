package bouncecard.app.search;

import java.util.List;

/// How alike a word that somebody typed and a word that is known are: 1 for the same, 0 for
/// different ones.
final class Spelling {
  private static final double SAME_STEM = 0.95;
  private static final double SAME_BEGINNING = 0.8;
  private static final double ONE_ERROR = 0.75;
  private static final double TWO_ERRORS = 0.65;
  private static final int LONGEST = 40;
  private static final List<String> ENDINGS = List.of("ings", "ing", "ies", "ed", "es", "s", "y");

  private static final int FIRST_SYLLABLE = 0xAC00;
  private static final int LAST_SYLLABLE = 0xD7A3;
  private static final int VOWELS = 21;
  private static final int FINALS = 28;

  private Spelling() {}

  /// English endings dropped: what a person types is rarely the form that the catalogue has.
  static String stem(String word) {
    for (String ending : ENDINGS) {
      if (word.endsWith(ending) && word.length() - ending.length() >= 3) {
        return undoubled(word.substring(0, word.length() - ending.length()));
      }
    }
    return word;
  }

  private static String undoubled(String stem) {
    int last = stem.length() - 1;
    boolean isDoubled = last > 2 && stem.charAt(last) == stem.charAt(last - 1);
    return isDoubled && "sl".indexOf(stem.charAt(last)) < 0 ? stem.substring(0, last) : stem;
  }

  /// Words in letters of an alphabet that have one stem.
  static double likenessOfSameStem(String said, String known) {
    return said.equals(known) ? 1 : SAME_STEM;
  }

  /// Words in letters of an alphabet that have not the same stem.
  ///
  /// @param mayErr whether the word said may be misspelt; not where it is a known word itself
  static double likeness(String said, String known, boolean mayErr) {
    int shorter = Math.min(said.length(), known.length());
    int apart = Math.abs(said.length() - known.length());
    if (shorter >= 4 && apart <= 3 && (said.startsWith(known) || known.startsWith(said))) {
      return SAME_BEGINNING;
    }
    if (!mayErr || shorter < 3 || known.length() < 4 || apart > 2 || said.length() > LONGEST) {
      return 0;
    }
    int errors = distance(said, known, 0, said.length(), said.length());
    if (errors == 1 && (said.charAt(0) == known.charAt(0) || shorter >= 6)) {
      return ONE_ERROR;
    }
    return errors == 2 && shorter >= 7 ? TWO_ERRORS : 0;
  }

  /// How many letters were changed, left out, added or swapped between `known` and what stands in
  /// `said` from `from`, if it may end anywhere from `leastEnd` to `end`.
  static int distance(String said, String known, int from, int leastEnd, int end) {
    int width = end - from;
    int[] before = new int[width + 1];
    int[] above = new int[width + 1];
    int[] row = new int[width + 1];
    for (int j = 0; j <= width; j++) {
      row[j] = j;
    }
    for (int i = 1; i <= known.length(); i++) {
      int[] free = before;
      before = above;
      above = row;
      row = free;
      row[0] = i;
      char letter = known.charAt(i - 1);
      for (int j = 1; j <= width; j++) {
        char other = said.charAt(from + j - 1);
        int least = above[j - 1] + (letter == other ? 0 : 1);
        least = Math.min(least, Math.min(above[j], row[j - 1]) + 1);
        if (i > 1 && j > 1 && other == known.charAt(i - 2) && letter == said.charAt(from + j - 2)) {
          least = Math.min(least, before[j - 2] + 1);
        }
        row[j] = least;
      }
    }
    int best = row[width];
    for (int j = Math.max(0, leastEnd - from); j < width; j++) {
      best = Math.min(best, row[j]);
    }
    return best;
  }

  static boolean isSyllable(char c) {
    return c >= FIRST_SYLLABLE && c <= LAST_SYLLABLE;
  }

  /// The letters of a Korean syllable: two, or three where it ends in a consonant.
  static String letters(char syllable) {
    int index = syllable - FIRST_SYLLABLE;
    char initial = (char) (0x1100 + index / (VOWELS * FINALS));
    char vowel = (char) (0x1161 + index % (VOWELS * FINALS) / FINALS);
    int last = index % FINALS;
    return last == 0
        ? String.valueOf(new char[] {initial, vowel})
        : String.valueOf(new char[] {initial, vowel, (char) (0x11A7 + last)});
  }

  /// How alike a Korean word and what stands in `said` from a syllable on are. What follows there
  /// may be a particle or an ending, and is left out of account.
  ///
  /// @param said letters of syllables
  /// @param known the letters of the word
  static double likenessWithin(String said, int from, String known) {
    if (said.startsWith(known, from)) {
      return 1;
    }
    boolean beginsAlike = from < said.length() && said.charAt(from) == known.charAt(0);
    if (known.length() < 4 || !beginsAlike) {
      return 0;
    }
    int allowed = known.length() < 9 ? 1 : 2;
    int end = Math.min(said.length(), from + known.length() + allowed);
    int errors = distance(said, known, from, from + known.length() - allowed, end);
    return errors > allowed ? 0 : 1 - 1.4 * errors / known.length();
  }
}
