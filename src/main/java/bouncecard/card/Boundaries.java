package bouncecard.card;

/// Where a text may be cut.
final class Boundaries {
  private static final String SENTENCE_ENDS = ".!?…。！？";
  private static final String CLOSERS = "\"'”’)]»」』";

  private Boundaries() {}

  /// The best place for a cut at or before `limit`; never 0, so that cutting makes headway.
  static int last(Rich rich, int limit) {
    String text = rich.text();
    if (limit >= text.length()) {
      return text.length();
    }
    boolean[] isFixed = fixed(rich, limit);
    int sentence = 0;
    int line = 0;
    int word = 0;
    for (int i = 1; i <= limit; i++) {
      if (!isFixed[i] && Character.isWhitespace(text.charAt(i - 1))) {
        word = i;
        line = text.charAt(i - 1) == '\n' ? i : line;
        sentence = endsSentence(text, i) ? i : sentence;
      }
    }
    if (sentence > 0) {
      return sentence;
    }
    if (line > 0) {
      return line;
    }
    return word > 0 ? word : withinWord(text, limit, isFixed);
  }

  /// For each place whether it lies within a verbatim span or a link.
  private static boolean[] fixed(Rich rich, int limit) {
    boolean[] fixed = new boolean[limit + 1];
    int at = 0;
    for (Span span : rich.spans()) {
      if (!(span instanceof Span.Plain)) {
        for (int i = at + 1; i < Math.min(at + span.text().length(), limit + 1); i++) {
          fixed[i] = true;
        }
      }
      at += span.text().length();
    }
    return fixed;
  }

  /// Whether a sentence ends before the white space that ends at `at`. “e.g. this” goes on in lower
  /// case.
  private static boolean endsSentence(String text, int at) {
    if (Character.isLowerCase(text.codePointAt(at)) || Character.isWhitespace(text.charAt(at))) {
      return false;
    }
    int i = at - 1;
    while (i > 0 && Character.isWhitespace(text.charAt(i - 1))) {
      i--;
    }
    while (i > 0 && CLOSERS.indexOf(text.charAt(i - 1)) >= 0) {
      i--;
    }
    return i > 0 && SENTENCE_ENDS.indexOf(text.charAt(i - 1)) >= 0;
  }

  private static int withinWord(String text, int limit, boolean[] isFixed) {
    for (int i = limit; i > 0; i--) {
      if (!isFixed[i] && (i < limit || isFixed[limit])) {
        return i;
      }
    }
    for (int i = limit; i > 0; i--) {
      if (Character.isWhitespace(text.charAt(i - 1))) {
        return i;
      }
    }
    boolean splitsCharacter =
        Character.isLowSurrogate(text.charAt(limit))
            && Character.isHighSurrogate(text.charAt(limit - 1));
    return splitsCharacter ? (limit > 1 ? limit - 1 : 2) : limit;
  }
}
