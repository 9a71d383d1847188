package bouncecard.text;

import java.util.BitSet;
import java.util.List;
import java.util.Map;

/// Phrases by the few characters that they begin with. That none begins with what stands somewhere
/// is mostly told by one bit.
final class PhraseRoots {
  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;
  private static final long MIXED = 0xC2B2_AE3D_27D4_EB4FL;
  private static final int HALF = 4;

  private final PhraseHeads heads;
  private final long[] keys;
  private final int[] roots;
  private final int shift;
  private final PhraseTree tree;

  /// @param phrases in their order, each of `head` characters at least
  /// @param numbers the number of each
  /// @param head how many of its characters are looked at first, up to eight
  PhraseRoots(List<String> phrases, Map<String, Integer> numbers, int head) {
    int log = Math.max(2, 33 - Integer.numberOfLeadingZeros(phrases.size()));
    shift = Long.SIZE - log;
    heads = new PhraseHeads(phrases.size());
    keys = new long[1 << log];
    roots = new int[1 << log];
    tree = new PhraseTree(phrases, numbers);
    int from = 0;
    while (from < phrases.size()) {
      long key = key(phrases.get(from), head);
      int to = from + 1;
      while (to < phrases.size() && key(phrases.get(to), head) == key) {
        to++;
      }
      put(key, tree.plant(from, to, 0));
      from = to;
    }
  }

  /// The key of a phrase by so many characters, up to eight.
  static long key(String phrase, int head) {
    long key = 0;
    for (int i = 0; i < Math.min(head, HALF); i++) {
      key = next(key, phrase.charAt(i));
    }
    long late = 0;
    for (int i = HALF; i < head; i++) {
      late = next(late, phrase.charAt(i));
    }
    return head > HALF ? mixed(key, late) : key;
  }

  /// The key of four characters and the one after them, without the first.
  static long next(long key, char c) {
    return (key << Character.SIZE) | c;
  }

  /// The key of three characters, before the fourth is there.
  static long three(char[] text, int at) {
    return next(two(text, at), text[at + 2]);
  }

  /// The key of two characters.
  static long two(char[] text, int at) {
    return next(text[at], text[at + 1]);
  }

  /// The key of eight characters, by that of the first four and where the others stand.
  static long eight(long early, char[] text, int late) {
    return mixed(early, next(three(text, late), text[late + HALF - 1]));
  }

  /// The key of eight characters, by those of their halves; others may have the same.
  private static long mixed(long early, long late) {
    return early * MIXED + late;
  }

  private void put(long key, int root) {
    int slot = slot(key);
    if (keys[slot] != 0) {
      throw new IllegalStateException("two heads with one key");
    }
    keys[slot] = key;
    roots[slot] = root;
    heads.add(key);
  }

  /// Where the key is or would be; 0 is no key.
  private int slot(long key) {
    int slot = (int) ((key * SPREAD) >>> shift);
    while (keys[slot] != key && keys[slot] != 0) {
      slot = (slot + 1) & (keys.length - 1);
    }
    return slot;
  }

  /// Sets the numbers of those that stand in `text` from a place on, whose head has that key.
  void find(long key, char[] text, int length, int from, BitSet found) {
    if (!heads.mayHave(key)) {
      return;
    }
    int slot = slot(key);
    if (keys[slot] != 0) {
      tree.follow(roots[slot], text, length, from, found);
    }
  }
}
