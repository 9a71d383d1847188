package bouncecard.smtp;

import bouncecard.text.LowerCase;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.Set;

/// A set of lower-case words, some of them stems: `차이*` holds every word that begins so.
///
/// The words are a tree by their characters: most words of a text are told not to be one of them by
/// their first two or three, and none has to be copied for it.
public final class Words {
  private static final int LONGEST_COMPOUND = 40;
  private static final int ASCII = 128;

  /// So many letters are not looked through one by one.
  private static final int MANY = 5;

  private final Node root = new Node();
  private final Node[] first = new Node[ASCII];
  private final Set<String> unspaced = new HashSet<>();
  private final int longest;

  /// A beginning that words share, and the characters by which they go on.
  private static final class Node {
    private char[] letters = {};
    private Node[] next = {};

    /// By ASCII character, where many go on.
    private Node[] ofAscii = {};

    private boolean isWord;
    private boolean isStem;

    private Node after(char c) {
      if (c < ofAscii.length) {
        return ofAscii[c];
      }
      for (int i = 0; i < letters.length; i++) {
        if (letters[i] == c) {
          return next[i];
        }
      }
      return NONE;
    }

    private Node grownBy(char c) {
      Node known = after(c);
      if (known != NONE) {
        return known;
      }
      Node added = new Node();
      letters = Arrays.copyOf(letters, letters.length + 1);
      next = Arrays.copyOf(next, next.length + 1);
      letters[letters.length - 1] = c;
      next[next.length - 1] = added;
      if (letters.length >= MANY) {
        ofAscii = byAscii();
      }
      return added;
    }

    private Node[] byAscii() {
      Node[] nodes = new Node[ASCII];
      Arrays.fill(nodes, NONE);
      for (int i = 0; i < letters.length; i++) {
        if (letters[i] < ASCII) {
          nodes[letters[i]] = next[i];
        }
      }
      return nodes;
    }
  }

  private static final Node NONE = new Node();

  /// The words as written in the data files.
  public Words(Collection<String> words) {
    int most = 0;
    for (String word : words) {
      boolean isStem = word.endsWith("*");
      add(isStem ? word.substring(0, word.length() - 1) : word, isStem);
      most = Math.max(most, word.length());
    }
    longest = most;
    for (char c = 0; c < ASCII; c++) {
      first[c] = root.after(c);
    }
  }

  private void add(String word, boolean isStem) {
    Node node = root;
    for (int i = 0; i < word.length(); i++) {
      node = node.grownBy(word.charAt(i));
    }
    node.isWord |= !isStem;
    node.isStem |= isStem;
    if (isUnspaced(word)) {
      unspaced.add(word);
    }
  }

  /// Whether a lower-case word is one of them, or consists of nothing else where it is written in a
  /// script without spaces, as `の違いは` does of `の`, `違い*` and `は`.
  public boolean contains(String word) {
    return contains(word.toCharArray(), 0, word.length());
  }

  /// Whether one of them stands in a lower-case word of a script without spaces; elsewhere as
  /// [#contains].
  public boolean containsWithin(String word) {
    return containsWithin(word.toCharArray(), 0, word.length());
  }

  /// As [#contains(String)], for the word that stands there in whatever case.
  boolean contains(char[] text, int from, int to) {
    return isOneOfThem(text, from, to)
        || (mayBeUnspaced(text, from, to) && consistsOfThem(new String(text, from, to - from)));
  }

  /// As [#containsWithin(String)], for the word that stands there in whatever case.
  public boolean containsWithin(char[] text, int from, int to) {
    if (mayBeUnspaced(text, from, to) && to - from <= LONGEST_COMPOUND) {
      String word = new String(text, from, to - from);
      if (isUnspaced(word)) {
        return holdsOneOfThem(word);
      }
    }
    return contains(text, from, to);
  }

  private boolean isOneOfThem(char[] text, int from, int to) {
    if (from >= to) {
      return false;
    }
    char head = LowerCase.of(text[from]);
    Node node = head < ASCII ? first[head] : root.after(head);
    for (int i = from + 1; node != NONE; i++) {
      if (node.isStem) {
        return true;
      }
      if (i == to) {
        return node.isWord;
      }
      node = node.after(LowerCase.of(text[i]));
    }
    return false;
  }

  private boolean holdsOneOfThem(String word) {
    for (int i = 0; i < word.length(); i++) {
      for (int j = i + 1; j <= Math.min(word.length(), i + longest); j++) {
        if (unspaced.contains(word.substring(i, j))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean consistsOfThem(String word) {
    if (word.length() > LONGEST_COMPOUND || !isUnspaced(word)) {
      return false;
    }
    boolean[] reached = new boolean[word.length() + 1];
    reached[0] = true;
    for (int i = 0; i < word.length(); i++) {
      for (int j = i + 1; reached[i] && j <= Math.min(word.length(), i + longest); j++) {
        reached[j] |= unspaced.contains(word.substring(i, j));
      }
    }
    return reached[word.length()];
  }

  private static boolean mayBeUnspaced(char[] text, int from, int to) {
    return from < to && isUnspaced(text[from]);
  }

  private static boolean isUnspaced(String word) {
    for (int i = 0; i < word.length(); i++) {
      if (!isUnspaced(word.charAt(i))) {
        return false;
      }
    }
    return !word.isEmpty();
  }

  /// Han and Kana are written without spaces between words.
  private static boolean isUnspaced(char c) {
    return c >= 0x3005 && c <= 0x9fff;
  }
}
