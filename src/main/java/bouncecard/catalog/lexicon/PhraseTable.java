package bouncecard.catalog.lexicon;

/// The phrases of the lexicon as a trie over the numbers of words.
public final class PhraseTable {

  /// Where no phrase goes on.
  public static final int NOWHERE = 0;

  /// The most states: with the most words that there are, a step is still one number.
  public static final int MOST_STATES = 90_000;

  /// The bits of a state that say what ends in it; the others are its number, which is 0 where no
  /// phrase goes on.
  private static final int ENTRY_BITS = 12;

  private static final int ENTRY = (1 << ENTRY_BITS) - 1;

  private final int[] roots;
  private final long[] steps;
  private final int words;

  /// A table of these; see what each method says.
  public PhraseTable(int[] roots, long[] steps, int words) {
    this.roots = roots;
    this.steps = steps;
    this.words = words;
  }

  /// By number of a word: the state after it at a phrase's beginning, 0 where none begins so.
  public int[] roots() {
    return roots;
  }

  /// The steps by place: the number of a state times words plus a word, then the state after it; 0
  /// where nothing is; as many as a power of two.
  public long[] steps() {
    return steps;
  }

  /// How many numbers of words there are.
  public int words() {
    return words;
  }

  /// A state.
  ///
  /// @param number its number, 0 where no phrase goes on
  /// @param entry the entry that ends in it, or -1
  public static int state(int number, int entry) {
    if (entry >= ENTRY) {
      throw new IllegalArgumentException("the lexicon has more entries than its table can hold");
    }
    return (number << ENTRY_BITS) | (entry + 1);
  }

  /// The state after a phrase's first word, or [#NOWHERE].
  public int begin(int word) {
    return roots[word];
  }

  /// The state after one word more, or [#NOWHERE].
  public int step(int state, int word) {
    int key = (state >>> ENTRY_BITS) * words + word;
    int place = place(key, steps.length);
    while ((int) (steps[place] >>> Integer.SIZE) != key) {
      if (steps[place] == 0) {
        return NOWHERE;
      }
      place = (place + 1) & (steps.length - 1);
    }
    return (int) steps[place];
  }

  /// Whether a phrase goes on after a state.
  public static boolean goesOn(int state) {
    return state > ENTRY;
  }

  /// The entry that ends in a state, or -1.
  public static int entry(int state) {
    return (state & ENTRY) - 1;
  }

  /// Where in a table of that size the search for a step begins.
  public static int place(int key, int size) {
    int mixed = key * 0x9e3779b1;
    return (mixed ^ (mixed >>> 15)) & (size - 1);
  }
}
