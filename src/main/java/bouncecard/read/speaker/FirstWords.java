package bouncecard.read.speaker;

import java.util.Arrays;
import java.util.List;

/// Words that lines begin with, to the letter, by their first characters: few lines begin with the
/// first character of any.
final class FirstWords {
  private static final int ASCII = 128;
  private static final String[] NONE = {};

  private final String[][] words = new String[ASCII][];

  /// Words that begin with characters of ASCII.
  FirstWords(List<String> heads) {
    Arrays.fill(words, NONE);
    for (String head : heads) {
      String[] known = words[head.charAt(0)];
      String[] more = Arrays.copyOf(known, known.length + 1);
      more[known.length] = head;
      words[head.charAt(0)] = more;
    }
  }

  /// Whether a line, which is not empty, begins with one of them.
  boolean areAtBeginOf(String line) {
    char first = line.charAt(0);
    if (first < ASCII) {
      for (String head : words[first]) {
        if (line.startsWith(head)) {
          return true;
        }
      }
    }
    return false;
  }
}
