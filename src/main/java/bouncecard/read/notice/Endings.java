package bouncecard.read.notice;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Phrases of which one may stand at the end of a text.
final class Endings {
  private static final int ASCII = 128;

  private final Map<Character, List<String>> byLast = new HashMap<>();

  /// Of each ASCII character, whether one of them ends with it.
  private final boolean[] ends = new boolean[ASCII];

  /// These phrases, without a colon at their end.
  Endings(List<String> phrases) {
    for (String phrase : phrases) {
      String bare = phrase.endsWith(":") ? phrase.substring(0, phrase.length() - 1) : phrase;
      byLast.computeIfAbsent(bare.charAt(bare.length() - 1), _ -> new ArrayList<>()).add(bare);
    }
    Comparator<String> byLength = Comparator.comparingInt(String::length);
    byLast.values().forEach(list -> list.sort(byLength.reversed()));
    for (char last : byLast.keySet()) {
      if (last < ASCII) {
        ends[last] = true;
      }
    }
  }

  /// How long the longest is that the text ends with, as words of its own; 0 where none is.
  int longestOf(String text) {
    if (text.isEmpty()) {
      return 0;
    }
    char last = text.charAt(text.length() - 1);
    if (last < ASCII && !ends[last]) {
      return 0;
    }
    for (String phrase : byLast.getOrDefault(last, List.of())) {
      int start = text.length() - phrase.length();
      if (text.endsWith(phrase)
          && AddressContext.isBoundary(text, start)
          && !isWithinName(text, start)) {
        return phrase.length();
      }
    }
    return 0;
  }

  /// Whether it is the end of a host name: `mail.example.de` does not say `de:`.
  private static boolean isWithinName(String text, int start) {
    return start > 1 && text.charAt(start - 1) == '.' && text.charAt(start - 2) != ' ';
  }
}
