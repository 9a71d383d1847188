package bouncecard.catalog.lexicon;

/// The phrases of the lexicon as a trie over the numbers of words.
///
/// @param roots by number of a word: the state behind it at a phrase's beginning, 0 where none
///   begins so
/// @param keys the steps by place: state times words plus word, 0 where nothing is; as many as a
///   power of two
/// @param states the states behind the steps, by place
/// @param endings by state: the phrase's entry plus one, 0 where no phrase ends
/// @param words how many numbers of words there are
public record PhraseTable(int[] roots, int[] keys, short[] states, short[] endings, int words) {

  /// Where no phrase goes on.
  public static final int NOWHERE = 0;

  /// The state behind a phrase's first word, or [#NOWHERE].
  public int begin(int word) {
    return roots[word];
  }

  /// The state behind one word more, or [#NOWHERE].
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
