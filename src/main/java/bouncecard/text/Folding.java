package bouncecard.text;

/// Characters as words are compared: in lower case, Latin letters without their accents, full-width
/// forms as plain ones. One character stays one character, so that places in a text stay what they
/// were. Letters of other scripts only lose their case.
public final class Folding {
  private static final char FIRST_ACCENTED = '\u00c0';
  private static final char LAST_ACCENTED = '\u017f';
  private static final char FIRST_FULL_WIDTH = '\uff01';
  private static final char LAST_FULL_WIDTH = '\uff5e';

  /// What a capital sigma is at the end of a Greek word.
  private static final char FINAL_SIGMA = '\u03c2';

  private static final char SIGMA = '\u03c3';
  private static final int FULL_WIDTH = FIRST_FULL_WIDTH - '!';

  /// U+00C0 to U+017F without accents, `.` where there is no plain letter for one.
  private static final String PLAIN =
      "aaaaaaaceeeeiiiidnooooo.ouuuuytsaaaaaaaceeeeiiii"
          + "dnooooo.ouuuuytyaaaaaaccccccccddddeeeeeeeeeegggg"
          + "gggghhhhiiiiiiiiiiiijjkkkllllllllllnnnnnnnnnoooo"
          + "oooorrrrrrssssssssttttttuuuuuuuuuuuuwwyyyzzzzzzs";

  private Folding() {}

  /// The character as it is compared.
  public static char of(char c) {
    if (c < FIRST_ACCENTED) {
      return LowerCase.of(c);
    }
    if (c <= LAST_ACCENTED) {
      char plain = PLAIN.charAt(c - FIRST_ACCENTED);
      return plain == '.' ? c : plain;
    }
    if (c == FINAL_SIGMA) {
      return SIGMA;
    }
    return c >= FIRST_FULL_WIDTH && c <= LAST_FULL_WIDTH
        ? LowerCase.of((char) (c - FULL_WIDTH))
        : LowerCase.of(c);
  }
}
