package bouncecard.app.search;

import bouncecard.app.search.SearchQuery.Match;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Language;
import bouncecard.catalog.Provider;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts;
import bouncecard.catalog.Texts.Section;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Everything that can be found, by the phrases that name it in every language.
final class SearchIndex {
  private static final String PROVIDER = "provider-";
  private static final double ALIKE = 0.6;

  final SearchWords words;
  private final Map<String, List<List<Integer>>> topics = new LinkedHashMap<>();
  private final Map<String, List<List<Integer>>> codes = new LinkedHashMap<>();
  private final Map<String, List<List<Integer>>> providers = new LinkedHashMap<>();

  /// What a phrase comes to in a question.
  ///
  /// @param score how much it says for what it names
  /// @param completeness which part of the phrase is there
  /// @param units what it accounts for
  record Found(double score, double completeness, BitSet units) {
    static final Found NOTHING = new Found(0, 0, new BitSet());
  }

  SearchIndex(Catalog catalog) {
    words = new SearchWords(catalog.vocabulary().fillers());
    for (Language language : catalog.languages()) {
      said(catalog.texts(language), "same").forEach(words::same);
    }
    for (Language language : catalog.languages()) {
      add(catalog, catalog.texts(language));
    }
    words.weigh();
  }

  private static List<String> said(Texts texts, String key) {
    return texts.entry(Section.SEARCH, key).map(entry -> entry.list("says")).orElse(List.of());
  }

  private void add(Catalog catalog, Texts texts) {
    for (Cause cause : catalog.causes()) {
      String name = texts.entry(Section.CAUSES, cause.id()).orElseThrow().text("name");
      add(topics, cause.id(), texts, cause.id(), Optional.of(name));
      add(topics, cause.id(), cause.id());
    }
    for (ReplyCodeEntry entry : catalog.replyCodes()) {
      String code = entry.code().toString();
      add(codes, code, texts, code, texts.entry(Section.REPLY_CODES, code).map(SearchIndex::name));
    }
    for (EnhancedStatusCodeEntry entry : catalog.enhancedStatusCodes()) {
      String code = entry.classes().getLast() + entry.key().substring(1);
      Optional<TextEntry> text = texts.entry(Section.ENHANCED_STATUS_CODES, entry.key());
      add(codes, code, texts, entry.key(), text.map(SearchIndex::name));
    }
    for (Provider provider : catalog.providers()) {
      // Of two names joined by a stroke either will do.
      List<String> names = new ArrayList<>(List.of(provider.name().split("[/()]", -1)));
      names.add(provider.id());
      names.removeIf(name -> name.isBlank() || name.length() < 3);
      names.addAll(said(texts, PROVIDER + provider.id()));
      names.forEach(name -> add(providers, provider.id(), name));
    }
  }

  private static String name(TextEntry text) {
    return text.text("name");
  }

  private void add(
      Map<String, List<List<Integer>>> to,
      String id,
      Texts texts,
      String key,
      Optional<String> name) {
    name.ifPresent(phrase -> add(to, id, phrase));
    said(texts, key).forEach(phrase -> add(to, id, phrase));
  }

  private void add(Map<String, List<List<Integer>>> to, String id, String phrase) {
    List<Integer> numbered = words.phrase(id, phrase);
    if (!numbered.isEmpty()) {
      to.computeIfAbsent(id, _ -> new ArrayList<>()).add(numbered);
    }
  }

  /// The provider that is named whole; empty where none is.
  Optional<Map.Entry<String, BitSet>> provider(Match[] matches) {
    Optional<Map.Entry<String, BitSet>> best = Optional.empty();
    double most = 0;
    for (Map.Entry<String, List<List<Integer>>> entry : providers.entrySet()) {
      for (List<Integer> phrase : entry.getValue()) {
        double score = whole(phrase, matches);
        if (score > most) {
          most = score;
          BitSet units = new BitSet();
          phrase.forEach(word -> units.or(matches[word].units()));
          best = Optional.of(Map.entry(entry.getKey(), units));
        }
      }
    }
    return best;
  }

  private double whole(List<Integer> phrase, Match[] matches) {
    double score = 0;
    for (int word : phrase) {
      if (matches[word].likeness() < ALIKE) {
        return 0;
      }
      score += words.weight(word) * matches[word].likeness() * matches[word].likeness();
    }
    return score;
  }

  Map<String, Found> topics(SearchQuery wanted, Match[] matches, BitSet beside) {
    return found(topics, wanted, matches, beside);
  }

  Map<String, Found> codes(SearchQuery wanted, Match[] matches, BitSet beside) {
    return found(codes, wanted, matches, beside);
  }

  private Map<String, Found> found(
      Map<String, List<List<Integer>>> things, SearchQuery wanted, Match[] matches, BitSet beside) {
    double all = 0;
    for (int unit = 0; unit < wanted.units(); unit++) {
      all += beside.get(unit) ? 0 : words.weight(wanted, unit);
    }
    Map<String, Found> found = new LinkedHashMap<>();
    for (Map.Entry<String, List<List<Integer>>> thing : things.entrySet()) {
      Found best = Found.NOTHING;
      BitSet units = new BitSet();
      for (List<Integer> phrase : thing.getValue()) {
        Found one = score(phrase, wanted, matches, beside, all);
        units.or(one.units());
        best = one.score() > best.score() ? one : best;
      }
      if (best.score() > 0) {
        // What its other phrases account for tells a little, too.
        double more = 0.2 * best.score() * (weight(units, wanted) - weight(best.units(), wanted));
        found.put(thing.getKey(), new Found(best.score() + more / all, best.completeness(), units));
      }
    }
    return found;
  }

  private Found score(
      List<Integer> phrase, SearchQuery wanted, Match[] matches, BitSet beside, double all) {
    double total = 0;
    double there = 0;
    BitSet units = new BitSet();
    for (int word : phrase) {
      double weight = words.weight(word);
      Match match = matches[word];
      total += weight;
      if (match.likeness() > 0 && !match.units().intersects(beside)) {
        there += weight * match.likeness() * match.likeness();
        units.or(match.units());
      }
    }
    if (there == 0 || total == 0) {
      return Found.NOTHING;
    }
    double completeness = there / total;
    double coverage = Math.min(1, weight(units, wanted) / Math.max(all, 0.1));
    return new Found(
        completeness * Math.sqrt(completeness) * (0.3 + 0.7 * coverage) * Math.sqrt(there),
        completeness,
        units);
  }

  private double weight(BitSet units, SearchQuery wanted) {
    return units.stream().mapToDouble(unit -> words.weight(wanted, unit)).sum();
  }

  /// Which part of a question is accounted for by what was found.
  ///
  /// @param filler what a word weighs that says nothing by itself
  double coverage(SearchQuery wanted, BitSet units, double filler) {
    double all = 0;
    double there = 0;
    for (int unit = 0; unit < wanted.units(); unit++) {
      double weight = words.weight(wanted, unit, filler);
      all += weight;
      there += units.get(unit) ? weight : 0;
    }
    return all == 0 ? 0 : there / all;
  }
}
