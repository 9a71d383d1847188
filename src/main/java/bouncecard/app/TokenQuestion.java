package bouncecard.app;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Rule;
import bouncecard.catalog.TokenPattern;
import bouncecard.catalog.words.Vocabulary;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/// A provider's own token as a question.
final class TokenQuestion {
  private static final int LONGEST_TOKEN = 40;
  private static final Pattern SPACES = Pattern.compile("\\s+");

  private final Catalog catalog;
  private final Vocabulary vocabulary;

  TokenQuestion(Catalog catalog) {
    this.catalog = catalog;
    this.vocabulary = catalog.vocabulary();
  }

  /// A provider's token, brackets or not, alone or in a question: `[TSS04]`, `AUP#IPBL0101`, `what
  /// is S3140?`.
  Optional<Answer> read(String text) {
    String only = "";
    String written = "";
    for (String word : (Iterable<String>) SPACES.splitAsStream(text)::iterator) {
      String bare = QuestionWords.strip(word, "[]()<>{}\"'`*~?!.,;");
      if (!bare.isEmpty() && !vocabulary.fillers().contains(bare.toLowerCase(Locale.ROOT))) {
        if (!only.isEmpty()) {
          return Optional.empty();
        }
        only = bare;
        written = word;
      }
    }
    if (only.length() > LONGEST_TOKEN || written.length() < 3) {
      return Optional.empty();
    }
    String token = only;
    return tokenRule(written)
        .or(() -> tokenRule(token))
        .or(() -> tokenRule(token.toUpperCase(Locale.ROOT)));
  }

  private Optional<Answer> tokenRule(String token) {
    Rule best = null;
    int length = 0;
    boolean isMark = isMark(token);
    String lower = token.toLowerCase(Locale.ROOT);
    for (Rule rule : catalog.rules()) {
      if (rule.id().isWording()) {
        continue;
      }
      Optional<TokenPattern> pattern = rule.conditions().token();
      if (pattern.isPresent()
          && pattern.get().literalLength() > length
          && pattern.get().find(token).isPresent()) {
        best = rule;
        length = pattern.get().literalLength();
      }
      if (best == null && isMark && says(rule, lower)) {
        best = rule;
      }
    }
    return best == null ? Optional.empty() : Optional.of(new Answer.TokenAnswer(best, token));
  }

  /// No ordinary word: it has a digit or a sign in it.
  private static boolean isMark(String token) {
    return token.chars().anyMatch(c -> Character.isDigit(c) || ":#_".indexOf(c) >= 0);
  }

  /// Whether a wording of the rule is that token and nothing else, as `(s3140)`. It is asked of
  /// every wording there is, for every question.
  private static boolean says(Rule rule, String token) {
    for (String wording : rule.conditions().any()) {
      if (wording.contains(token) && QuestionWords.strip(wording, "[]()").equals(token)) {
        return true;
      }
    }
    return false;
  }
}
