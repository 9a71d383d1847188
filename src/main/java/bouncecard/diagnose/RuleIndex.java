package bouncecard.diagnose;

import bouncecard.delivery.FailedDelivery;
import bouncecard.text.PhraseIndex;
import bouncecard.read.ReaderHint;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.TokenPattern;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.LowerCase;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Collections;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// The rules and providers by what makes them come into question, and the hints by which other
/// readers know that they have something to read, so that a reply is read once and not once for
/// each of them.
final class RuleIndex {
  private static final Set<ReaderHint> NO_SIGNS = Set.of();

  private final PhraseIndex phrases;
  private final List<List<Entry>> byPhrase;
  private final List<List<Entry>> byTokenHead;
  private final Map<EnhancedStatusCode, List<Entry>> byEnhanced = new HashMap<>();
  private final Map<ReplyCode, List<Entry>> byReplyCode = new HashMap<>();
  private final List<Entry> byRange = new ArrayList<>();
  private final List<List<Provider>> byMarker;
  private final List<Set<ReaderHint>> byHint;
  private int entries;
  private final Map<String, List<Provider>> byHost = new HashMap<>();
  private final Map<String, List<Provider>> byDomain = new HashMap<>();

  /// A rule with its wordings as numbers of the index, and its codes as numbers as well.
  static final class Entry {
    final int number;
    final Rule rule;
    final int[] any;
    final int[] all;
    private final int[] replyCodes;

    /// The first and the last of each span, one after the other.
    private final int[] enhanced;

    Entry(int number, Rule rule, int[] any, int[] all) {
      this.number = number;
      this.rule = rule;
      this.any = any;
      this.all = all;
      this.replyCodes =
          rule.conditions().replyCodes().stream()
              .mapToInt(code -> ReplyCode.parse(code).orElseThrow().value())
              .toArray();
      this.enhanced =
          rule.conditions().enhancedStatusCodes().stream().flatMapToInt(Entry::ends).toArray();
    }

    private static IntStream ends(Rule.CodeSpan span) {
      return switch (span) {
        case Rule.CodeSpan.One(EnhancedStatusCode code) -> IntStream.of(number(code), number(code));
        case Rule.CodeSpan.Many(var range) -> {
          int first = number(range.first());
          yield IntStream.of(first, first - range.first().detail() + range.lastDetail());
        }
      };
    }

    private static int number(EnhancedStatusCode code) {
      return (code.statusClass() * 10 + code.subject()) * 1000 + code.detail();
    }

    /// Whether that is one of its reply codes, or it has none.
    boolean holdsFor(Optional<ReplyCode> code) {
      return replyCodes.length == 0 || (code.isPresent() && isOne(code.get().value()));
    }

    private boolean isOne(int value) {
      for (int replyCode : replyCodes) {
        if (replyCode == value) {
          return true;
        }
      }
      return false;
    }

    /// Whether one of the two is within its enhanced status codes, or it has none.
    boolean holdsFor(Optional<EnhancedStatusCode> said, Optional<EnhancedStatusCode> field) {
      return enhanced.length == 0
          || (said.isPresent() && isWithin(number(said.get())))
          || (field.isPresent() && isWithin(number(field.get())));
    }

    private boolean isWithin(int code) {
      for (int i = 0; i < enhanced.length; i += 2) {
        if (enhanced[i] <= code && code <= enhanced[i + 1]) {
          return true;
        }
      }
      return false;
    }
  }

  /// A text with the numbers of the wordings, markers, hints, and beginnings of tokens in it.
  static final class ScanResult {
    private final JudgedText text;
    private final BitSet phrases;
    private final int[] numbers;
    private final Set<ReaderHint> hints;

    private ScanResult(JudgedText text, BitSet phrases, int[] numbers, Set<ReaderHint> hints) {
      this.text = text;
      this.phrases = phrases;
      this.numbers = numbers;
      this.hints = hints;
    }

    /// What is known of a text that was not looked at.
    static ScanResult nothing() {
      return new ScanResult(JudgedText.of(""), new BitSet(0), new int[0], ReaderHint.ANY);
    }

    JudgedText text() {
      return text;
    }

    /// Whether the phrase of that number is in it.
    boolean has(int phrase) {
      return phrases.get(phrase);
    }

    /// What may be in it.
    Set<ReaderHint> hints() {
      return hints;
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
    for (ReaderHint sign : ReaderHint.values()) {
      wordings.addAll(sign.phrases(catalog.notices()));
    }
    phrases = new PhraseIndex(wordings);
    byPhrase = lists(phrases.size());
    byMarker = lists(phrases.size());
    byTokenHead = lists(phrases.size());
    byHint = new ArrayList<>(Collections.nCopies(phrases.size(), NO_SIGNS));
    catalog.rules().forEach(this::add);
    catalog.providers().forEach(this::add);
    for (ReaderHint sign : ReaderHint.values()) {
      for (String phrase : sign.phrases(catalog.notices())) {
        byHint.set(phrases.number(phrase), with(sign, byHint.get(phrases.number(phrase))));
      }
    }
  }

  private static Set<ReaderHint> with(ReaderHint sign, Set<ReaderHint> others) {
    Set<ReaderHint> hints = EnumSet.of(sign);
    hints.addAll(others);
    return hints;
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
      for (int code : entry.replyCodes) {
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
    Set<ReaderHint> hints = EnumSet.noneOf(ReaderHint.class);
    int[] numbers = new int[found.cardinality()];
    int count = 0;
    for (int i = found.nextSetBit(0); i >= 0; i = found.nextSetBit(i + 1)) {
      numbers[count++] = i;
      Set<ReaderHint> more = byHint.get(i);
      if (!more.isEmpty()) {
        hints.addAll(more);
      }
    }
    return new ScanResult(text, found, numbers, hints);
  }

  /// The rules that may apply to what was scanned, each once; each has still to be tried.
  List<Entry> candidates(ScanResult scanned, FailedDelivery found) {
    Candidates candidates = new Candidates(entries);
    for (int phrase : scanned.numbers) {
      candidates.addAll(byPhrase.get(phrase));
    }
    for (int phrase : scanned.numbers) {
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

    private final List<Entry> found = new ArrayList<>();

    Candidates(int entries) {
      seen = new long[(entries >> 6) + 1];
    }

    void addAll(List<Entry> entries) {
      for (int i = 0; i < entries.size(); i++) {
        Entry entry = entries.get(i);
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
    for (int phrase : scanned.numbers) {
      for (Provider provider : byMarker.get(phrase)) {
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
