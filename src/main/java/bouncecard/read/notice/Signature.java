package bouncecard.read.notice;

import bouncecard.text.LowerCase;
import java.util.Set;

/// Where in a text the signature of who wrote it stands: behind `-- ` (RFC 3676 §4.3) or words that
/// people end with. The addresses in it are the writer's own.
final class Signature {
  /// So many lines a signature has at most, empty ones not counted.
  private static final int LONGEST = 8;

  /// A closing that is longer says something.
  private static final int LONGEST_CLOSING = 48;

  private final Set<String> closings;
  private int left;

  /// @param closings words that people end with, in lower case
  Signature(Set<String> closings) {
    this.closings = closings;
  }

  /// Whether the next line of the text belongs to a signature; to be asked of each in turn.
  ///
  /// @param isBelowWords whether anything stands above it in the text
  boolean goesOn(String line, boolean isBelowWords) {
    String words = line.strip();
    if (isBelowWords && (line.equals("--") || line.equals("-- ") || isClosing(words))) {
      left = LONGEST;
      return true;
    }
    if (left == 0 || words.isEmpty()) {
      return left > 0;
    }
    left = isOther(words) ? 0 : left - 1;
    return left > 0;
  }

  private boolean isClosing(String words) {
    int end = words.length();
    while (end > 0 && ",.!;:".indexOf(words.charAt(end - 1)) >= 0) {
      end--;
    }
    return end > 0
        && end <= LONGEST_CLOSING
        && closings.contains(LowerCase.of(words.substring(0, end)));
  }

  /// What follows a signature: a quoted mail, a log, a reply, the head of another part.
  private static boolean isOther(String words) {
    char first = words.charAt(0);
    boolean isReply =
        words.length() > 4
            && "245".indexOf(first) >= 0
            && Character.isDigit(words.charAt(1))
            && Character.isDigit(words.charAt(2))
            && " -".indexOf(words.charAt(3)) >= 0;
    return isReply
        || ">*{[#`".indexOf(first) >= 0
        || words.startsWith("---")
        || words.startsWith("___")
        || words.startsWith("===")
        || words.endsWith(":");
  }
}
