package bouncecard.catalog.lexicon;

/// The phrases of the lexicon as a trie over the numbers of words.
public final class PhraseTable {

  /// Where no phrase goes on.
  public static final int NOWHERE = 0;

  /// The most states: with the most words that there are, a step is still one number.
  public static final int MOST_STATES = 90_000;

  private final int[] roots;
  private final int[] keys;
  private final int[] states;
  private final short[] endings;
  private final int words;

  /// A table of these; see what each method says.
  public PhraseTable(int[] roots, int[] keys, int[] states, short[] endings, int words) {
    this.roots = roots;
    this.keys = keys;
    this.states = states;
    this.endings = endings;
    this.words = words;
  }

  /// By number of a word: the state after it at a phrase's beginning, 0 where none begins so.
  public int[] roots() {
    return roots;
  }

  /// The steps by place: state times words plus word, 0 where nothing is; as many as a power of
  /// two.
  public int[] keys() {
    return keys;
  }

  /// The states after the steps, by place.
  public int[] states() {
    return states;
  }

  /// By state: the phrase's entry plus one, 0 where no phrase ends.
  public short[] endings() {
    return endings;
  }

  /// How many numbers of words there are.
  public int words() {
    return words;
  }

  /// The state after a phrase's first word, or [#NOWHERE].
  public int begin(int word) {
    return roots[word];
  }

  /// The state after one word more, or [#NOWHERE].
  public int step(int state, int word) {
    int key = state * words + word;
    int place = place(key, keys.length);
    while (keys[place] != key) {
      if (keys[place] == 0) {
        return NOWHERE;
      }
      place = (place + 1) & (keys.length - 1);
    }
    return states[place];
  }

  /// The entry that ends in a state, or -1.
  public int entry(int state) {
    return endings[state] - 1;
  }

  /// Where in a table of that size the search for a step begins.
  public static int place(int key, int size) {
    int mixed = key * 0x9e3779b1;
    return (mixed ^ (mixed >>> 15)) & (size - 1);
  }
}
