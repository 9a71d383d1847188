package bouncecard.app;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleId;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.EnhancedStatusCodeRange;
import bouncecard.smtp.ReplyCode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// Chooses rules by what a person asks for. A word is a provider's id (or `wording`), a rule's id,
/// a cause's id, a code, or anything that stands in a rule; each further word narrows down.
public final class RuleFilter {
  private final Catalog catalog;

  RuleFilter(Catalog catalog) {
    this.catalog = catalog;
  }

  /// What came of it.
  public sealed interface Chosen {
    /// These, in the order of the data files.
    record Some(List<Rule> rules) implements Chosen {
      /// Copies the list.
      public Some {
        rules = List.copyOf(rules);
      }
    }

    /// No rule has that word.
    ///
    /// @param names the providers' and causes' ids that would work
    record NoneHas(String word, List<String> names) implements Chosen {
      /// Copies the list.
      public NoneHas {
        names = List.copyOf(names);
      }
    }

    /// Each word is known, but no rule has all of them.
    record NoneHasAll(List<String> words) implements Chosen {
      /// Copies the list.
      public NoneHasAll {
        words = List.copyOf(words);
      }
    }
  }

  Chosen choose(List<String> words) {
    List<Rule> chosen = catalog.rules();
    for (String word : words) {
      Predicate<Rule> fits = fits(word.toLowerCase(Locale.ROOT).strip());
      if (catalog.rules().stream().noneMatch(fits)) {
        return new Chosen.NoneHas(word, names());
      }
      chosen = chosen.stream().filter(fits).toList();
    }
    return chosen.isEmpty() ? new Chosen.NoneHasAll(words) : new Chosen.Some(chosen);
  }

  private List<String> names() {
    TreeSet<String> names = new TreeSet<>();
    catalog.rules().forEach(rule -> names.addAll(List.of(rule.id().owner(), rule.cause())));
    return List.copyOf(names);
  }

  private Predicate<Rule> fits(String word) {
    if (word.equals(RuleId.WORDING) || catalog.provider(word).isPresent()) {
      return rule -> rule.id().owner().equals(word);
    }
    if (catalog.causes().stream().anyMatch(cause -> cause.id().equals(word))) {
      return rule -> rule.cause().equals(word);
    }
    Optional<EnhancedStatusCode> enhanced = EnhancedStatusCode.parse(word);
    if (enhanced.isPresent()) {
      return rule -> isAbout(rule, enhanced.get());
    }
    Optional<ReplyCode> replyCode = ReplyCode.parse(word);
    if (replyCode.isPresent()) {
      return rule ->
          rule.conditions().replyCodes().contains(replyCode.get())
              || seenWith(rule).anyMatch(word::equals);
    }
    return rule -> says(rule, word);
  }

  private static boolean isAbout(Rule rule, EnhancedStatusCode code) {
    return rule.conditions().enhancedStatusCodes().stream().anyMatch(span -> span.contains(code))
        || seenWith(rule)
            .anyMatch(
                with ->
                    with.equals(code.toString())
                        || EnhancedStatusCodeRange.parse(with)
                            .filter(range -> range.contains(code))
                            .isPresent());
  }

  private static Stream<String> seenWith(Rule rule) {
    return rule.seenWith().stream().flatMap(with -> Stream.of(with.split(" ", -1)));
  }

  private boolean says(Rule rule, String word) {
    List<String> parts = new ArrayList<>(rule.conditions().any());
    parts.addAll(rule.conditions().all());
    parts.add(rule.id().toString());
    parts.add(rule.cause());
    rule.conditions().token().ifPresent(token -> parts.add(token.toString()));
    catalog.provider(rule.id().owner()).map(Provider::name).ifPresent(parts::add);
    return parts.stream().anyMatch(part -> part.toLowerCase(Locale.ROOT).contains(word))
        || rule.conditions()
            .token()
            .filter(token -> token.find(word.toUpperCase(Locale.ROOT)).isPresent())
            .isPresent();
  }
}
