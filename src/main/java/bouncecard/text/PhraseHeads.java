package bouncecard.text;

/// The heads of phrases as numbers, of which one bit tells mostly that a number is none of them.
final class PhraseHeads {
  /// So many times as many bits as heads, as a power of two: of fifty other numbers one is looked
  /// at more closely.
  private static final int SPARE_BITS = 4;

  private static final long SPREAD = 0x9E37_79B9_7F4A_7C15L;

  private final long[] bits;
  private final int shift;

  /// @param most how many there are at most
  PhraseHeads(int most) {
    int log = Math.max(2, 33 - Integer.numberOfLeadingZeros(most)) + SPARE_BITS;
    shift = Long.SIZE - log;
    bits = new long[1 << (log - 6)];
  }

  void add(long head) {
    int bit = bit(head);
    bits[bit >> 6] |= 1L << bit;
  }

  /// Whether it may be one of them: `false` only where it certainly is none.
  boolean mayHave(long head) {
    int bit = bit(head);
    return (bits[bit >> 6] >>> bit & 1) != 0;
  }

  private int bit(long head) {
    return (int) ((head * SPREAD) >>> shift);
  }
}
