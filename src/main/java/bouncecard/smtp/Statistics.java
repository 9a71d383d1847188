package bouncecard.smtp;

import bouncecard.text.LowerCase;

/// Tells what is counted from replies, where both begin with a number.
public final class Statistics {
  /// What is shorter is a unit, or an article at the beginning of a sentence.
  private static final int SHORTEST_COUNTED = 4;

  private final Words counted;
  private final Words spans;

  /// What is counted by these words.
  public Statistics(CodeSurroundings words) {
    this.counted = words.notBefore();
    this.spans = words.spans();
  }

  /// Whether the text is a statistic, which begins with how many of something there are: `12 mails
  /// rejected as spam`. What may be a reply code as well is a number only where a second one is
  /// counted after it, `550 addresses checked, 12 removed`, or where it is said when: `552 mails
  /// rejected last week`.
  public boolean isOne(String text) {
    int start = 0;
    while (start < text.length() && text.charAt(start) <= ' ') {
      start++;
    }
    int end = endOfNumber(text, start);
    int next = end + 1;
    int last = next;
    while (last < text.length() && Character.isLetter(text.charAt(last))) {
      last++;
    }
    boolean isCounted =
        end > start
            && last - next >= SHORTEST_COUNTED
            && text.charAt(end) == ' '
            && Character.isLowerCase(text.charAt(next))
            && counted.contains(text.substring(next, last));
    return isCounted
        && (ReplyCode.parse(text.substring(start, end)).isEmpty()
            || goesOnCounting(text, last)
            || saysWhen(text, last));
  }

  private boolean saysWhen(String text, int from) {
    int start = from;
    for (int i = from; i <= text.length(); i++) {
      if (i == text.length() || !Character.isLetter(text.charAt(i))) {
        if (i > start && spans.contains(LowerCase.of(text.substring(start, i)))) {
          return true;
        }
        start = i + 1;
      }
    }
    return false;
  }

  /// Whether a comma is followed by a number of something.
  private static boolean goesOnCounting(String text, int from) {
    for (int i = text.indexOf(", ", from); i >= 0; i = text.indexOf(", ", i + 2)) {
      int end = endOfNumber(text, i + 2);
      if (end > i + 2
          && end + 1 < text.length()
          && text.charAt(end) == ' '
          && Character.isLowerCase(text.charAt(end + 1))) {
        return true;
      }
    }
    return false;
  }

  private static int endOfNumber(String text, int start) {
    int end = start;
    while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
      end++;
    }
    return end;
  }
}
