package bouncecard.decode;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.TokenPattern;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.LowerCase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rules and providers by what makes them come into question, and the signs by which other
/// readers know that they have something to read, so that a reply is read once and not once for
/// each of them.
final class RuleIndex {
  private final PhraseIndex phrases;
  private final List<List<Entry>> byPhrase;
  private final List<List<Entry>> byTokenHead;
  private final Map<EnhancedStatusCode, List<Entry>> byEnhanced = new HashMap<>();
  private final Map<ReplyCode, List<Entry>> byReplyCode = new HashMap<>();
  private final List<Entry> byRange = new ArrayList<>();
  private final List<List<Provider>> byMarker;
  private final List<List<Sign>> bySign;
  private int entries;
  private final Map<String, List<Provider>> byHost = new HashMap<>();
  private final Map<String, List<Provider>> byDomain = new HashMap<>();

  /// A rule with its wordings as numbers of the index.
  static final class Entry {
    final int number;
    final Rule rule;
    final int[] any;
    final int[] all;
    final List<ReplyCode> replyCodes;

    Entry(int number, Rule rule, int[] any, int[] all) {
      this.number = number;
      this.rule = rule;
      this.any = any;
      this.all = all;
      this.replyCodes =
          rule.conditions().replyCodes().stream()
              .flatMap(code -> ReplyCode.parse(code).stream())
              .toList();
    }
  }

  /// A text with what was found in it.
  ///
  /// @param phrases numbers of the wordings, markers, signs, and beginnings of tokens in it
  /// @param signs what may be in it
  record Heard(JudgedText text, BitSet phrases, Set<Sign> signs) {
    /// What is known of a text that was not looked at.
    static Heard nothing() {
      return new Heard(JudgedText.of(""), new BitSet(0), Sign.ANY);
    }

    /// Whether it is of these words.
    boolean isOf(String words) {
      return text.original().equals(words);
    }
  }

  RuleIndex(Catalog catalog) {
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
    for (Sign sign : Sign.values()) {
      wordings.addAll(sign.phrases(catalog.notices()));
    }
    phrases = new PhraseIndex(wordings);
    byPhrase = lists(phrases.size());
    byMarker = lists(phrases.size());
    byTokenHead = lists(phrases.size());
    bySign = lists(phrases.size());
    catalog.rules().forEach(this::add);
    catalog.providers().forEach(this::add);
    for (Sign sign : Sign.values()) {
      for (String phrase : sign.phrases(catalog.notices())) {
        bySign.get(phrases.number(phrase)).add(sign);
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
    Entry entry = new Entry(entries++, rule, numbers(conditions.any()), numbers(conditions.all()));
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

  private void addByCodes(Entry entry, Rule.Conditions conditions) {
    if (conditions.enhancedStatusCodes().isEmpty()) {
      for (ReplyCode code : entry.replyCodes) {
        byReplyCode.computeIfAbsent(code, _ -> new ArrayList<>()).add(entry);
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
  Heard hear(String reply) {
    JudgedText text = JudgedText.of(reply);
    BitSet found = new BitSet(phrases.size());
    text.find(phrases, found);
    Set<Sign> signs = EnumSet.noneOf(Sign.class);
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      signs.addAll(bySign.get(i));
    }
    return new Heard(text, found, signs);
  }

  /// The rules that may apply to what was heard, each once; each has still to be tried.
  List<Entry> candidates(Heard heard, FailedDelivery found) {
    Candidates candidates = new Candidates(entries);
    candidates.addAll(byPhrase, heard.phrases());
    candidates.addAll(byTokenHead, heard.phrases());
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
    private final BitSet seen;
    private final List<Entry> found = new ArrayList<>();

    Candidates(int entries) {
      seen = new BitSet(entries);
    }

    void addAll(List<List<Entry>> lists, BitSet numbers) {
      for (int i = numbers.nextSetBit(0); i >= 0; i = numbers.nextSetBit(i + 1)) {
        addAll(lists.get(i));
      }
    }

    void addAll(List<Entry> entries) {
      for (Entry entry : entries) {
        if (!seen.get(entry.number)) {
          seen.set(entry.number);
          found.add(entry);
        }
      }
    }
  }

  /// The providers whose markers were heard, each once.
  List<Provider> marked(Heard heard) {
    List<Provider> providers = new ArrayList<>(2);
    BitSet numbers = heard.phrases();
    for (int i = numbers.nextSetBit(0); i >= 0; i = numbers.nextSetBit(i + 1)) {
      for (Provider provider : byMarker.get(i)) {
        if (!providers.contains(provider)) {
          providers.add(provider);
        }
      }
    }
    return providers;
  }

  /// The providers that a server's name belongs to, by any of its parent domains.
  List<Provider> ofHost(String host) {
    List<Provider> providers = new ArrayList<>(2);
    String name = LowerCase.of(host);
    for (int dot = -1; dot < name.length(); ) {
      providers.addAll(byHost.getOrDefault(name.substring(dot + 1), List.of()));
      int next = name.indexOf('.', dot + 1);
      dot = next < 0 ? name.length() : next;
    }
    return providers;
  }

  /// The providers that take mail for a domain.
  List<Provider> ofDomain(String domain) {
    return byDomain.getOrDefault(LowerCase.of(domain), List.of());
  }
}
