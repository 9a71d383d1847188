package bouncecard.compose.steps;

import bouncecard.catalog.words.PlaceholderCues;
import bouncecard.text.LowerCase;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds the limit that a reply names: `message size 12345678 exceeds size limit 10485760`, `the 25
/// MB limit`, `maximum of 100 recipients`.
final class LimitFinder {
  private static final int MOST_DIGITS = 12;
  private static final int FARTHEST = 4;
  private static final int LONGEST_WORD = 40;

  private final PlaceholderCues clues;
  private final List<String> words;

  private LimitFinder(PlaceholderCues clues, List<String> words) {
    this.clues = clues;
    this.words = words;
  }

  /// The first limit in `text` that is none of `codes`, with its unit.
  static Optional<String> in(String text, PlaceholderCues clues, List<String> codes) {
    LimitFinder limits = new LimitFinder(clues, words(LowerCase.of(text)));
    for (int i = 0; i < limits.words.size(); i++) {
      Optional<String> found = limits.beside(i).filter(number -> !codes.contains(number));
      if (found.isPresent()) {
        return found;
      }
    }
    return Optional.empty();
  }

  private Optional<String> beside(int at) {
    String word = bare(words.get(at));
    if (clues.limitVerbs().contains(word)) {
      return behind(at);
    }
    return clues.limits().contains(word) ? behind(at).or(() -> before(at)) : Optional.empty();
  }

  private static List<String> words(String text) {
    List<String> words = new ArrayList<>();
    int start = -1;
    for (int i = 0; i <= text.length(); i++) {
      boolean splits = i == text.length() || " \t\r\n()[]{}<>\"',;=".indexOf(text.charAt(i)) >= 0;
      if (splits && start >= 0) {
        words.add(i - start > LONGEST_WORD ? "" : text.substring(start, i));
        start = -1;
      } else if (!splits && start < 0) {
        start = i;
      }
    }
    return words;
  }

  private static String bare(String word) {
    return word.endsWith(":") ? word.substring(0, word.length() - 1) : word;
  }

  private Optional<String> behind(int limit) {
    for (int i = limit + 1; i < words.size() && i <= limit + FARTHEST; i++) {
      Optional<String> number = number(i);
      if (number.isPresent()) {
        return number;
      }
      if (!clues.limitFillers().contains(bare(words.get(i)))) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  /// As in `25 MB limit`: the number with nothing but its unit or a filler between.
  private Optional<String> before(int limit) {
    for (int i = limit - 1; i >= Math.max(0, limit - FARTHEST + 1); i--) {
      Optional<String> number = number(i);
      if (number.isPresent()) {
        return number;
      }
      if (!clues.limitUnits().contains(words.get(i))
          && !clues.limitFillers().contains(words.get(i))) {
        return Optional.empty();
      }
    }
    return Optional.empty();
  }

  private Optional<String> number(int at) {
    String word = words.get(at);
    if (word.endsWith(".")) {
      word = word.substring(0, word.length() - 1);
    }
    int digits = 0;
    int points = 0;
    int end = 0;
    while (end < word.length() && (isDigit(word.charAt(end)) || word.charAt(end) == '.')) {
      if (word.charAt(end) == '.') {
        points++;
      } else {
        digits++;
      }
      end++;
    }
    if (digits == 0 || digits > MOST_DIGITS || points > 1 || word.charAt(0) == '.') {
      return Optional.empty();
    }
    String value = word.substring(0, end);
    String unit = word.substring(end);
    if (unit.isEmpty()) {
      return Optional.of(at + 1 < words.size() ? value + unit(words.get(at + 1)) : value);
    }
    return clues.limitUnits().contains(unit)
        ? Optional.of(value + " " + written(unit))
        : Optional.empty();
  }

  private String unit(String word) {
    String unit = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    return clues.limitUnits().contains(unit) ? " " + written(unit) : "";
  }

  /// `mb` as people write it.
  private static String written(String unit) {
    return switch (unit) {
      case "kb", "mb", "gb", "k", "m", "g" -> unit.toUpperCase(java.util.Locale.ROOT);
      case "kib" -> "KiB";
      case "mib" -> "MiB";
      case "gib" -> "GiB";
      default -> unit;
    };
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }
}
