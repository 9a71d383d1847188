package bouncecard.app.search;

import bouncecard.app.search.SearchWords.Writing;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// A query: words in letters of an alphabet and one run of Korean syllables.
///
/// Korean is looked at without its spaces, which people set as they like. Each word and syllable is
/// a unit that a word of the catalogue may account for.
final class SearchQuery {
  private static final int LONGEST = 160;
  private static final int MOST_WORDS = 24;
  private static final int SHORTEST_PART = 3;

  /// Words, by their units: the first so many.
  private final List<String> words = new ArrayList<>();

  /// Where each syllable begins in [#letters], by units after those of words.
  private final List<Integer> syllables = new ArrayList<>();

  private final String letters;
  private final List<String> codes = new ArrayList<>();
  private final Predicate<String> isKnown;
  private final List<String> stems;
  private final BitSet known = new BitSet();

  /// @param isKnown whether a word is one of the catalogue as it is written
  SearchQuery(String said, Predicate<String> isKnown) {
    this.isKnown = isKnown;
    String text =
        Normalizer.normalize(
                said.substring(0, Math.min(said.length(), LONGEST)), Normalizer.Form.NFKC)
            .toLowerCase(Locale.ROOT);
    StringBuilder korean = new StringBuilder();
    for (String word : split(text)) {
      take(word, korean);
    }
    letters = korean.toString();
    // Every word is compared with all that are known.
    stems = words.stream().map(Spelling::stem).toList();
    for (int i = 0; i < words.size(); i++) {
      known.set(i, isKnown.test(words.get(i)));
    }
  }

  /// The words of a text: runs of letters, numbers with their points, runs of syllables.
  static List<String> split(String text) {
    List<String> words = new ArrayList<>();
    int from = 0;
    for (int i = 1; i <= text.length(); i++) {
      if (i == text.length() || kind(text, i) != kind(text, i - 1)) {
        if (kind(text, i - 1) != Kind.BESIDE) {
          words.add(text.substring(from, i));
        }
        from = i;
      }
    }
    return words;
  }

  private enum Kind {
    BESIDE,
    LETTER,
    DIGIT,
    SYLLABLE
  }

  private static Kind kind(String text, int at) {
    char c = text.charAt(at);
    if (Spelling.isSyllable(c)) {
      return Kind.SYLLABLE;
    }
    boolean isPoint = c == '.' && at > 0 && at + 1 < text.length() && isDigit(text.charAt(at - 1));
    if (isDigit(c) || (isPoint && isDigit(text.charAt(at + 1)))) {
      return Kind.DIGIT;
    }
    return Character.isLetter(c) ? Kind.LETTER : Kind.BESIDE;
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  private void take(String word, StringBuilder korean) {
    if (Spelling.isSyllable(word.charAt(0))) {
      for (int i = 0; i < word.length(); i++) {
        syllables.add(korean.length());
        korean.append(Spelling.letters(word.charAt(i)));
      }
    } else if (isCode(word)) {
      codes.add(word);
    } else if (words.size() < MOST_WORDS) {
      addParts(word);
    }
  }

  private static boolean isCode(String word) {
    boolean isEnhanced = word.length() >= 5 && word.charAt(1) == '.' && word.indexOf('.', 2) > 0;
    return (word.length() == 3 || isEnhanced)
        && word.charAt(0) >= '2'
        && word.charAt(0) <= '5'
        && word.chars().allMatch(c -> isDigit((char) c) || (isEnhanced && c == '.'));
  }

  /// Two known words may be written as one.
  private void addParts(String word) {
    if (!isKnown.test(word)) {
      for (int i = SHORTEST_PART; i <= word.length() - SHORTEST_PART; i++) {
        if (isKnown.test(word.substring(0, i)) && isKnown.test(word.substring(i))) {
          words.add(word.substring(0, i));
          words.add(word.substring(i));
          return;
        }
      }
    }
    words.add(word);
  }

  /// Reply codes and enhanced status codes.
  List<String> codes() {
    return codes;
  }

  /// The words, without codes and Korean.
  List<String> words() {
    return words;
  }

  int units() {
    return words.size() + syllables.size();
  }

  boolean isSyllable(int unit) {
    return unit >= words.size();
  }

  /// A word of the catalogue as it was found here.
  ///
  /// @param likeness up to 1
  /// @param units what it accounts for
  record Match(double likeness, BitSet units) {
    static final Match NONE = new Match(0, new BitSet());
  }

  /// Where the word stands here, if it does.
  Match match(Writing writing) {
    return writing.letters().isEmpty()
        ? matchWord(writing)
        : matchSyllables(writing.word().length(), writing.letters());
  }

  private Match matchWord(Writing writing) {
    String word = writing.word();
    Match best = Match.NONE;
    for (int i = 0; i < words.size(); i++) {
      String said = words.get(i);
      double likeness =
          stems.get(i).equals(writing.stem())
              ? Spelling.likenessOfSameStem(said, word)
              : Spelling.likeness(said, word, /* mayErr= */ !known.get(i));
      if (likeness > best.likeness()) {
        best = new Match(likeness, range(i, i + 1));
      }
      if (i + 1 < words.size()
          && said.length() + words.get(i + 1).length() == word.length()
          && (said + words.get(i + 1)).equals(word)) {
        best = new Match(1, range(i, i + 2));
      }
    }
    return best;
  }

  private Match matchSyllables(int length, String wanted) {
    Match best = Match.NONE;
    for (int i = 0; i < syllables.size(); i++) {
      double likeness = Spelling.likenessWithin(letters, syllables.get(i), wanted);
      if (likeness > best.likeness()) {
        int from = words.size() + i;
        best = new Match(likeness, range(from, Math.min(units(), from + length)));
      }
    }
    return best;
  }

  private static BitSet range(int from, int to) {
    BitSet units = new BitSet();
    units.set(from, to);
    return units;
  }
}
