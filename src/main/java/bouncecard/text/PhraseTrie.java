package bouncecard.text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Deque;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The phrases of a [PhraseIndex] as a tree of their characters, with the links by which an
/// automaton goes on where a phrase does not.
final class PhraseTrie {
  private final Node root = new Node();
  private final List<Node> numbered = new ArrayList<>();
  private final List<Node> shortestFirst = new ArrayList<>();

  /// A beginning that phrases share.
  static final class Node {
    private final SortedMap<Character, Node> next = new TreeMap<>();
    private Node failure = this;
    private int number;
    private int depth;
    private int[] endings = {};

    /// Its place among [PhraseTrie#nodes()].
    int number() {
      return number;
    }

    /// The nodes after it by their characters.
    SortedMap<Character, Node> next() {
      return next;
    }

    /// The longest beginning of a phrase that this one ends with; the root where there is none.
    Node failure() {
      return failure;
    }

    /// The numbers of the phrases that this one ends with, the longest first.
    int[] endings() {
      return endings;
    }

    /// How many characters it has.
    int depth() {
      return depth;
    }
  }

  /// A tree of these, numbered in their order.
  PhraseTrie(Collection<String> phrases) {
    int phrase = 0;
    for (String text : phrases) {
      Node node = root;
      for (int i = 0; i < text.length(); i++) {
        node = node.next.computeIfAbsent(text.charAt(i), _ -> new Node());
      }
      node.endings = new int[] {phrase++};
    }
    number();
    link();
  }

  /// All nodes by their numbers, the root first. Where only one is after a node it has the next
  /// number.
  List<Node> nodes() {
    return numbered;
  }

  /// All nodes, each after its [Node#failure()].
  List<Node> shortestFirst() {
    return shortestFirst;
  }

  private void number() {
    Deque<Node> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Node node = open.pop();
      node.number = numbered.size();
      numbered.add(node);
      node.next.values().forEach(open::push);
    }
  }

  private void link() {
    Deque<Node> open = new ArrayDeque<>(List.of(root));
    while (!open.isEmpty()) {
      Node node = open.remove();
      shortestFirst.add(node);
      node.next.forEach(
          (letter, child) -> {
            child.depth = node.depth + 1;
            child.failure = node == root ? root : behind(node.failure, letter);
            child.endings = joined(child.endings, child.failure.endings);
            open.add(child);
          });
    }
  }

  private Node behind(Node from, char letter) {
    Node node = from;
    while (node != root && !node.next.containsKey(letter)) {
      node = node.failure;
    }
    return node.next.getOrDefault(letter, root);
  }

  private static int[] joined(int[] first, int[] second) {
    int[] joined = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, joined, first.length, second.length);
    return joined;
  }
}
