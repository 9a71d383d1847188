package bouncecard.diagnose;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.TokenPattern;
import bouncecard.delivery.FailedDelivery;
import bouncecard.smtp.HostNames;
import bouncecard.text.LowerCase;
import bouncecard.text.PhraseFinder;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rules and providers by what makes them come into question, and the signals by which others
/// know that they have something to read, so that a reply is read once and not once for each of
/// them.
final class RuleIndex {
  private static final IndexedRule[] NO_RULES = {};
  private static final Provider[] NO_PROVIDERS = {};

  private final PhraseFinder phrases;
  private final IndexedRule[][] byPhrase;
  private final IndexedRule[][] byTokenHead;
  private final RulesByCode byCode;
  private final Provider[][] byMarker;

  /// By phrase: a bit for each signal.
  private final long[] bySignal;

  /// By phrase: a bit where it stands before the name of a host that spoke; see [HostNames#LEADS].
  private final int[] leadsToHost;

  private final List<IndexedRule> entries = new ArrayList<>();
  private final Map<String, List<Provider>> byHost = new HashMap<>();
  private final Map<String, List<Provider>> byDomain = new HashMap<>();

  /// @param signals phrases in lower case that others want to know of, by their number in this list
  RuleIndex(Catalog catalog, List<List<String>> signals) {
    Set<String> wordings = new LinkedHashSet<>();
    for (Rule rule : catalog.rules()) {
      wordings.addAll(rule.conditions().any());
      wordings.addAll(rule.conditions().all());
      wordings.addAll(rule.conditions().unless());
    }
    for (Provider provider : catalog.providers()) {
      wordings.addAll(provider.markers());
    }
    for (Rule rule : catalog.rules()) {
      rule.conditions().token().ifPresent(token -> wordings.add(head(token)));
    }
    signals.forEach(wordings::addAll);
    wordings.addAll(HostNames.LEADS);
    phrases = new PhraseFinder(wordings);
    byPhrase = new IndexedRule[phrases.size()][];
    byTokenHead = new IndexedRule[phrases.size()][];
    Arrays.fill(byPhrase, NO_RULES);
    Arrays.fill(byTokenHead, NO_RULES);
    byMarker = new Provider[phrases.size()][];
    Arrays.fill(byMarker, NO_PROVIDERS);
    List<IndexedRule> coded = new ArrayList<>();
    for (Rule rule : catalog.rules()) {
      add(rule, catalog, coded);
    }
    byCode = new RulesByCode(coded);
    catalog.providers().forEach(this::add);
    bySignal = new long[phrases.size()];
    for (int i = 0; i < signals.size(); i++) {
      for (String phrase : signals.get(i)) {
        bySignal[phrases.number(phrase)] |= 1L << i;
      }
    }
    leadsToHost = new int[phrases.size()];
    for (int i = 0; i < HostNames.LEADS.size(); i++) {
      leadsToHost[phrases.number(HostNames.LEADS.get(i))] = 1 << i;
    }
  }

  private static <T> void add(T[][] lists, int place, T added) {
    T[] list = lists[place];
    lists[place] = Arrays.copyOf(list, list.length + 1);
    lists[place][list.length] = added;
  }

  /// What is looked for of a token, whose case decides only when it is tried.
  private static String head(TokenPattern token) {
    return LowerCase.of(token.head());
  }

  /// A rule comes into question by one part that must be there: its token, its first `all` wording,
  /// any of its `any` wordings, else its codes.
  private void add(Rule rule, Catalog catalog, List<IndexedRule> coded) {
    Rule.Conditions conditions = rule.conditions();
    IndexedRule entry = new IndexedRule(catalog, entries.size(), rule, phrases::number);
    entries.add(entry);
    if (conditions.token().isPresent()) {
      add(byTokenHead, phrases.number(head(conditions.token().get())), entry);
    } else if (entry.all.length > 0) {
      add(byPhrase, entry.all[0].number(), entry);
    } else if (entry.any.length > 0) {
      for (IndexedRule.Wording wording : entry.any) {
        add(byPhrase, wording.number(), entry);
      }
    } else {
      coded.add(entry);
    }
  }

  /// A rule of the catalogue as it is here.
  IndexedRule entry(Rule rule) {
    return entries.stream()
        .filter(entry -> entry.rule.id().equals(rule.id()))
        .findFirst()
        .orElseThrow();
  }

  private void add(Provider provider) {
    for (String marker : provider.markers()) {
      add(byMarker, phrases.number(marker), provider);
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
    long signals = 0;
    int[] numbers = new int[found.cardinality()];
    int count = 0;
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      numbers[count++] = i;
      signals |= bySignal[i];
    }
    return ScanResult.of(text, found, numbers, signals);
  }

  /// The rules that may apply to what was scanned, each once; each has still to be tried.
  List<IndexedRule> candidates(ScanResult scanned, FailedDelivery found) {
    Candidates candidates = new Candidates(entries.size());
    for (int phrase : scanned.numbers()) {
      candidates.addAll(byPhrase[phrase]);
    }
    for (int phrase : scanned.numbers()) {
      candidates.addAll(byTokenHead[phrase]);
    }
    byCode.forEach(found, candidates::add);
    return candidates.found;
  }

  private static final class Candidates {
    /// A bit for each entry.
    private final long[] seen;

    private final List<IndexedRule> found = new ArrayList<>();

    Candidates(int entries) {
      seen = new long[(entries >> 6) + 1];
    }

    void addAll(IndexedRule[] entries) {
      for (IndexedRule entry : entries) {
        add(entry);
      }
    }

    private void add(IndexedRule entry) {
      long bit = 1L << entry.number;
      if ((seen[entry.number >> 6] & bit) == 0) {
        seen[entry.number >> 6] |= bit;
        found.add(entry);
      }
    }
  }

  /// The providers whose markers were scanned, each once.
  List<Provider> marked(ScanResult scanned) {
    List<Provider> providers = List.of();
    for (int phrase : scanned.numbers()) {
      for (Provider provider : byMarker[phrase]) {
        if (!providers.contains(provider)) {
          providers = providers.isEmpty() ? new ArrayList<>(2) : providers;
          providers.add(provider);
        }
      }
    }
    return providers;
  }

  /// What may stand before the name of a host that spoke; see [HostNames#saidBy].
  int hostLeads(ScanResult scanned) {
    if (!scanned.text().isWhole()) {
      return HostNames.ANY_LEAD;
    }
    int leads = 0;
    for (int phrase : scanned.numbers()) {
      leads |= leadsToHost[phrase];
    }
    return leads;
  }

  /// The providers that a server's name belongs to, by any of its parent domains. A mailbox
  /// provider's own domain names its servers as well.
  List<Provider> ofHost(String host) {
    List<Provider> providers = new ArrayList<>(2);
    String name = LowerCase.of(host);
    for (int dot = -1; dot < name.length(); ) {
      String parent = name.substring(dot + 1);
      addNew(byHost.getOrDefault(parent, List.of()), providers);
      addNew(byDomain.getOrDefault(parent, List.of()), providers);
      int next = name.indexOf('.', dot + 1);
      dot = next < 0 ? name.length() : next;
    }
    return providers;
  }

  private static void addNew(List<Provider> added, List<Provider> providers) {
    for (Provider provider : added) {
      if (!providers.contains(provider)) {
        providers.add(provider);
      }
    }
  }

  /// The providers that take mail for a domain.
  List<Provider> ofDomain(String domain) {
    return byDomain.getOrDefault(LowerCase.of(domain), List.of());
  }
}
