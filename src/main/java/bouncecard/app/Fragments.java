package bouncecard.app;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.smtp.Code;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// Understands what is less than a code or beside one: `5xx`, `5.7.x`, `55`, `5.7`, `5.7.l`, `55O`,
/// `999`.
final class Fragments {
  private static final int LONGEST = 9;
  private static final int LONGEST_APART = 12;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Catalog catalog;

  Fragments(Catalog catalog) {
    this.catalog = catalog;
  }

  /// The answer to a text that is nothing but such a fragment.
  Optional<Answer> read(String text) {
    String said = onlyWord(text);
    Optional<Answer> wild = classOf(said.toLowerCase(Locale.ROOT));
    if (wild.isPresent()) {
      return wild;
    }
    String word = unwrap(said).toLowerCase(Locale.ROOT);
    if (!said.equals(text)) {
      return classOf(word);
    }
    Optional<Answer> apart = apart(text, word);
    if (apart.isPresent()) {
      return apart;
    }
    if (word.isEmpty() || word.length() > LONGEST || word.indexOf(' ') >= 0) {
      return Optional.empty();
    }
    return classOf(word).or(() -> typo(text, word)).or(() -> beginning(text, word));
  }

  /// The numbers in a short text that are written as codes are and can be none: `999`, `100`,
  /// `3.5.4`.
  static List<String> impossible(String text) {
    List<String> numbers = new ArrayList<>();
    for (String word : SPACES.split(text, -1)) {
      String bare = unwrap(word);
      boolean threeDigits = bare.length() == 3 && bare.chars().allMatch(Character::isDigit);
      boolean enhanced =
          bare.length() >= 5
              && bare.length() <= 7
              && bare.charAt(1) == '.'
              && bare.charAt(3) == '.'
              && bare.chars().allMatch(c -> Character.isDigit(c) || c == '.');
      if ((threeDigits || enhanced)
          && ReplyCode.parse(bare).isEmpty()
          && EnhancedStatusCode.parse(bare).isEmpty()) {
        numbers.add(bare);
      }
    }
    return numbers;
  }

  /// The one word in it that says something, as `5xx` in `what does 5xx mean?`; the text where
  /// there are more or none.
  private String onlyWord(String text) {
    String only = "";
    for (String word : (Iterable<String>) SPACES.splitAsStream(text)::iterator) {
      String lower = unwrap(word).toLowerCase(Locale.ROOT);
      if (!lower.isEmpty() && !catalog.vocabulary().fillers().contains(lower)) {
        if (!only.isEmpty()) {
          return text;
        }
        only = word;
      }
    }
    return only.isEmpty() ? text : only;
  }

  private static String unwrap(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && "([<\"'`#*_~".indexOf(text.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && ")]>\"'`?.,:;*!_~".indexOf(text.charAt(to - 1)) >= 0) {
      to--;
    }
    return text.substring(from, to).strip();
  }

  private Optional<Answer> classOf(String word) {
    if (word.length() == 3 && isWild(word.charAt(1)) && isWild(word.charAt(2))) {
      return replyClass(word);
    }
    if (word.length() == 5
        && word.charAt(1) == '.'
        && word.charAt(3) == '.'
        && isWild(word.charAt(4))) {
      return enhancedClass(word);
    }
    if (word.length() == 3 && Character.isDigit(word.charAt(1)) && isWild(word.charAt(2))) {
      return Optional.of(
          new Answer.AskAnswer(
              new UntrustedText(word), replyCodes(word.substring(0, 2)), List.of()));
    }
    if (word.length() == 3 && word.charAt(1) == '.' && isWild(word.charAt(2))) {
      return enhancedClass(word + ".x");
    }
    return Optional.empty();
  }

  private static boolean isWild(char c) {
    return c == 'x' || c == 'y' || c == 'z' || c == '*' || c == 'n';
  }

