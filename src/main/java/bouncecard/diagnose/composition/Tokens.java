package bouncecard.diagnose.composition;

import bouncecard.catalog.lexicon.WordTable;
import java.util.Arrays;

/// The words of a reply as numbers of the lexicon, with where they stand and how far apart they
/// are. Distances count two for a word and one for a character of Chinese, Japanese or Korean, and
/// more where punctuation parts what is said.
final class Tokens {
  /// A reply says what it has to say in its first words; what follows is quoted mail.
  static final int MOST = 400;

  /// What parts two sentences, and keeps negators and phrases apart.
  static final int SENTENCE = 12;

  /// What parts two clauses.
  static final int CLAUSE = 6;

  /// The most that may lie within a phrase: a quote, a comma, a hyphen.
  static final int WITHIN_PHRASE = 2;

  private static final int FIRST_SIZE = 48;

  private int size;
  private int[] words = new int[FIRST_SIZE];
  private int[] starts = new int[FIRST_SIZE];
  private int[] ends = new int[FIRST_SIZE];

  /// By token: the way from the text's beginning to the token's.
  private int[] ways = new int[FIRST_SIZE];

  private byte[] lengths = new byte[FIRST_SIZE];
  private boolean[] quoted = new boolean[FIRST_SIZE];
  private boolean[] paused = new boolean[FIRST_SIZE];
  private int gap;
  private boolean isPausing;

  int size() {
    return size;
  }

  boolean isFull() {
    return size == MOST;
  }

  /// The token's word, or what it stands for, as a number of the lexicon.
  int word(int token) {
    return words[token];
  }

  /// Where the token begins in the text.
  int start(int token) {
    return starts[token];
  }

  /// Where the token ends in the text.
  int end(int token) {
    return ends[token];
  }

  /// How far it is from the end of one token to the beginning of a later one.
  int distance(int from, int to) {
    return ways[to] - ways[from] - lengths[from];
  }

  /// Adds a word that counts two.
  void add(int word, int start, int end) {
    add(word, start, end, 2);
  }

  /// Adds a character that is a word's part.
  void addCharacter(int word, int at) {
    add(word, at, at + 1, 1);
  }

  private void add(int word, int start, int end, int length) {
    if (size == words.length) {
      grow();
    }
    int way = size == 0 ? 0 : ways[size - 1] + lengths[size - 1] + gap;
    words[size] = word;
    starts[size] = start;
    ends[size] = end;
    ways[size] = way;
    lengths[size] = (byte) length;
    paused[size] = isPausing;
    size++;
    gap = 0;
    isPausing = false;
  }

  private void grow() {
    int capacity = Math.min(MOST, size * 2);
    words = Arrays.copyOf(words, capacity);
    starts = Arrays.copyOf(starts, capacity);
    ends = Arrays.copyOf(ends, capacity);
    ways = Arrays.copyOf(ways, capacity);
    lengths = Arrays.copyOf(lengths, capacity);
    quoted = Arrays.copyOf(quoted, capacity);
    paused = Arrays.copyOf(paused, capacity);
  }

  /// Marks the tokens from this one as words that somebody quotes, where they are several.
  void quote(int first) {
    if (size - first > 1) {
      Arrays.fill(quoted, first, size, true);
    }
  }

  /// Whether somebody quotes the token.
  boolean isQuoted(int token) {
    return quoted[token];
  }

  /// Adds what parts the last word from the next; of several signs the strongest counts.
  void part(int cost) {
    gap = Math.max(gap, cost);
  }

  /// Says that a comma stands before the next word.
  void pause() {
    isPausing = true;
  }

  /// Whether a comma stands before the token.
  boolean isAfterPause(int token) {
    return paused[token];
  }

  /// Whether the last token is a word that the lexicon does not know.
  boolean endsUnknown() {
    return size > 0 && words[size - 1] == WordTable.UNKNOWN;
  }
}
