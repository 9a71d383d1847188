package bouncecard.diagnose;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.TokenPattern;
import bouncecard.delivery.FailedDelivery;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseIndex;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rules and providers by what makes them come into question, and the signals by which others
/// know that they have something to read, so that a reply is read once and not once for each of
/// them.
final class RuleIndex {
  private final PhraseIndex phrases;
  private final List<List<IndexedRule>> byPhrase;
  private final List<List<IndexedRule>> byTokenHead;
  private final Map<EnhancedStatusCode, List<IndexedRule>> byEnhanced = new HashMap<>();
  private final Map<ReplyCode, List<IndexedRule>> byReplyCode = new HashMap<>();
  private final List<IndexedRule> byRange = new ArrayList<>();
  private final List<List<Provider>> byMarker;
  private final List<List<Integer>> bySignal;
  private int entries;
  private final Map<String, List<Provider>> byHost = new HashMap<>();
  private final Map<String, List<Provider>> byDomain = new HashMap<>();

  /// @param signals phrases in lower case that others want to know of, by their number in this list
  RuleIndex(Catalog catalog, List<List<String>> signals) {
    Set<String> wordings = new LinkedHashSet<>();
    for (Rule rule : catalog.rules()) {
      wordings.addAll(rule.conditions().any());
      wordings.addAll(rule.conditions().all());
    }
    for (Provider provider : catalog.providers()) {
      wordings.addAll(provider.markers());
    }
    for (Rule rule : catalog.rules()) {
      rule.conditions().token().ifPresent(token -> wordings.add(head(token)));
    }
    signals.forEach(wordings::addAll);
    phrases = new PhraseIndex(wordings);
    byPhrase = lists(phrases.size());
    byMarker = lists(phrases.size());
    byTokenHead = lists(phrases.size());
    bySignal = lists(phrases.size());
    catalog.rules().forEach(this::add);
    catalog.providers().forEach(this::add);
    for (int i = 0; i < signals.size(); i++) {
      for (String phrase : signals.get(i)) {
        bySignal.get(phrases.number(phrase)).add(i);
      }
    }
  }

