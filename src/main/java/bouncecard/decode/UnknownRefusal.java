package bouncecard.decode;

import bouncecard.catalog.Catalog;
import bouncecard.delivery.FailedDelivery;
import bouncecard.smtp.CodeScanner;
import bouncecard.smtp.Statistics;
import bouncecard.smtp.Words;
import bouncecard.text.LowerCase;

/// Tells a refusal in words that nobody knows, `510 The length of attach is achieved`, from a
/// number of something, `550 users are affected`: after a code that servers send, it goes on as a
/// sentence does.
final class UnknownRefusal {
  private static final int CODE = 3;
  private static final int LEAST_WORDS = 3;

  /// So many characters of a script without blanks are a sentence.
  private static final int LEAST_CHARACTERS = 5;

  private static final int LONGEST_COUNTER = 3;

  private final Catalog catalog;
  private final Words openers;
  private final Words counted;
  private final CodeScanner scanner;
  private final Statistics statistics;

  UnknownRefusal(Catalog catalog, CodeScanner scanner) {
    this.catalog = catalog;
    this.openers = catalog.vocabulary().openers();
    this.counted = catalog.surroundings().notBefore();
    this.scanner = scanner;
    this.statistics = new Statistics(catalog.surroundings());
  }

  /// Whether these words are one, of which only the code that they begin with is understood.
  boolean isOne(FailedDelivery words) {
    String text = words.reply().value();
    return words.replyCode().flatMap(catalog::replyCode).isPresent()
        && Character.isDigit(text.charAt(0))
        && !asks(text)
        && isSentence(text.substring(CODE).strip())
        && !statistics.isOne(text)
        && !scanner.speaksAnotherProtocol(text);
  }

  private static boolean asks(String text) {
    return text.indexOf('?') >= 0 || text.indexOf('？') >= 0;
  }

  private boolean isSentence(String said) {
    if (said.isEmpty() || !Character.isLetter(said.charAt(0))) {
      return false;
    }
    return Character.isIdeographic(said.codePointAt(0))
        ? letters(said) >= LEAST_CHARACTERS && !isCounter(said)
        : words(said) >= LEAST_WORDS && opensSentence(said);
  }

  /// A determiner, a pronoun or what mail is about: `421 Main Street` is a place.
  private boolean opensSentence(String said) {
    return openers.contains(LowerCase.of(said.substring(0, said.indexOf(' '))));
  }

  /// `550 封邮件`: how many of what follows.
  private boolean isCounter(String said) {
    for (int end = 1; end <= Math.min(LONGEST_COUNTER, said.length()); end++) {
      if (counted.contains(said.substring(0, end))) {
        return true;
      }
    }
    return false;
  }

  private static int letters(String said) {
    int letters = 0;
    for (int i = 0; i < said.length(); i++) {
      letters += Character.isLetter(said.charAt(i)) ? 1 : 0;
    }
    return letters;
  }

  private static int words(String said) {
    int words = 0;
    for (int i = 0; i < said.length(); i++) {
      boolean begins = i == 0 || said.charAt(i - 1) == ' ';
      words += begins && Character.isLetter(said.charAt(i)) ? 1 : 0;
    }
    return words;
  }
}