  private Optional<Answer> replyClass(String word) {
    char digit = word.charAt(0);
    if (digit < '2' || digit > '5') {
      return Optional.empty();
    }
    return Optional.of(
        new Answer.ClassAnswer(
            digit + "xx", List.of("reply." + digit), replyCodes(String.valueOf(digit))));
  }

  private Optional<Answer> enhancedClass(String word) {
    char digit = word.charAt(0);
    if (digit != '2' && digit != '4' && digit != '5') {
      return Optional.empty();
    }
    char subject = word.charAt(2);
    String classKey = "enhanced." + digit;
    if (isWild(subject)) {
      return Optional.of(new Answer.ClassAnswer(digit + ".x.x", List.of(classKey), List.of()));
    }
    String subjectKey = "subject." + subject;
    if (catalog.classEntry(subjectKey).isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new Answer.ClassAnswer(
            digit + "." + subject + ".x",
            List.of(subjectKey, classKey),
            enhancedCodes(digit, String.valueOf(subject))));
  }

  private List<String> replyCodes(String prefix) {
    return catalog.replyCodes().stream()
        .map(ReplyCodeEntry::code)
        .map(ReplyCode::toString)
        .filter(code -> code.startsWith(prefix))
        .toList();
  }

  private List<String> enhancedCodes(char digit, String subjectAndDetail) {
    int classDigit = digit - '0';
    return catalog.enhancedStatusCodes().stream()
        .filter(entry -> entry.knows(classDigit))
        .map(EnhancedStatusCodeEntry::key)
        .filter(key -> key.startsWith("X." + subjectAndDetail))
        .map(key -> digit + key.substring(1))
        .toList();
  }

  /// `5.7.l` and `55O`: letters that look like digits.
  private static Optional<Answer> typo(String said, String word) {
    StringBuilder repaired = new StringBuilder(word.length());
    boolean changed = false;
    for (int i = 0; i < word.length(); i++) {
      char c = word.charAt(i);
      char digit =
          switch (c) {
            case 'o' -> '0';
            case 'l', 'i', '|' -> '1';
            case 's' -> i == 0 ? c : '5';
            case ',' -> '.';
            default -> c;
          };
      changed |= digit != c;
      repaired.append(digit);
    }
    if (!changed) {
      return Optional.empty();
    }
    Optional<Code> code =
        ReplyCode.parse(repaired)
            .<Code>map(reply -> reply)
            .or(() -> EnhancedStatusCode.parse(repaired));
    return code.map(
        meant ->
            new Answer.AskAnswer(
                new UntrustedText(said), List.of(meant.toString()), List.of(meant)));
  }

  /// `5. 1. 1`: spaces where none belong.
  private static Optional<Answer> apart(String said, String word) {
    if (word.length() > LONGEST_APART || word.indexOf(' ') < 0 || word.indexOf('.') < 0) {
      return Optional.empty();
    }
    return EnhancedStatusCode.parse(word.replace(" ", ""))
        .map(
            meant ->
                new Answer.AskAnswer(
                    new UntrustedText(said), List.of(meant.toString()), List.of(meant)));
  }

  /// `5`, `55`, `5.7`, `5.7.`: how codes begin.
  private Optional<Answer> beginning(String said, String word) {
    String stem = word.endsWith(".") ? word.substring(0, word.length() - 1) : word;
    List<String> candidates = List.of();
    if (stem.length() <= 2 && !stem.isEmpty() && stem.chars().allMatch(Character::isDigit)) {
      candidates = replyCodes(stem);
    } else if (stem.length() == 3 && stem.charAt(1) == '.' && Character.isDigit(stem.charAt(2))) {
      candidates = enhancedCodes(stem.charAt(0), stem.charAt(2) + ".");
    }
    return candidates.isEmpty()
        ? Optional.empty()
        : Optional.of(new Answer.AskAnswer(new UntrustedText(said), candidates, List.of()));
  }
}
