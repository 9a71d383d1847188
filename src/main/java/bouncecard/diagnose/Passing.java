package bouncecard.diagnose;

/// Tells words of a rule that a long sentence says in passing.
final class Passing {
  /// A wording of fewer words is a server's only in a line of few.
  private static final int LEAST_WORDS = 3;

  private static final int MOST_WORDS = 12;

  private Passing() {}

  /// Two words of a rule in a long sentence are talk and no reply; a line that is hardly longer
  /// than they are is one.
  static boolean isInPassing(RuleMatch match, String said) {
    return match.entry().isWording
        && words(match.evidence()) < LEAST_WORDS
        && words(said) > MOST_WORDS
        && said.indexOf('@') < 0;
  }

  private static int words(String text) {
    int words = 0;
    boolean isSpace = true;
    for (int i = 0; i < text.length(); i++) {
      boolean now = text.charAt(i) <= ' ';
      words += isSpace && !now ? 1 : 0;
      isSpace = now;
    }
    return words;
  }
}
