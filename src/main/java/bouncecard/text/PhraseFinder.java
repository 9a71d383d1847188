package bouncecard.text;

import java.util.BitSet;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds which of very many phrases stand in a text.
///
/// Nearly everywhere in a text none of them begins, which a few bits tell of a place's first
/// characters; only where they do not, phrases are followed, at most as far as the longest one
/// goes. A [PhraseIndex] never looks at a character twice, but looks into its tables at each, and
/// with thousands of phrases waits for the memory that they are in.
public final class PhraseFinder {
  private static final int EIGHT = 8;
  private static final int FOUR = 4;
  private static final int TWO = 2;

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final int longest;

  /// By their first eight, four, two characters and by their only one.
  private final PhraseRoots byEight;

  private final PhraseRoots byFour;
  private final PhraseRoots byTwo;
  private final PhraseRoots byOne;

  /// Whether there are any of one character, for which hardly anybody looks.
  private final boolean areOne;

  /// A finder of these phrases, each numbered by its place in [#number(String)].
  public PhraseFinder(Collection<String> phrases) {
    for (String phrase : phrases) {
      if (!phrase.isEmpty()) {
        numbers.putIfAbsent(phrase, numbers.size());
      }
    }
    longest = numbers.keySet().stream().mapToInt(String::length).max().orElse(0);
    byEight = roots(EIGHT, Integer.MAX_VALUE);
    byFour = roots(FOUR, EIGHT);
    byTwo = roots(TWO, FOUR);
    byOne = roots(1, TWO);
    areOne = numbers.keySet().stream().anyMatch(phrase -> phrase.length() == 1);
  }

  private PhraseRoots roots(int shortest, int shorterThan) {
    List<String> phrases =
        numbers.keySet().stream()
            .filter(phrase -> phrase.length() >= shortest && phrase.length() < shorterThan)
            .sorted()
            .toList();
    return new PhraseRoots(phrases, numbers, shortest);
  }

  /// The phrase's number, for [#find]; a phrase that is not looked for has none.
  public int number(String phrase) {
    Integer number = numbers.get(phrase);
    if (number == null) {
      throw new IllegalArgumentException("not looked for: " + phrase);
    }
    return number;
  }

  /// How many phrases there are; their numbers are less.
  public int size() {
    return numbers.size();
  }

  /// How long the longest phrase is.
  public int longest() {
    return longest;
  }

  /// Sets the numbers of all phrases that begin in the text from one place to another.
  ///
  /// @param length how many characters the text has; a phrase may go on up to there
  public void find(char[] text, int length, int from, int to, BitSet found) {
    int end = Math.min(to, length - EIGHT + 1);
    long early = 0;
    long late = 0;
    for (int i = from; i < from + FOUR - 1 && from < end; i++) {
      early = PhraseRoots.next(early, text[i]);
      late = PhraseRoots.next(late, text[i + FOUR]);
    }
    for (int i = from; i < end; i++) {
      early = PhraseRoots.next(early, text[i + FOUR - 1]);
      late = PhraseRoots.next(late, text[i + EIGHT - 1]);
      long eight = PhraseRoots.mixed(early, late);
      long two = early >>> (TWO * Character.SIZE);
      if (byEight.mayBegin(eight)) {
        byEight.find(eight, text, length, i, found);
      }
      if (byFour.mayBegin(early)) {
        byFour.find(early, text, length, i, found);
      }
      if (byTwo.mayBegin(two)) {
        byTwo.find(two, text, length, i, found);
      }
    }
    findAtEnd(text, length, Math.max(from, end), to, found);
    for (int i = from; areOne && i < to; i++) {
      byOne.find(text[i], text, length, i, found);
    }
  }

  /// The same where no eight characters are left.
  private void findAtEnd(char[] text, int length, int from, int to, BitSet found) {
    long key = 0;
    for (int i = Math.min(length, to + FOUR - 1) - 1; i >= from; i--) {
      key = (key >>> Character.SIZE) | ((long) text[i] << ((FOUR - 1) * Character.SIZE));
      if (i < to && length - i >= FOUR && byFour.mayBegin(key)) {
        byFour.find(key, text, length, i, found);
      }
      long two = key >>> (TWO * Character.SIZE);
      if (i < to && length - i >= TWO && byTwo.mayBegin(two)) {
        byTwo.find(two, text, length, i, found);
      }
    }
  }

  @Override
  public String toString() {
    return "PhraseFinder[" + numbers.size() + " phrases]";
  }
}
