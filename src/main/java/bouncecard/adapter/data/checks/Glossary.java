package bouncecard.adapter.data.checks;

import bouncecard.adapter.data.tree.Node;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The words of a language: one for each thing, and one level of speech.
///
/// @param terms the word for a thing, and what is not said for it
/// @param endings how no sentence ends, for its level of speech is another
public record Glossary(Map<String, List<String>> terms, List<String> endings) {
  /// Nothing is held to anything.
  public static final Glossary NONE = new Glossary(Map.of(), List.of());

  private static final List<String> ENDS = List.of(".", "?", "!");
  private static final String TERMS = "terms";
  private static final String ENDINGS = "endings_avoided";

  /// Copies both.
  public Glossary {
    terms = Map.copyOf(terms);
    endings = List.copyOf(endings);
  }

  /// What `texts/languages.toml` says of a language.
  public static Glossary read(Node language) {
    Map<String, List<String>> terms = new LinkedHashMap<>();
    if (language.has(TERMS)) {
      Node node = language.table(TERMS);
      node.keys().forEach(term -> terms.put(term, node.someTexts(term)));
      node.end();
    }
    return new Glossary(terms, language.texts(ENDINGS));
  }

  /// What is wrong with a sentence, if anything is.
  ///
  /// @param said the sentence without what it quotes
  public Optional<String> wrong(String said) {
    for (Map.Entry<String, List<String>> term : terms.entrySet()) {
      for (String other : term.getValue()) {
        if (said.contains(other)) {
          return Optional.of(
              "says \"%s\", and must say \"%s\", as everywhere".formatted(other, term.getKey()));
        }
      }
    }
    for (String ending : endings) {
      for (String end : said.contains(ending) ? ENDS : List.<String>of()) {
        if (said.contains(ending + end)) {
          return Optional.of("must not end in \"%s\"".formatted(ending + end));
        }
      }
    }
    return Optional.empty();
  }
}
