package bouncecard.read.notice;

import java.util.BitSet;
import java.util.Collection;
import java.util.List;

/// Phrases that begin in one line and end in the next: tells by the end of a line that none does,
/// which is so after most of them.
final class BrokenPhrases {
  private static final int ASCII = 128;

  /// Of each two characters whether a phrase has a space after them.
  private final BitSet beforeSpace = new BitSet(ASCII * ASCII);

  /// Phrases in lower case, white space one space.
  BrokenPhrases(Collection<List<String>> phrases) {
    for (List<String> some : phrases) {
      some.forEach(this::add);
    }
  }

  private void add(String phrase) {
    for (int space = phrase.indexOf(' '); space >= 0; space = phrase.indexOf(' ', space + 1)) {
      for (char first = 0; first < ASCII; first++) {
        if (space == 0) {
          beforeSpace.set(0, ASCII * ASCII);
        } else if (space == 1 || phrase.charAt(space - 2) == first) {
          beforeSpace.set(pair(first, phrase.charAt(space - 1)));
        }
      }
    }
  }

  private static int pair(char first, char last) {
    return first * ASCII + last;
  }

  /// Whether a phrase may begin in a line and end in the next.
  ///
  /// @param line in lower case, white space one space
  boolean mayBeginIn(String line) {
    int end = line.length() - 1;
    return end > 0
        ? line.charAt(end) >= ASCII
            || line.charAt(end - 1) >= ASCII
            || beforeSpace.get(pair(line.charAt(end - 1), line.charAt(end)))
        : end == 0;
  }
}
