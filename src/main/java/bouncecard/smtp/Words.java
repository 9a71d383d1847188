package bouncecard.smtp;

import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// A set of lower-case words, some of them stems: `차이*` holds every word that begins so.
public final class Words {
  private final Set<String> whole = new HashSet<>();
  private final List<String> stems;

  /// The words as written in the data files.
  public Words(Collection<String> words) {
    stems =
        words.stream()
            .filter(word -> word.endsWith("*"))
            .map(word -> word.substring(0, word.length() - 1))
            .toList();
    for (String word : words) {
      if (!word.endsWith("*")) {
        whole.add(word);
      }
    }
  }

  /// Whether a lower-case word is one of them.
  public boolean contains(String word) {
    if (whole.contains(word)) {
      return true;
    }
    for (String stem : stems) {
      if (word.startsWith(stem)) {
        return true;
      }
    }
    return false;
  }
}
