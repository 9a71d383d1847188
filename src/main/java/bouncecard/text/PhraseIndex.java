package bouncecard.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.Collection;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds which of many phrases stand in a text, in one pass over it (Aho and Corasick, "Efficient
/// string matching", 1975).
///
/// A thousand wordings looked for one by one would cost a thousand passes for each reply line.
///
/// The states where texts mostly are, those of short beginnings and those that branch much, have a
/// row each, in which a character of ASCII is one step. All others, nine in ten, go on by one
/// character or by few, and take three numbers for each. So the index stays in the processor's
/// cache, where a table of all states by all characters does not.
public final class PhraseIndex {
  /// Where a text begins, and where it is when nothing that was read begins a phrase.
  public static final int START = 0;

  private static final int ASCII = 128;
  private static final int SHORT_BEGINNING = 2;

  /// With more characters by which it goes on a state has a row.
  private static final int FEW = 4;

  /// A state is the place of its row or, with this sign, the place of its numbers.
  private static final int NARROW = 1 << 31;

  /// The sign of a state in which a phrase ends.
  private static final int ENDING = 1 << 30;

  private static final int PLACE = ENDING - 1;
  private static final int NO_LETTER = -1;
  private static final int[] NO_PHRASES = {};

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final int[] classes = new int[ASCII];
  private final int width;

  /// By row: the state after each class of characters, then the row's number.
  private final int[] rows;

  /// By row: the steps by characters beyond ASCII, which few phrases have.
  private final List<Map<Character, Integer>> rare;

  /// By row: the state that is tried when no such step is there.
  private final int[] instead;

  /// Three numbers for each character by which a narrow state goes on: it, the state after it, and
  /// the one that is tried when another character comes.
  private final int[] narrow;

  /// The numbers of the phrases that end in a state, by its row and by its place.
  private final int[][] endingInRow;

  private final int[][] endingInNarrow;

  /// An index of these phrases, each numbered by its place in [#number(String)].
  public PhraseIndex(Collection<String> phrases) {
    for (String phrase : phrases) {
      if (!phrase.isEmpty()) {
        numbers.putIfAbsent(phrase, numbers.size());
      }
    }
    width = classify() + 1;
    PhraseTrie trie = new PhraseTrie(numbers.keySet());
    int wide = (int) trie.nodes().stream().filter(PhraseIndex::isWide).count();
    rows = new int[wide * width];
    endingInRow = new int[wide][];
    instead = new int[wide];
    rare = new ArrayList<>(Collections.nCopies(wide, Map.of()));
    int places = trie.nodes().stream().mapToInt(PhraseIndex::places).sum();
    narrow = new int[places * 3];
    endingInNarrow = new int[places][];
    Arrays.fill(endingInNarrow, NO_PHRASES);
    int[] states = states(trie);
    for (PhraseTrie.Node node : trie.shortestFirst()) {
      int state = states[node.number()];
      if (state >= 0) {
        addRow(node, (state & PLACE) / width, states);
      } else {
        addNarrow(node, state & PLACE, states);
      }
    }
  }

  private static boolean isWide(PhraseTrie.Node node) {
    return node.depth() <= SHORT_BEGINNING || node.next().size() > FEW;
  }

  private static int places(PhraseTrie.Node node) {
    return isWide(node) ? 0 : Math.max(1, node.next().size());
  }

  private int[] states(PhraseTrie trie) {
    int[] states = new int[trie.nodes().size()];
    int row = 0;
    int place = 0;
    for (PhraseTrie.Node node : trie.nodes()) {
      int ending = node.endings().length > 0 ? ENDING : 0;
      if (isWide(node)) {
        endingInRow[row] = node.endings();
        states[node.number()] = row * width | ending;
        row++;
      } else {
        endingInNarrow[place] = node.endings();
        states[node.number()] = place * 3 | ending | NARROW;
        place += places(node);
      }
    }
    return states;
  }

  private void addRow(PhraseTrie.Node node, int row, int[] states) {
    rows[row * width + width - 1] = row;
    instead[row] = states[node.failure().number()];
    for (char c = 0; c < ASCII; c++) {
      rows[row * width + classes[c]] = row == 0 ? START : step(instead[row], c);
    }
    Map<Character, Integer> beyond = new HashMap<>();
    node.next()
        .forEach(
            (c, next) -> {
              if (c < ASCII) {
                rows[row * width + classes[c]] = states[next.number()];
              } else {
                beyond.put(c, states[next.number()]);
              }
            });
    rare.set(row, Map.copyOf(beyond));
  }

  private void addNarrow(PhraseTrie.Node node, int place, int[] states) {
    int failure = states[node.failure().number()];
    if (node.next().isEmpty()) {
      narrow[place] = NO_LETTER;
      narrow[place + 2] = failure;
      return;
    }
    int at = place;
    for (Map.Entry<Character, PhraseTrie.Node> next : node.next().entrySet()) {
      narrow[at] = next.getKey();
      narrow[at + 1] = states[next.getValue().number()];
      narrow[at + 2] = at + 3 | NARROW;
      at += 3;
    }
    // One that goes on by the same character need not be tried.
    boolean isSame =
        node.next().size() == 1 && failure < 0 && narrow[failure & PLACE] == narrow[place];
    narrow[at - 1] = isSame ? narrow[(failure & PLACE) + 2] : failure;
  }

  /// The phrase's number, for [#find]; a phrase that is not in the index has none.
  public int number(String phrase) {
    Integer number = numbers.get(phrase);
    if (number == null) {
      throw new IllegalArgumentException("not in the index: " + phrase);
    }
    return number;
  }

  /// How many phrases there are; their numbers are less.
  public int size() {
    return numbers.size();
  }

  /// Sets the numbers of all phrases that stand in `text`.
  public void find(String text, BitSet found) {
    int state = START;
    for (int i = 0; i < text.length(); i++) {
      state = step(state, text.charAt(i));
      if (isEnding(state)) {
        addEnding(state, found);
      }
    }
  }

  /// Whether any of the phrases stands in `text`.
  public boolean isAnyIn(String text) {
    int state = START;
    for (int i = 0; i < text.length(); i++) {
      state = step(state, text.charAt(i));
      if (isEnding(state)) {
        return true;
      }
    }
    return false;
  }

  /// Whether any of the phrases stands in `text` in lower case.
  public boolean isAnyInLowerCaseOf(String text) {
    int state = START;
    for (int i = 0; i < text.length(); i++) {
      state = step(state, LowerCase.of(text.charAt(i)));
      if (isEnding(state)) {
        return true;
      }
    }
    return false;
  }

  /// The state after a character: what was read before it counts only as far as a phrase may begin
  /// with it.
  public int step(int from, char c) {
    return from >= 0 && c < ASCII ? rows[(from & PLACE) + classes[c]] : otherStep(from, c);
  }

  private int otherStep(int from, char c) {
    int state = from;
    while (state < 0) {
      int place = state & PLACE;
      if (narrow[place] == c) {
        return narrow[place + 1];
      }
      state = narrow[place + 2];
    }
    return c < ASCII
        ? rows[(state & PLACE) + classes[c]]
        : rareStep(rows[(state & PLACE) + width - 1], c);
  }

  private int rareStep(int row, char c) {
    Integer next = rare.get(row).get(c);
    if (next != null) {
      return next;
    }
    return row == 0 ? START : otherStep(instead[row], c);
  }

  /// Whether a phrase ends in that state.
  public static boolean isEnding(int state) {
    return (state & ENDING) != 0;
  }

  /// Sets the numbers of the phrases that end in a state.
  public void addEnding(int state, BitSet found) {
    int place = state & PLACE;
    int[] ending = state >= 0 ? endingInRow[rows[place + width - 1]] : endingInNarrow[place / 3];
    for (int phrase : ending) {
      found.set(phrase);
    }
  }

  /// Gives each ASCII character that phrases use a column of the rows; column 0 is for those that
  /// none uses.
  private int classify() {
    int used = 1;
    for (String phrase : numbers.keySet()) {
      for (int i = 0; i < phrase.length(); i++) {
        char c = phrase.charAt(i);
        if (c < ASCII && classes[c] == 0) {
          classes[c] = used++;
        }
      }
    }
    return used;
  }

  @Override
  public String toString() {
    return "PhraseIndex["
        + numbers.size()
        + " phrases, "
        + (instead.length + endingInNarrow.length)
        + " states, "
        + instead.length
        + " rows of "
        + width
        + "]";
  }
}
