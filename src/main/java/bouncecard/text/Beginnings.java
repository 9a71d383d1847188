package bouncecard.text;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Phrases that a text may begin with, as `from:` and `보낸 사람:`. Says quickly, and without copying
/// the text, that it begins with none: most lines do.
public final class Beginnings {
  private static final String[] NONE = {};

  private final String[][] ofAscii = new String[128][];
  private final Map<Character, String[]> ofOthers = new HashMap<>();

  /// In lower case.
  public Beginnings(List<String> phrases) {
    Arrays.fill(ofAscii, NONE);
    for (String phrase : phrases) {
      char first = phrase.charAt(0);
      String[] known = at(first);
      String[] more = Arrays.copyOf(known, known.length + 1);
      more[known.length] = phrase;
      if (first < ofAscii.length) {
        ofAscii[first] = more;
      } else {
        ofOthers.put(first, more);
      }
    }
  }

  private String[] at(char first) {
    return first < ofAscii.length ? ofAscii[first] : ofOthers.getOrDefault(first, NONE);
  }

  /// Whether the text goes on with one of them from a place on, in whatever case.
  public boolean isAnyAt(String text, int from) {
    if (from >= text.length()) {
      return false;
    }
    for (String phrase : at(LowerCase.of(text.charAt(from)))) {
      if (isAt(text, from, phrase)) {
        return true;
      }
    }
    return false;
  }

  private static boolean isAt(String text, int from, String phrase) {
    if (text.length() - from < phrase.length()) {
      return false;
    }
    for (int i = 0; i < phrase.length(); i++) {
      if (LowerCase.of(text.charAt(from + i)) != phrase.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
