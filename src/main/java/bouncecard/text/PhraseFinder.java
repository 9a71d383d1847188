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

  /// The lowest bits of a character, by which pairs are told.
  private static final int LOW_BITS = 63;

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final int longest;

  /// The first four characters of all that have as many: at most places none begins so, and there
  /// nothing longer is asked for.
  private final PhraseHeads heads;

  /// By the low bits of a character: a bit for those of each character that follows it at the
  /// beginning of one that has no four.
  private final long[] pairs = new long[LOW_BITS + 1];

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
    heads = new PhraseHeads(numbers.size());
    for (String phrase : numbers.keySet()) {
      if (phrase.length() >= FOUR) {
        heads.add(PhraseRoots.key(phrase, FOUR));
      } else if (phrase.length() >= TWO) {
        pairs[phrase.charAt(0) & LOW_BITS] |= 1L << phrase.charAt(1);
      }
    }
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
    int end = Math.min(to, length - FOUR + 1);
    long four = from < end ? PhraseRoots.three(text, from) : 0;
    for (int i = from; i < end; i++) {
      four = PhraseRoots.next(four, text[i + FOUR - 1]);
      if (heads.mayHave(four)) {
        findLong(four, text, length, i, found);
      }
      if (mayBeginPair(text, i)) {
        byTwo.find(PhraseRoots.two(text, i), text, length, i, found);
      }
    }
    for (int i = Math.max(from, end); i < to && i + 1 < length; i++) {
      if (mayBeginPair(text, i)) {
        byTwo.find(PhraseRoots.two(text, i), text, length, i, found);
      }
    }
    for (int i = from; areOne && i < to; i++) {
      byOne.find(text[i], text, length, i, found);
    }
  }

  /// Only the lowest six bits of a shift count.
  private boolean mayBeginPair(char[] text, int at) {
    return (pairs[text[at] & LOW_BITS] >>> text[at + 1] & 1) != 0;
  }

  /// Sets the numbers of those of four characters or more that begin at a place.
  private void findLong(long four, char[] text, int length, int at, BitSet found) {
    byFour.find(four, text, length, at, found);
    if (at + EIGHT <= length) {
      byEight.find(PhraseRoots.eight(four, text, at + FOUR), text, length, at, found);
    }
  }

  @Override
  public String toString() {
    return "PhraseFinder[" + numbers.size() + " phrases]";
  }
}
