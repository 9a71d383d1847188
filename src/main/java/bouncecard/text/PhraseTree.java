package bouncecard.text;

import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// Phrases by what they begin with: what several have in common stands there once, and what only
/// one has left is one piece. All of it is in two arrays, so that one step seldom leaves what the
/// step before it had fetched.
final class PhraseTree {
  private static final int NO_PHRASE = -1;

  /// Of a node: where its characters begin and end, the phrase that ends with them, how many nodes
  /// are after it; then for each of these its first character and its place.
  private static final int HEADER = 4;

  private static final int FIRST_SIZE = 1024;

  private final List<String> phrases;
  private final Map<String, Integer> numbers;
  private int[] nodes = new int[FIRST_SIZE];
  private int size;
  private char[] letters = new char[FIRST_SIZE];
  private int written;

  /// @param phrases in their order
  /// @param numbers the number of each
  PhraseTree(List<String> phrases, Map<String, Integer> numbers) {
    this.phrases = phrases;
    this.numbers = numbers;
  }

  /// The phrases `from` to `to` as a tree, which have so many characters in common that are looked
  /// at elsewhere; returns its root.
  int plant(int from, int to, int common) {
    String first = phrases.get(from);
    int end = common(first, phrases.get(to - 1), common);
    int start = written;
    for (int i = common; i < end; i++) {
      letters = written == letters.length ? Arrays.copyOf(letters, written * 2) : letters;
      letters[written++] = first.charAt(i);
    }
    boolean isWhole = first.length() == end;
    int next = isWhole ? from + 1 : from;
    int branches = branches(next, to, end);
    int node = size;
    reserve(HEADER + 2 * branches);
    nodes[node] = start;
    nodes[node + 1] = written;
    nodes[node + 2] = isWhole ? numbers.getOrDefault(first, NO_PHRASE) : NO_PHRASE;
    nodes[node + 3] = branches;
    for (int at = node + HEADER; next < to; at += 2) {
      int last = endOfBranch(next, to, end);
      nodes[at] = phrases.get(next).charAt(end);
      int root = plant(next, last, end + 1);
      nodes[at + 1] = root;
      next = last;
    }
    return node;
  }

  private void reserve(int places) {
    size += places;
    if (size > nodes.length) {
      nodes = Arrays.copyOf(nodes, Math.max(size, nodes.length * 2));
    }
  }

  /// How far two phrases are the same.
  private static int common(String first, String last, int from) {
    int end = from;
    while (end < first.length() && end < last.length() && first.charAt(end) == last.charAt(end)) {
      end++;
    }
    return end;
  }

  private int branches(int from, int to, int at) {
    int branches = 0;
    for (int i = from; i < to; i = endOfBranch(i, to, at)) {
      branches++;
    }
    return branches;
  }

  private int endOfBranch(int from, int to, int at) {
    char c = phrases.get(from).charAt(at);
    int end = from + 1;
    while (end < to && phrases.get(end).charAt(at) == c) {
      end++;
    }
    return end;
  }

  /// Sets the numbers of the phrases in the tree below `root` that go on in `text` from a place on.
  void follow(int root, char[] text, int length, int from, BitSet found) {
    int node = root;
    int at = from;
    while (node >= 0) {
      int end = nodes[node + 1];
      if (end - nodes[node] > length - at) {
        return;
      }
      for (int i = nodes[node]; i < end; i++) {
        if (letters[i] != text[at++]) {
          return;
        }
      }
      if (nodes[node + 2] != NO_PHRASE) {
        found.set(nodes[node + 2]);
      }
      node = at < length ? after(node, text[at++]) : NO_PHRASE;
    }
  }

  private int after(int node, char c) {
    int end = node + HEADER + 2 * nodes[node + 3];
    for (int at = node + HEADER; at < end; at += 2) {
      if (nodes[at] == c) {
        return nodes[at + 1];
      }
    }
    return NO_PHRASE;
  }
}
