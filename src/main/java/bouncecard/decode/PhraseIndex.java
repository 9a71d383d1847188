package bouncecard.decode;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
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
/// Characters of ASCII step through a table; the others, which few wordings have, through the trie
/// and its failure links.
final class PhraseIndex {
  private static final int ASCII = 128;
  private static final int ROOT = 0;

  private final Map<String, Integer> numbers = new LinkedHashMap<>();
  private final int[] classes = new int[ASCII];
  private final int width;
  private final int[] next;
  private final int[] failure;
  private final List<Map<Character, Integer>> others;
  private final int[] phraseAt;
  private final int[] shorterEnd;

  /// An index of these phrases, each numbered by its place in [#number(String)].
  PhraseIndex(Collection<String> phrases) {
    for (String phrase : phrases) {
      if (!phrase.isEmpty()) {
        numbers.putIfAbsent(phrase, numbers.size());
      }
    }
    width = classify();
    Trie trie = new Trie(numbers.keySet());
    int states = trie.children.size();
    failure = new int[states];
    shorterEnd = new int[states];
    phraseAt = trie.phraseAt.stream().mapToInt(Integer::intValue).toArray();
    next = new int[states * width];
    others = new ArrayList<>(states);
    link(trie);
  }

  /// The phrase's number, for [#find]; a phrase that is not in the index has none.
  int number(String phrase) {
    Integer number = numbers.get(phrase);
    if (number == null) {
      throw new IllegalArgumentException("not in the index: " + phrase);
    }
    return number;
  }

  /// Sets the numbers of all phrases that stand in `text`.
  void find(CharSequence text, BitSet found) {
    int state = ROOT;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      state = c < ASCII ? next[state * width + classes[c]] : step(state, c);
      for (int end = phraseAt[state] >= 0 ? state : shorterEnd[state];
          end != ROOT;
          end = shorterEnd[end]) {
        found.set(phraseAt[end]);
      }
    }
  }

  private int step(int from, char c) {
    int state = from;
    while (true) {
      Integer child = others.get(state).get(c);
      if (child != null) {
        return child;
      }
      if (state == ROOT) {
        return ROOT;
      }
      state = failure[state];
    }
  }

  /// Gives each ASCII character that phrases use a column of the table; column 0 is for those that
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

  /// Breadth first, so that a state's failure state is complete before it.
  private void link(Trie trie) {
    for (Map<Character, Integer> children : trie.children) {
      Map<Character, Integer> rare = new HashMap<>();
      children.forEach(
          (c, child) -> {
            if (c >= ASCII) {
              rare.put(c, child);
            }
          });
      others.add(rare.isEmpty() ? Map.of() : rare);
    }
    ArrayDeque<Integer> queue = new ArrayDeque<>(List.of(ROOT));
    while (!queue.isEmpty()) {
      int state = queue.remove();
      int fallback = failure[state];
      int row = state * width;
      if (state != ROOT) {
        System.arraycopy(next, fallback * width, next, row, width);
        shorterEnd[state] = phraseAt[fallback] >= 0 ? fallback : shorterEnd[fallback];
      }
      trie.children
          .get(state)
          .forEach(
              (c, child) -> {
                failure[child] = state == ROOT ? ROOT : follow(fallback, c);
                queue.add(child);
              });
      trie.children
          .get(state)
          .forEach(
              (c, child) -> {
                if (c < ASCII) {
                  next[row + classes[c]] = child;
                }
              });
    }
  }

  private int follow(int state, char c) {
    return c < ASCII ? next[state * width + classes[c]] : step(state, c);
  }

  private static final class Trie {
    private final List<Map<Character, Integer>> children = new ArrayList<>();
    private final List<Integer> phraseAt = new ArrayList<>();

    Trie(Collection<String> phrases) {
      addState();
      int number = 0;
      for (String phrase : phrases) {
        int state = ROOT;
        for (int i = 0; i < phrase.length(); i++) {
          Integer child = children.get(state).get(phrase.charAt(i));
          if (child == null) {
            child = addState();
            children.get(state).put(phrase.charAt(i), child);
          }
          state = child;
        }
        phraseAt.set(state, number++);
      }
    }

    private int addState() {
      children.add(new HashMap<>(2));
      phraseAt.add(-1);
      return children.size() - 1;
    }
  }

  /// How many states there are; for tests of its size.
  int states() {
    return failure.length;
  }

  @Override
  public String toString() {
    return "PhraseIndex["
        + numbers.size()
        + " phrases, "
        + states()
        + " states, "
        + Arrays.stream(classes).max().orElse(0)
        + " characters]";
  }
}
