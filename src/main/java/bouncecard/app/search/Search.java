package bouncecard.app.search;

import bouncecard.app.search.SearchIndex.Found;
import bouncecard.app.search.SearchQuery.Match;
import bouncecard.app.search.SearchResult.Code;
import bouncecard.app.search.SearchResult.Hit;
import bouncecard.app.search.SearchResult.Topic;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Once;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.catalog.Rule;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/// Finds topics, codes and providers' rules by what people call them.
///
/// Each is named by phrases. A phrase says the more for what it names, the more of it is in the
/// question and the more of the question it accounts for; rare words say more than common ones, and
/// misspelt ones less. Who names a provider wants its own rules about the topic.
public final class Search {
  private static final int MOST_TOPICS = 3;
  private static final int MOST_CODES = 8;
  private static final double NEAR = 0.55;
  private static final double CODES_BEHIND_TOPICS = 0.8;
  private static final double FILLER_OF_PHRASE = 0.3;
  private static final double SURE_COVERAGE = 0.85;
  private static final double SURE_COMPLETENESS = 0.7;

  private final Catalog catalog;
  private final Supplier<SearchIndex> index;

  /// A search in what the catalogue has.
  public Search(Catalog catalog) {
    this.catalog = catalog;
    this.index = new Once<>(() -> new SearchIndex(catalog));
  }

  /// What the provider that is named means by a code, where that is something else than the
  /// registry says.
  public Optional<Rule> meant(String said, EnhancedStatusCode code) {
    SearchIndex known = index.get();
    SearchQuery wanted = new SearchQuery(said, known.words::isKnown);
    return known
        .provider(known.words.matches(wanted))
        .flatMap(
            named ->
                catalog.rulesAbout(code).stream()
                    .filter(Rule::redefines)
                    .filter(rule -> rule.id().owner().equals(named.getKey()))
                    .min(Comparator.comparing(rule -> !rule.conditions().isCodeOnly())));
  }

  /// What was found, and whether the words ask for nothing else.
  private record Finding(List<Hit> hits, boolean isSure, boolean isSureQuestion) {}

  /// What fits best, whatever the language; what is near where nothing fits.
  public SearchResult find(String said) {
    return new SearchResult(look(said).hits());
  }

  /// What words come to that nobody said to be a search: nothing where they may mean anything else.
  ///
  /// @param asks whether they are a question: it may have more words that say nothing
  public SearchResult findSurely(String said, boolean asks) {
    Finding finding = look(said);
    boolean isSure = asks ? finding.isSureQuestion() : finding.isSure();
    return new SearchResult(isSure ? finding.hits() : List.of());
  }

  private Finding look(String said) {
    SearchIndex known = index.get();
    SearchQuery wanted = new SearchQuery(said, known.words::isKnown);
    Match[] matches = known.words.matches(wanted);
    Optional<Map.Entry<String, BitSet>> provider = known.provider(matches);
    BitSet beside = provider.map(Map.Entry::getValue).orElseGet(BitSet::new);
    Map<String, Found> topics = known.topics(wanted, matches, beside);
    Map<String, Found> codes = known.codes(wanted, matches, beside);
    Set<Hit> all = new LinkedHashSet<>();
    provider.ifPresent(named -> all.addAll(rules(named.getKey(), wanted, topics)));
    wanted.codes().stream().filter(this::isCode).forEach(code -> all.add(plain(code)));
    ranked(topics, codes, all);
    topics.entrySet().stream()
        .max(Map.Entry.comparingByValue(Comparator.comparingDouble(Found::score)))
        .ifPresent(best -> standing(best.getKey(), all));
    return new Finding(
        limited(all),
        isSure(known, wanted, beside, topics, codes, FILLER_OF_PHRASE),
        isSure(known, wanted, beside, topics, codes, 0));
  }

  private static Code plain(String code) {
    return new Code(code, Optional.empty());
  }

  private boolean isCode(String code) {
    return code.length() == 3
        ? catalog.replyCode(new ReplyCode(Integer.parseInt(code))).isPresent()
        : catalog.enhancedStatusCode("X" + code.substring(1)).isPresent();
  }

  private static boolean isSure(
      SearchIndex known,
      SearchQuery wanted,
      BitSet beside,
      Map<String, Found> topics,
      Map<String, Found> codes,
      double filler) {
    BitSet units = (BitSet) beside.clone();
    double completeness = beside.isEmpty() ? 0 : 1;
    for (Map<String, Found> found : List.of(topics, codes)) {
      Optional<Found> best = found.values().stream().max(Comparator.comparingDouble(Found::score));
      if (best.isPresent()) {
        units.or(best.get().units());
        completeness = Math.max(completeness, best.get().completeness());
      }
    }
    return completeness >= SURE_COMPLETENESS
        && known.coverage(wanted, units, filler) >= SURE_COVERAGE;
  }

