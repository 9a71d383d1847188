package bouncecard.decode;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Finds which of many phrases stand in a text, in one pass over it (Aho and Corasick, "Efficient
/// string matching", 1975).
///
/// A thousand wordings looked for one by one would cost a thousand passes for each reply line.
///
/// Most states go on by one character only. They are numbered so that the state behind is the next
/// number, and take two numbers each; the few that branch have a row, in which a character of ASCII
/// is one step. So the index stays in the processor's cache, where a table of all states by all
/// characters does not.
final class PhraseIndex {
  /// Where a text begins, and where it is when nothing that was read begins a phrase.
  static final int START = 0;

  private static final int ASCII = 128;

  /// What a state's first number holds beside the character by which it goes on.
  private static final int GOES_ON = 1 << 16;

  private static final int BRANCHES = 1 << 17;
  private static final int ENDS_PHRASE = 1 << 18;
  private static final int LETTER = GOES_ON | (GOES_ON - 1);

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final int[] classes = new int[ASCII];
  private final int width;

  /// Two numbers a state: by what it goes on; and its row where it branches, else the state that is
  /// tried when it does not go on.
  private final int[] states;

  private final int[] rows;

  /// By row: the steps by characters beyond ASCII, which few phrases have.
  private final List<Map<Character, Integer>> rare;

  /// By row: the state that is tried when no such step is there.
  private final int[] instead;

  /// By state: the numbers of the phrases that end there.
  private final int[][] endings;

  /// An index of these phrases, each numbered by its place in [#number(String)].
  PhraseIndex(Collection<String> phrases) {
    for (String phrase : phrases) {
      if (!phrase.isEmpty()) {
        numbers.putIfAbsent(phrase, numbers.size());
      }
    }
    width = classify();
    PhraseTrie trie = new PhraseTrie(numbers.keySet());
    int size = trie.nodes().size();
    states = new int[2 * size];
    endings = new int[size][];
    int branches = (int) trie.nodes().stream().filter(PhraseTrie.Node::branches).count();
    rows = new int[branches * width];
    instead = new int[branches];
    rare = new ArrayList<>(branches);
    trie.shortestFirst().forEach(this::add);
  }

  private void add(PhraseTrie.Node node) {
    int state = node.number();
    endings[state] = node.endings();
    int kind = node.endings().length > 0 ? ENDS_PHRASE : 0;
    if (node.branches()) {
      states[2 * state] = kind | BRANCHES;
      states[2 * state + 1] = addRow(node);
    } else {
      int letter = node.next().isEmpty() ? 0 : GOES_ON | node.next().firstKey();
      states[2 * state] = kind | letter;
      states[2 * state + 1] = insteadOf(letter, node.failure().number());
    }
  }

  /// A state that goes on by the same character need not be tried.
  private int insteadOf(int letter, int failure) {
    int kind = states[2 * failure];
    boolean isSame = (kind & BRANCHES) == 0 && (kind & LETTER) == letter;
    return isSame ? states[2 * failure + 1] : failure;
  }

  private int addRow(PhraseTrie.Node node) {
    int row = rare.size();
    instead[row] = node.failure().number();
    for (char c = 0; c < ASCII; c++) {
      rows[row * width + classes[c]] = row == 0 ? START : step(instead[row], c);
    }
    Map<Character, Integer> beyond = new HashMap<>();
    node.next()
        .forEach(
            (c, next) -> {
              if (c < ASCII) {
                rows[row * width + classes[c]] = next.number();
              } else {
                beyond.put(c, next.number());
              }
            });
    rare.add(Map.copyOf(beyond));
    return row * width;
  }

  /// The phrase's number, for [#find]; a phrase that is not in the index has none.
  int number(String phrase) {
    Integer number = numbers.get(phrase);
    if (number == null) {
      throw new IllegalArgumentException("not in the index: " + phrase);
    }
    return number;
  }

  /// How many phrases there are; their numbers are less.
  int size() {
    return numbers.size();
  }

  /// Sets the numbers of all phrases that stand in `text`.
  void find(String text, BitSet found) {
    int state = START;
    for (int i = 0; i < text.length(); i++) {
      state = step(state, text.charAt(i));
      addEnding(state, found);
    }
  }

  /// The state behind a character: what was read before it counts only as far as a phrase may begin
  /// with it.
  int step(int from, char c) {
    int state = from;
    while (true) {
      int kind = states[2 * state];
      int next = states[2 * state + 1];
      if ((kind & BRANCHES) != 0) {
        if (c < ASCII) {
          return rows[next + classes[c]];
        }
        return rareStep(next / width, c);
      }
      if ((kind & LETTER) == (GOES_ON | c)) {
        return state + 1;
      }
      state = next;
    }
  }

  private int rareStep(int row, char c) {
    Integer next = rare.get(row).get(c);
    if (next != null) {
      return next;
    }
    return row == 0 ? START : step(instead[row], c);
  }

  /// Sets the numbers of the phrases that end at a state.
  void addEnding(int state, BitSet found) {
    if ((states[2 * state] & ENDS_PHRASE) != 0) {
      for (int phrase : endings[state]) {
        found.set(phrase);
      }
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
        + endings.length
        + " states, "
        + instead.length
        + " rows of "
        + width
        + "]";
  }
}
