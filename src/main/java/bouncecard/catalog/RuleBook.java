package bouncecard.catalog;

import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.EnhancedStatusCodeRange;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The providers and all rules, wordings included, with the ways to find them.
public final class RuleBook {
  private final Map<String, Provider> providers = new LinkedHashMap<>();
  private final List<Rule> rules;
  private final Map<EnhancedStatusCode, List<Rule>> byCode = new HashMap<>();
  private final List<Ranged> ranged = new ArrayList<>();

  private record Ranged(EnhancedStatusCodeRange range, Rule rule) {}

  /// A book of these.
  public RuleBook(List<Provider> providers, List<Rule> rules) {
    for (Provider provider : providers) {
      this.providers.put(provider.id(), provider);
    }
    this.rules = List.copyOf(rules);
    for (Rule rule : rules) {
      if (!rule.id().isWording()) {
        index(rule);
      }
    }
  }

  private void index(Rule rule) {
    for (Rule.CodeSpan span : rule.conditions().enhancedStatusCodes()) {
      switch (span) {
        case Rule.CodeSpan.One(EnhancedStatusCode code) -> add(code, rule);
        case Rule.CodeSpan.Many(EnhancedStatusCodeRange range) ->
            ranged.add(new Ranged(range, rule));
      }
    }
    for (String with : rule.seenWith()) {
      for (String word : with.split(" ", -1)) {
        EnhancedStatusCode.parse(word).ifPresent(code -> add(code, rule));
        EnhancedStatusCodeRange.parse(word).ifPresent(range -> ranged.add(new Ranged(range, rule)));
      }
    }
  }

  private void add(EnhancedStatusCode code, Rule rule) {
    byCode.computeIfAbsent(code, _ -> new ArrayList<>()).add(rule);
  }

  /// All rules, in the order of the data files.
  public List<Rule> rules() {
    return rules;
  }

  /// All providers.
  public Collection<Provider> providers() {
    return providers.values();
  }

  /// The provider of that id; empty for the owner of wordings.
  public Optional<Provider> provider(String id) {
    return Optional.ofNullable(providers.get(id));
  }

  /// The providers' rules that name an enhanced status code as a condition or are seen with it,
  /// each once.
  public List<Rule> about(EnhancedStatusCode code) {
    Set<Rule> found = new LinkedHashSet<>(byCode.getOrDefault(code, List.of()));
    for (Ranged entry : ranged) {
      if (entry.range().contains(code)) {
        found.add(entry.rule());
      }
    }
    return List.copyOf(found);
  }
}
