package bouncecard.app;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Provider;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts;
import bouncecard.catalog.Texts.Section;
import bouncecard.smtp.Words;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Looks for words in the names and meanings of codes, in causes, and in what providers say.
///
/// A result is a code to ask for. A code scores by where the words are: in its name, in a cause that it stands for, in a
/// provider's rule that comes with it, in its meaning.
final class Search {
  private static final int MOST = 8;
  private static final int IN_NAME = 8;
  private static final int IN_CAUSE = 5;
  private static final int IN_RULE = 3;
  private static final int IN_MEANING = 1;

  private final Catalog catalog;

  Search(Catalog catalog) {
    this.catalog = catalog;
  }

  /// The codes that fit best, in all languages; empty where some word is found nowhere.
  List<String> find(String said, Words fillers) {
    List<String> words = words(said, fillers);
    if (words.isEmpty()) {
      return List.of();
    }
    Map<String, Score> scores = new LinkedHashMap<>();
    for (var language : catalog.languages()) {
      Texts texts = catalog.texts(language);
      scoreCodes(words, texts, scores);
    }
    scoreRules(words, scores);
    return scores.entrySet().stream()
        .filter(entry -> entry.getValue().isComplete(words.size()))
        .sorted(
            Comparator.<Map.Entry<String, Score>>comparingInt(entry -> -entry.getValue().total)
                .thenComparing(Map.Entry::getKey))
        .limit(MOST)
        .map(Map.Entry::getKey)
        .toList();
  }

  static List<String> words(String said, Words fillers) {
    List<String> words = new ArrayList<>();
    for (String word : said.toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}.#_-]+", -1)) {
      if (word.length() > 1 && !fillers.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }

  private void scoreCodes(List<String> words, Texts texts, Map<String, Score> scores) {
    for (ReplyCodeEntry entry : catalog.replyCodes()) {
      String code = entry.code().toString();
      score(code, words, texts.entry(Section.REPLY_CODES, code).orElseThrow(), scores);
      causes(code, entry.causes(), words, texts, scores);
    }
    for (var entry : catalog.enhancedStatusCodes()) {
      String code = entry.classes().getLast() + entry.key().substring(1);
      score(code, words, texts.entry(Section.ENHANCED_STATUS_CODES, entry.key()).orElseThrow(), scores);
      causes(code, entry.causes(), words, texts, scores);
    }
  }

  private static void score(
      String code, List<String> words, TextEntry text, Map<String, Score> scores) {
    add(code, words, text.text("name"), IN_NAME, scores);
    add(code, words, text.text("meaning") + " " + text.optional("when").orElse(""), IN_MEANING, scores);
  }

  private void causes(
      String code, List<String> causes, List<String> words, Texts texts, Map<String, Score> scores) {
    for (String id : causes) {
      Cause cause = catalog.cause(id);
      String name = texts.entry(Section.CAUSES, id).orElseThrow().text("name");
      add(code, words, name + " " + cause.id(), IN_CAUSE, scores);
    }
  }

  private void scoreRules(List<String> words, Map<String, Score> scores) {
    Map<String, String> providers = new LinkedHashMap<>();
    for (Provider provider : catalog.providers()) {
      providers.put(provider.id(), provider.id() + " " + provider.name());
    }
    for (Rule rule : catalog.rules()) {
      String text =
          providers.getOrDefault(rule.id().owner(), "")
              + " "
              + rule.cause()
              + " "
              + String.join(" ", rule.conditions().any())
              + " "
              + rule.conditions().token().map(Object::toString).orElse("");
      for (String code : rule.seenWith()) {
        add(code, words, text, IN_RULE, scores);
      }
      rule.conditions()
          .token()
          .ifPresent(token -> add(token.toString(), words, text, token.toString().indexOf('{') < 0 ? IN_RULE : 0, scores));
    }
  }

  private static void add(
      String code, List<String> words, String text, int weight, Map<String, Score> scores) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (int i = 0; i < words.size(); i++) {
      if (weight > 0 && lower.contains(words.get(i))) {
        scores.computeIfAbsent(code, _ -> new Score()).add(i, weight);
      }
    }
  }

  private static final class Score {
    private final java.util.BitSet found = new java.util.BitSet();
    private int total;

    void add(int word, int weight) {
      found.set(word);
      total += weight;
    }

    boolean isComplete(int words) {
      return found.cardinality() == words;
    }
  }
}