  private static <T> List<List<T>> lists(int size) {
    List<List<T>> lists = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      lists.add(new ArrayList<>(2));
    }
    return lists;
  }

  /// What is looked for of a token, whose case decides only when it is tried.
  private static String head(TokenPattern token) {
    return LowerCase.of(token.head());
  }

  /// A rule comes into question by one part that must be there: its token, its first `all` wording,
  /// any of its `any` wordings, else its codes.
  private void add(Rule rule) {
    Rule.Conditions conditions = rule.conditions();
    IndexedRule entry =
        new IndexedRule(entries++, rule, numbers(conditions.any()), numbers(conditions.all()));
    if (conditions.token().isPresent()) {
      byTokenHead.get(phrases.number(head(conditions.token().get()))).add(entry);
    } else if (entry.all.length > 0) {
      byPhrase.get(entry.all[0]).add(entry);
    } else if (entry.any.length > 0) {
      for (int wording : entry.any) {
        byPhrase.get(wording).add(entry);
      }
    } else {
      addByCodes(entry, conditions);
    }
  }

  private void addByCodes(IndexedRule entry, Rule.Conditions conditions) {
    if (conditions.enhancedStatusCodes().isEmpty()) {
      for (int code : entry.replyCodes()) {
        byReplyCode.computeIfAbsent(new ReplyCode(code), _ -> new ArrayList<>()).add(entry);
      }
    }
    boolean ranged = false;
    for (Rule.CodeSpan span : conditions.enhancedStatusCodes()) {
      switch (span) {
        case Rule.CodeSpan.One(EnhancedStatusCode code) ->
            byEnhanced.computeIfAbsent(code, _ -> new ArrayList<>()).add(entry);
        case Rule.CodeSpan.Many _ -> ranged = true;
      }
    }
    if (ranged) {
      byRange.add(entry);
    }
  }

  private int[] numbers(List<String> wordings) {
    return wordings.stream().mapToInt(phrases::number).toArray();
  }

  private void add(Provider provider) {
    for (String marker : provider.markers()) {
      byMarker.get(phrases.number(marker)).add(provider);
    }
    for (String host : provider.hosts()) {
      byHost
          .computeIfAbsent(host.startsWith(".") ? host.substring(1) : host, _ -> new ArrayList<>())
          .add(provider);
    }
    for (String domain : provider.domains()) {
      byDomain.computeIfAbsent(domain, _ -> new ArrayList<>()).add(provider);
    }
  }

  /// Reads a text.
  ScanResult scan(String reply) {
    JudgedText text = JudgedText.of(reply);
    BitSet found = new BitSet(phrases.size());
    text.find(phrases, found);
    BitSet signals = new BitSet();
    int[] numbers = new int[found.cardinality()];
    int count = 0;
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      numbers[count++] = i;
      for (int signal : bySignal.get(i)) {
        signals.set(signal);
      }
    }
    return ScanResult.of(text, found, numbers, signals);
  }

  /// The rules that may apply to what was scanned, each once; each has still to be tried.
  List<IndexedRule> candidates(ScanResult scanned, FailedDelivery found) {
    Candidates candidates = new Candidates(entries);
    for (int phrase : scanned.numbers()) {
      candidates.addAll(byPhrase.get(phrase));
    }
    for (int phrase : scanned.numbers()) {
      candidates.addAll(byTokenHead.get(phrase));
    }
    if (found.replyCode().isPresent()) {
      candidates.addAll(byReplyCode.getOrDefault(found.replyCode().get(), List.of()));
    }
    addByCode(found.enhancedStatusCode(), candidates);
    if (!found.statusField().equals(found.enhancedStatusCode())) {
      addByCode(found.statusField(), candidates);
    }
    return candidates.found;
  }

  private void addByCode(Optional<EnhancedStatusCode> code, Candidates candidates) {
    if (code.isPresent()) {
      candidates.addAll(byEnhanced.getOrDefault(code.get(), List.of()));
      candidates.addAll(byRange);
    }
  }

  private static final class Candidates {
    /// A bit for each entry.
    private final long[] seen;

    private final List<IndexedRule> found = new ArrayList<>();

    Candidates(int entries) {
      seen = new long[(entries >> 6) + 1];
    }

    void addAll(List<IndexedRule> entries) {
      for (int i = 0; i < entries.size(); i++) {
        IndexedRule entry = entries.get(i);
        long bit = 1L << entry.number;
        if ((seen[entry.number >> 6] & bit) == 0) {
          seen[entry.number >> 6] |= bit;
          found.add(entry);
        }
      }
    }
  }

  /// The providers whose markers were scanned, each once.
  List<Provider> marked(ScanResult scanned) {
    List<Provider> providers = new ArrayList<>(2);
    for (int phrase : scanned.numbers()) {
      for (Provider provider : byMarker.get(phrase)) {
        if (!providers.contains(provider)) {
          providers.add(provider);
        }
      }
    }
    return providers;
  }

  /// The providers that a server's name belongs to, by any of its parent domains. A mailbox
  /// provider's own domain names its servers as well.
  List<Provider> ofHost(String host) {
    Set<Provider> providers = new LinkedHashSet<>(2);
    String name = LowerCase.of(host);
    for (int dot = -1; dot < name.length(); ) {
      String parent = name.substring(dot + 1);
      providers.addAll(byHost.getOrDefault(parent, List.of()));
      providers.addAll(byDomain.getOrDefault(parent, List.of()));
      int next = name.indexOf('.', dot + 1);
      dot = next < 0 ? name.length() : next;
    }
    return List.copyOf(providers);
  }

  /// The providers that take mail for a domain.
  List<Provider> ofDomain(String domain) {
    return byDomain.getOrDefault(LowerCase.of(domain), List.of());
  }
}
