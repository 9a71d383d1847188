package bouncecard.catalog.lexicon;

import bouncecard.text.Folding;

/// The words of the lexicon as numbers. A word is looked up by the hash of its folded characters,
/// so that a reply is read without making a string of each of its words; what is no word of the
/// lexicon may be a longer form of a stem.
public final class WordTable {

  /// No word of the lexicon.
  public static final int UNKNOWN = 0;

  /// An address of a mailbox.
  public static final int ADDRESS = 1;

  /// An IP address.
  public static final int IP = 2;

  /// A host or domain.
  public static final int HOST = 3;

  /// A link.
  public static final int LINK = 4;

  /// A host or link of a block list.
  public static final int LIST = 5;

  /// A number that is no code.
  public static final int NUMBER = 6;

  /// Where the numbers of words begin.
  public static final int FIRST = 7;

  /// The hash of a word without characters.
  public static final long SEED = 0xcbf29ce484222325L;

  /// The least characters that a stem has.
  public static final int SHORTEST_STEM = 3;

  private static final long PRIME = 0x100000001b3L;

  /// The bits of a place in a table that hold a number; the others are those of a hash, so that
  /// what is found is one look.
  private static final long OF_NUMBER = 0xffff;

  private final long[] words;
  private final long[] stems;
  private final boolean[] lists;
  private final boolean[] hanging;
  private final int size;

  /// A table of these; see what each method says.
  public WordTable(long[] words, long[] stems, boolean[] lists, boolean[] hanging, int size) {
    this.words = words;
    this.stems = stems;
    this.lists = lists;
    this.hanging = hanging;
    this.size = size;
  }

  /// What [#entry] makes of each word, by place, 0 where nothing is; as many as a power of two.
  public long[] words() {
    return words;
  }

  /// The same of stems.
  public long[] stems() {
    return stems;
  }

  /// By number: whether the word in a host's name or link makes it a block list's.
  public boolean[] lists() {
    return lists;
  }

  /// By number: whether the word only hangs on the one before it, as a particle of Korean does, and
  /// is not shown at the end of what decided.
  public boolean[] hanging() {
    return hanging;
  }

  /// How many numbers there are; those of words begin at [#FIRST].
  public int size() {
    return size;
  }

  /// The hash of a word and one folded character more.
  public static long extend(long hash, char folded) {
    return (hash ^ folded) * PRIME;
  }

  /// The hash of a word.
  public static long hash(String word) {
    long hash = SEED;
    for (int i = 0; i < word.length(); i++) {
      hash = extend(hash, Folding.of(word.charAt(i)));
    }
    return hash;
  }

  /// Where in a table of that size the search for a hash begins.
  public static int place(long hash, int size) {
    return (int) (hash ^ (hash >>> 32)) & (size - 1);
  }

  /// A word's hash, but for its last bits, and its number.
  public static long entry(long hash, int number) {
    if (number > OF_NUMBER) {
      throw new IllegalArgumentException("the lexicon has more words than its table can hold");
    }
    return (hash & ~OF_NUMBER) | number;
  }

  /// Whether two entries are of one hash.
  public static boolean areAlike(long entry, long other) {
    return ((entry ^ other) & ~OF_NUMBER) == 0;
  }

  /// The number of the word with that hash, or [#UNKNOWN].
  public int word(long hash) {
    return find(hash, words);
  }

  /// The number of the longest stem of a word, or [#UNKNOWN].
  ///
  /// @param hashes those of its beginnings, by their length
  /// @param length of the longest beginning
  public int stem(long[] hashes, int length) {
    for (int end = length; end >= SHORTEST_STEM; end--) {
      int number = find(hashes[end], stems);
      if (number != UNKNOWN) {
        return number;
      }
    }
    return UNKNOWN;
  }

  private static int find(long hash, long[] table) {
    int place = place(hash, table.length);
    while (!areAlike(table[place], hash)) {
      if (table[place] == 0) {
        return UNKNOWN;
      }
      place = (place + 1) & (table.length - 1);
    }
    return (int) (table[place] & OF_NUMBER);
  }
}
