package bouncecard.text;

/// Which characters stand in a text, found in one look at it: who reads a text for a sign that is
/// not there need not begin.
///
/// @param low a bit for each ASCII character below 64 that is there
/// @param high the same for those from 64 on
/// @param isAscii whether there are no others
public record Signs(long low, long high, boolean isAscii) {
  private static final int ASCII = 128;

  /// Those in a text.
  public static Signs of(String text) {
    long low = 0;
    long high = 0;
    int all = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      all |= c;
      // Only the lowest six bits of a shift count.
      long bit = 1L << c;
      low |= (c & 64) == 0 ? bit : 0;
      high |= (c & 64) == 0 ? 0 : bit;
    }
    return new Signs(low, high, all < ASCII);
  }

  /// Whether an ASCII character may be there: `false` only where it certainly is not.
  public boolean mayHave(char c) {
    return ((c < 64 ? low : high) >>> c & 1) != 0;
  }
}
