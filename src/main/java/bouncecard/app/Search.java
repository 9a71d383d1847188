package bouncecard.app;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Language;
import bouncecard.catalog.Once;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleId;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts;
import bouncecard.catalog.Texts.Section;
import bouncecard.smtp.Words;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Looks for words in the names and meanings of codes, in causes, and in what providers say.
///
/// Words are looked for by their stems (`greylisting` finds `greylisted`). A code or token scores
/// by where the words are: in its name, in a cause that it stands for, in a provider's rule that
/// comes with it, in its meaning.
final class Search {
  private static final int MOST_CODES = 8;
  private static final int MOST_CAUSES = 2;
  private static final int IN_NAME = 8;
  private static final int IN_CAUSE = 5;
  private static final int IN_RULE = 3;
  private static final int IN_MEANING = 1;
  private static final Pattern BESIDE_WORDS = Pattern.compile("[^\\p{L}\\p{N}.#_-]+");

  private final Catalog catalog;
  private final Supplier<List<Document>> documents = new Once<>(this::gather);

  /// Something that is known of a code, token or cause.
  ///
  /// @param rule the rule that it is from, if it is from one
  /// @param text in lower case
  private record Document(Kind kind, String key, Optional<RuleId> rule, int weight, String text) {}

  private enum Kind {
    CODE,
    CAUSE
  }

  Search(Catalog catalog) {
    this.catalog = catalog;
  }

  /// What fits best, whatever the language; nothing where some word is found nowhere.
  SearchResult find(String said, Words fillers) {
    List<String> stems = words(said, fillers).stream().map(Search::stem).toList();
    Map<Document, Score> scores = new LinkedHashMap<>();
    if (!stems.isEmpty()) {
      for (Document document : documents.get()) {
        score(document, stems, scores);
      }
    }
    return new SearchResult(
        best(scores, stems.size(), Kind.CAUSE, MOST_CAUSES).map(Document::key).toList(),
        best(scores, stems.size(), Kind.CODE, MOST_CODES)
            .map(document -> new SearchResult.Code(document.key(), document.rule()))
            .toList());
  }

  /// Scores are kept under a code's or cause's first document that holds a word.
  private static void score(Document document, List<String> stems, Map<Document, Score> scores) {
    Document key = new Document(document.kind(), document.key(), document.rule(), 0, "");
    for (int i = 0; i < stems.size(); i++) {
      if (document.text().contains(stems.get(i))) {
        scores.computeIfAbsent(key, _ -> new Score()).add(i, document.weight());
      }
    }
  }

  private static Stream<Document> best(
      Map<Document, Score> scores, int words, Kind kind, int most) {
    Set<String> seen = new HashSet<>();
    return scores.entrySet().stream()
        .filter(entry -> entry.getKey().kind() == kind && entry.getValue().isComplete(words))
        .sorted(
            Comparator.<Map.Entry<Document, Score>>comparingInt(entry -> -entry.getValue().total)
                .thenComparing(entry -> entry.getKey().key()))
        .map(Map.Entry::getKey)
        .filter(document -> seen.add(document.key()))
        .limit(most);
  }

  /// English endings dropped: what a person types is rarely the form that the catalogue has.
  private static String stem(String word) {
    for (String ending : List.of("ing", "ed", "es", "s")) {
      if (word.endsWith(ending) && word.length() - ending.length() >= 4) {
        return word.substring(0, word.length() - ending.length());
      }
    }
    return word;
  }

  static List<String> words(String said, Words fillers) {
    List<String> words = new ArrayList<>();
    for (String word : BESIDE_WORDS.split(said.toLowerCase(Locale.ROOT), -1)) {
      if (word.length() > 1 && !fillers.contains(word)) {
        words.add(word);
      }
    }
    return words;
  }

  private List<Document> gather() {
    List<Document> gathered = new ArrayList<>();
    for (Language language : catalog.languages()) {
      Texts texts = catalog.texts(language);
      codes(texts, gathered);
      for (Cause cause : catalog.causes()) {
        String name = texts.entry(Section.CAUSES, cause.id()).orElseThrow().text("name");
        add(Kind.CAUSE, cause.id(), Optional.empty(), IN_NAME, name + " " + cause.id(), gathered);
      }
    }
    rules(gathered);
    return List.copyOf(gathered);
  }

  private void codes(Texts texts, List<Document> documents) {
    for (ReplyCodeEntry entry : catalog.replyCodes()) {
      String code = entry.code().toString();
      code(code, texts.entry(Section.REPLY_CODES, code).orElseThrow(), documents);
      causes(code, entry.causes(), texts, documents);
    }
    for (EnhancedStatusCodeEntry entry : catalog.enhancedStatusCodes()) {
      String code = entry.classes().getLast() + entry.key().substring(1);
      code(code, texts.entry(Section.ENHANCED_STATUS_CODES, entry.key()).orElseThrow(), documents);
      causes(code, entry.causes(), texts, documents);
    }
  }

  private static void code(String code, TextEntry text, List<Document> documents) {
    add(Kind.CODE, code, Optional.empty(), IN_NAME, text.text("name"), documents);
    add(
        Kind.CODE,
        code,
        Optional.empty(),
        IN_MEANING,
        text.text("meaning") + " " + text.optional("when").orElse(""),
        documents);
  }

  private void causes(String code, List<String> causes, Texts texts, List<Document> documents) {
    for (String id : causes) {
      String name = texts.entry(Section.CAUSES, id).orElseThrow().text("name");
      add(Kind.CODE, code, Optional.empty(), IN_CAUSE, name + " " + id, documents);
    }
  }

  private void rules(List<Document> documents) {
    for (Rule rule : catalog.rules()) {
      String provider =
          catalog
              .provider(rule.id().owner())
              .map(owner -> owner.id() + " " + owner.name())
              .orElse("");
      Optional<String> token = rule.conditions().token().map(Object::toString);
      String text =
          String.join(
              " ",
              provider,
              rule.cause(),
              String.join(" ", rule.conditions().any()),
              token.orElse(""));
      for (String code : rule.seenWith()) {
        add(Kind.CODE, code, Optional.of(rule.id()), IN_RULE, text, documents);
      }
      // A family of tokens cannot be asked for as it is written.
      token
          .filter(written -> written.indexOf('{') < 0)
          .ifPresent(
              written -> add(Kind.CODE, written, Optional.of(rule.id()), IN_RULE, text, documents));
    }
  }

  private static void add(
      Kind kind,
      String key,
      Optional<RuleId> rule,
      int weight,
      String text,
      List<Document> documents) {
    documents.add(new Document(kind, key, rule, weight, text.toLowerCase(Locale.ROOT)));
  }

  private static final class Score {
    private final BitSet found = new BitSet();
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
