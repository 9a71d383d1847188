package bouncecard.app.watch;

import static bouncecard.app.watch.CodeLine.LITERAL;

import bouncecard.catalog.words.ProgramWords;
import bouncecard.text.LowerCase;
import java.util.Set;

/// Tells what the words and names around literals are: a program's, those under which programs
/// print what a server said, or a sentence's.
final class CodeNames {
  /// So many words one after the other, and none of them a program's, are a sentence or a log.
  private static final int LEAST_OF_SENTENCE = 3;

  private static final String IN_NAMES = "_.:$>-!?@";

  private final ProgramWords words;

  CodeNames(ProgramWords words) {
    this.words = words;
  }

  /// Whether words stand around its literals as in a sentence or a log.
  boolean isSentence(String bare) {
    int run = 0;
    int from = 0;
    for (int i = 0; i <= bare.length(); i++) {
      if (i < bare.length() && bare.charAt(i) != ' ') {
        continue;
      }
      String word = bare.substring(from, i);
      boolean isWord = !word.isEmpty() && isPlainWord(word) && !isOfPrograms(word);
      run = isWord ? run + 1 : 0;
      if (run >= LEAST_OF_SENTENCE) {
        return true;
      }
      from = i + 1;
    }
    return false;
  }

  private static boolean isPlainWord(String word) {
    int end = word.length() - (",.;".indexOf(word.charAt(word.length() - 1)) >= 0 ? 1 : 0);
    return end > 0
        && Character.isLetter(word.charAt(0))
        && word.substring(0, end)
            .chars()
            .allMatch(c -> Character.isLetter(c) || c == '-' || c == '\'');
  }

  private boolean isOfPrograms(String word) {
    String lower = LowerCase.of(word);
    return words.declarations().contains(lower)
        || words.blocks().contains(lower)
        || words.controls().contains(lower)
        || words.givings().contains(lower);
  }

  /// Whether a key in it is one under which replies are printed: `response: '550 …'`.
  boolean hasPrintedKey(String bare) {
    for (int at = bare.indexOf(LITERAL); at >= 0; at = bare.indexOf(LITERAL, at + 1)) {
      String before = bare.substring(0, at).stripTrailing();
      boolean isKey = before.endsWith(":") || before.endsWith("=");
      int end = before.length() - 1;
      int from = end;
      while (from > 0 && isOfName(before.charAt(from - 1))) {
        from--;
      }
      if (isKey
          && from < end
          && Character.isLowerCase(before.charAt(from))
          && isPrinted(before.substring(from, end))) {
        return true;
      }
    }
    return false;
  }

  boolean isError(String name) {
    String lower = LowerCase.of(name);
    return words.errors().stream().anyMatch(lower::endsWith);
  }

  boolean isPrinted(String name) {
    return hasPart(name, words.printed());
  }

  boolean isTested(String name) {
    return hasPart(name, words.expected());
  }

  /// Whether one of the words that a name is put together of is among those.
  private static boolean hasPart(String name, Set<String> among) {
    int from = 0;
    for (int i = 1; i <= name.length(); i++) {
      boolean isEnd =
          i == name.length()
              || !Character.isLetterOrDigit(name.charAt(i))
              || (Character.isUpperCase(name.charAt(i))
                  && Character.isLowerCase(name.charAt(i - 1)));
      if (isEnd) {
        if (among.contains(LowerCase.of(name.substring(from, i)))) {
          return true;
        }
        from = i < name.length() && Character.isLetterOrDigit(name.charAt(i)) ? i : i + 1;
      }
    }
    return false;
  }

  static String firstPart(String name) {
    int end = name.indexOf('_');
    return LowerCase.of(end < 0 ? name : name.substring(0, end));
  }

  static String firstWord(String bare) {
    int end = 0;
    while (end < bare.length()
        && (Character.isLetterOrDigit(bare.charAt(end))
            || bare.charAt(end) == '_'
            || bare.charAt(end) == '?')) {
      end++;
    }
    return LowerCase.of(bare.substring(0, end));
  }

  static int endOfName(String text, int from) {
    int end = from;
    while (end < text.length()
        && (Character.isLetterOrDigit(text.charAt(end))
            || IN_NAMES.indexOf(text.charAt(end)) >= 0)) {
      end++;
    }
    return end;
  }

  static boolean isOfName(int c) {
    return Character.isLetterOrDigit(c) || "_.$@*&[]<>:%".indexOf(c) >= 0;
  }

  static boolean isName(String word) {
    return !word.isEmpty()
        && word.chars().allMatch(c -> Character.isLetterOrDigit(c) || c == '_' || c == '$');
  }

  static char at(String text, int at) {
    return at >= 0 && at < text.length() ? text.charAt(at) : ' ';
  }
}
