package bouncecard.app;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Once;
import bouncecard.catalog.Provider;
import bouncecard.catalog.words.Vocabulary;
import bouncecard.smtp.CodeMention;
import bouncecard.smtp.CodeScanner;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.Lines;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// The words of a question: which say something, whether they ask, and of what they speak.
final class QuestionWords {
  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern BESIDE_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final Pattern BESIDE_WORDS = Pattern.compile("[^\\p{L}\\p{N}'.]+");
  private static final Pattern BESIDE_COMPOUNDS = Pattern.compile("[^\\p{L}\\p{N}-]+");

  private final Catalog catalog;
  private final Vocabulary vocabulary;
  private final Supplier<Set<String>> providerWords = new Once<>(this::gatherProviderWords);

  QuestionWords(Catalog catalog) {
    this.catalog = catalog;
    this.vocabulary = catalog.vocabulary();
  }

  /// The words beside the codes that are no fillers.
  List<String> rest(String text, List<CodeMention> mentions) {
    StringBuilder beside = new StringBuilder();
    int from = 0;
    for (CodeMention mention : mentions) {
      beside.append(text, from, mention.start()).append(' ');
      from = mention.end();
    }
    beside.append(text.substring(from));
    List<String> rest = new ArrayList<>();
    for (String word : BESIDE_WORDS.split(beside.toString().toLowerCase(Locale.ROOT), -1)) {
      String bare = strip(word, "'.");
      if (!bare.isEmpty() && !vocabulary.fillers().contains(bare)) {
        rest.add(bare);
      }
    }
    return rest;
  }

  /// The word without such signs around it.
  static String strip(String word, String signs) {
    int from = 0;
    int to = word.length();
    while (from < to && signs.indexOf(word.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && signs.indexOf(word.charAt(to - 1)) >= 0) {
      to--;
    }
    return word.substring(from, to);
  }

  /// Whether it ends as a question or begins as one; in languages that ask at the end, whether it
  /// holds such a word.
  boolean asks(String text) {
    String[] words = SPACES.split(text.toLowerCase(Locale.ROOT), -1);
    if (text.endsWith("?") || vocabulary.questions().contains(words[0])) {
      return true;
    }
    for (String word : words) {
      boolean isLatin = word.isEmpty() || word.charAt(word.length() - 1) < 0x1100;
      if (!isLatin && holdsQuestion(word)) {
        return true;
      }
    }
    return false;
  }

  /// Digits touch the words of these languages: `550とは何ですか`.
  private boolean holdsQuestion(String word) {
    for (String part : BESIDE_LETTERS.split(word, -1)) {
      if (vocabulary.questions().containsWithin(part)) {
        return true;
      }
    }
    return false;
  }

  /// Whether a word of mail, or `code`, is in it.
  boolean speaksOfMail(String text) {
    for (String word : BESIDE_COMPOUNDS.split(text.toLowerCase(Locale.ROOT), -1)) {
      if (catalog.surroundings().mailWords().containsWithin(word) || word.equals("code")) {
        return true;
      }
    }
    return false;
  }

  /// Whether all of them name providers.
  boolean areProviders(List<String> words) {
    for (String word : words) {
      if (word.length() <= 2 || !providerWords.get().contains(word)) {
        return false;
      }
    }
    return true;
  }

  /// The ids of providers and the words of their names.
  private Set<String> gatherProviderWords() {
    Set<String> words = new HashSet<>();
    for (Provider provider : catalog.providers()) {
      words.add(provider.id());
      words.addAll(
          List.of(provider.name().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}.]+", -1)));
    }
    return words;
  }

  /// A program's exception, or Python's tuple of a reply: `(550, b'5.1.1 …')`.
  boolean isException(String text, int firstCode) {
    String before = text.substring(0, firstCode).toLowerCase(Locale.ROOT);
    for (String words : vocabulary.exceptions()) {
      if (before.contains(words)) {
        return true;
      }
    }
    return text.startsWith("(") && text.length() > 5 && text.charAt(4) == ',';
  }

  /// How many words it has that say something.
  long telling(String text) {
    return BESIDE_COMPOUNDS
        .splitAsStream(text.toLowerCase(Locale.ROOT))
        .filter(word -> word.length() > 1 && !vocabulary.fillers().contains(word))
        .count();
  }

  /// Whether what is asked about is a reply on a line of its own, with words behind its codes.
  ///
  /// @param first the first code in the text
  boolean standsAlone(String text, CodeMention first, CodeScanner scanner) {
    int start = text.lastIndexOf('\n', first.start()) + 1;
    String line = text.substring(start, Lines.endOfLine(text, start));
    boolean isReply =
        first.code() instanceof ReplyCode code
            && code.isNegative()
            && line.length() < text.strip().length()
            && text.substring(start, first.start()).chars().noneMatch(Character::isLetterOrDigit);
    return isReply && !asks(line) && !rest(line, scanner.scan(line)).isEmpty();
  }
}
