package bouncecard.smtp;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A set of lower-case words, some of them stems: `차이*` holds every word that begins so.
public final class Words {
  private static final int LONGEST_COMPOUND = 40;

  private final Set<String> whole = new HashSet<>();
  private final List<String> stems;
  private final int longest;

  /// The words as written in the data files.
  public Words(Collection<String> words) {
    stems =
        words.stream()
            .filter(word -> word.endsWith("*"))
            .map(word -> word.substring(0, word.length() - 1))
            .toList();
    int most = 0;
    for (String word : words) {
      if (!word.endsWith("*")) {
        whole.add(word);
      }
      most = Math.max(most, word.length());
    }
    longest = most;
  }

  /// Whether a lower-case word is one of them, or consists of nothing else where it is written in a
  /// script without spaces, as `の違いは` does of `の`, `違い*` and `は`.
  public boolean contains(String word) {
    if (whole.contains(word)) {
      return true;
    }
    for (String stem : stems) {
      if (word.startsWith(stem)) {
        return true;
      }
    }
    return isUnspaced(word) && consistsOfThem(word);
  }

  /// Whether one of them stands in a lower-case word of a script without spaces; elsewhere as
  /// [#contains].
  public boolean containsWithin(String word) {
    if (!isUnspaced(word) || word.length() > LONGEST_COMPOUND) {
      return contains(word);
    }
    for (int i = 0; i < word.length(); i++) {
      for (int j = i + 1; j <= Math.min(word.length(), i + longest); j++) {
        if (isPart(word.substring(i, j))) {
          return true;
        }
      }
    }
    return false;
  }

  private boolean consistsOfThem(String word) {
    if (word.length() > LONGEST_COMPOUND) {
      return false;
    }
    boolean[] reached = new boolean[word.length() + 1];
    reached[0] = true;
    for (int i = 0; i < word.length(); i++) {
      for (int j = i + 1; reached[i] && j <= Math.min(word.length(), i + longest); j++) {
        reached[j] |= isPart(word.substring(i, j));
      }
    }
    return reached[word.length()];
  }

  private boolean isPart(String part) {
    return isUnspaced(part) && (whole.contains(part) || stems.contains(part));
  }

  /// Han and Kana are written without spaces between words.
  private static boolean isUnspaced(String word) {
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      if (c < 0x3005 || c > 0x9fff) {
        return false;
      }
    }
    return !word.isEmpty();
  }
}