  /// The provider's rules about what was said, or its most telling ones where nothing was.
  private List<Code> rules(String provider, SearchQuery wanted, Map<String, Found> topics) {
    double most = topics.values().stream().mapToDouble(Found::score).max().orElse(0);
    List<Map.Entry<Code, Double>> found = new ArrayList<>();
    for (Rule rule : catalog.rules()) {
      Optional<String> written = written(rule, wanted.codes());
      if (!rule.id().owner().equals(provider) || written.isEmpty()) {
        continue;
      }
      Found topic = topics.getOrDefault(rule.cause(), Found.NOTHING);
      boolean isAsked = wanted.codes().stream().anyMatch(code -> holds(rule, code));
      double score = topic.score() + said(rule, wanted.words()) + (isAsked ? most + 1 : 0);
      if (isAsked || topic.score() > NEAR * most || topics.isEmpty()) {
        found.add(Map.entry(new Code(written.get(), Optional.of(rule.id())), score));
      }
    }
    found.sort(Comparator.comparingDouble(entry -> -entry.getValue()));
    Set<String> codes = new HashSet<>();
    return found.stream()
        .map(Map.Entry::getKey)
        .filter(code -> codes.add(code.written()))
        .limit(MOST_CODES)
        .toList();
  }

  /// By what the rule can be asked for: its token, or the codes that it comes with.
  private static Optional<String> written(Rule rule, Collection<String> codes) {
    Optional<String> asked =
        rule.seenWith().stream()
            .filter(seen -> codes.stream().anyMatch(seen::contains))
            .findFirst();
    // A family of tokens cannot be asked for as it is written.
    return asked
        .or(
            () ->
                rule.conditions()
                    .token()
                    .map(Object::toString)
                    .filter(token -> token.indexOf('{') < 0))
        .or(() -> rule.seenWith().stream().findFirst());
  }

  private static boolean holds(Rule rule, String code) {
    return rule.seenWith().stream().anyMatch(seen -> List.of(seen.split(" ", -1)).contains(code));
  }

  /// How much of its wording somebody repeats.
  private static double said(Rule rule, List<String> words) {
    double most = 0;
    for (String wording : rule.conditions().any()) {
      long there =
          words.stream().filter(word -> word.length() > 3 && wording.contains(word)).count();
      most = Math.max(most, 0.1 * there);
    }
    return most;
  }

  private static void ranked(
      Map<String, Found> topics, Map<String, Found> codes, Collection<Hit> to) {
    List<Map.Entry<Hit, Double>> scored = new ArrayList<>();
    topics.forEach((id, found) -> scored.add(Map.entry(new Topic(id), found.score())));
    codes.forEach(
        (code, found) -> scored.add(Map.entry(plain(code), found.score() * CODES_BEHIND_TOPICS)));
    scored.sort(Comparator.comparingDouble(entry -> -entry.getValue()));
    double least = scored.isEmpty() ? 0 : NEAR * scored.getFirst().getValue();
    scored.stream()
        .filter(entry -> entry.getValue() >= least)
        .forEach(entry -> to.add(entry.getKey()));
  }

  /// The codes that stand for a topic.
  private void standing(String cause, Collection<Hit> to) {
    for (boolean isFirst : new boolean[] {true, false}) {
      for (EnhancedStatusCodeEntry entry : catalog.enhancedStatusCodes()) {
        if (standsFor(entry.causes(), cause, isFirst)) {
          to.add(plain(entry.classes().getLast() + entry.key().substring(1)));
        }
      }
      for (ReplyCodeEntry entry : catalog.replyCodes()) {
        if (standsFor(entry.causes(), cause, isFirst)) {
          to.add(plain(entry.code().toString()));
        }
      }
    }
  }

  private static boolean standsFor(List<String> causes, String cause, boolean isFirst) {
    return isFirst
        ? !causes.isEmpty() && causes.getFirst().equals(cause)
        : causes.indexOf(cause) > 0;
  }

  private static List<Hit> limited(Collection<Hit> all) {
    List<Hit> limited = new ArrayList<>();
    Set<String> written = new HashSet<>();
    int topics = 0;
    for (Hit hit : all) {
      boolean fits =
          switch (hit) {
            case Topic _ -> ++topics <= MOST_TOPICS;
            case Code(String code, var _) -> written.size() < MOST_CODES && written.add(code);
          };
      if (fits) {
        limited.add(hit);
      }
    }
    return limited;
  }
}
