package bouncecard.app.page;

import bouncecard.app.page.PageSubject.CodeClass;
import bouncecard.app.page.PageSubject.Difference;
import bouncecard.app.page.PageSubject.Front;
import bouncecard.app.page.PageSubject.OfCause;
import bouncecard.app.page.PageSubject.OfProvider;
import bouncecard.app.page.PageSubject.OneQuestion;
import bouncecard.app.page.PageSubject.Token;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Pair;
import bouncecard.catalog.Provider;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleId;
import bouncecard.catalog.TokenPattern;
import bouncecard.smtp.Code;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// All pages that there is something to say on: codes, those that come together, those that are
/// compared, classes, tokens, causes and providers.
final class PageList {
  private static final int MOST_SUBJECTS = 7;
  private static final int MOST_MEMBERS = 20;

  private final Catalog catalog;
  private final PageNames names;
  private final Map<String, PageSubject> all = new LinkedHashMap<>();
  private final Map<Code, List<PageSubject>> compared = new HashMap<>();
  private final Map<Code, List<PageSubject>> together = new HashMap<>();
  private final Map<RuleId, List<PageSubject>> tokens = new HashMap<>();

  PageList(Catalog catalog, PageNames names) {
    this.catalog = catalog;
    this.names = names;
    add(new Front());
    replyCodes().forEach(code -> add(new OneQuestion(List.of(code))));
    enhancedStatusCodes().forEach(code -> add(new OneQuestion(List.of(code))));
    classes().forEach(this::add);
    together().forEach(this::add);
    pairs().forEach(this::add);
    catalog.causes().stream().map(Cause::id).sorted().forEach(id -> add(new OfCause(id)));
    catalog.providers().stream().map(Provider::id).sorted().forEach(id -> add(new OfProvider(id)));
    for (Rule rule : catalog.rules()) {
      List<PageSubject> found = tokensOf(rule);
      if (!found.isEmpty()) {
        tokens.put(rule.id(), found);
        found.forEach(this::add);
      }
    }
  }

  /// The codes that each code is compared with, or comes together with.
  private void index(PageSubject subject) {
    switch (subject) {
      case Difference(var columns) ->
          columns.forEach(
              code -> compared.computeIfAbsent(code, _ -> new ArrayList<>()).add(subject));
      case OneQuestion(var codes) when codes.size() > 1 ->
          codes.forEach(
              code -> together.computeIfAbsent(code, _ -> new ArrayList<>()).add(subject));
      case OneQuestion _, Front _, CodeClass _, Token _, OfCause _, OfProvider _ -> {}
    }
  }

  /// The comparisons that a code is in.
  List<PageSubject> comparedWith(Code code) {
    return compared.getOrDefault(code, List.of());
  }

  /// The pages of a code with another in one reply.
  List<PageSubject> togetherWith(Code code) {
    return together.getOrDefault(code, List.of());
  }

  /// Those whose names differ in their letters' case alone would be one file on some systems.
  private void add(PageSubject subject) {
    if (all.putIfAbsent(subject.name().toLowerCase(Locale.ROOT), subject) == null) {
      index(subject);
    }
  }

  Collection<PageSubject> all() {
    return all.values();
  }

  /// Whether there is a page of it in the list.
  boolean has(PageSubject subject) {
    return subject.equals(all.get(subject.name().toLowerCase(Locale.ROOT)));
  }

  List<Code> replyCodes() {
    return catalog.replyCodes().stream().<Code>map(ReplyCodeEntry::code).toList();
  }

  /// Each registered code in each class in which it is known.
  List<Code> enhancedStatusCodes() {
    List<Code> codes = new ArrayList<>();
    for (EnhancedStatusCodeEntry entry : catalog.enhancedStatusCodes()) {
      Stream.concat(entry.classes().stream(), entry.alsoSeen().stream())
          .distinct()
          .map(digit -> EnhancedStatusCode.parse(digit + entry.key().substring(1)))
          .flatMap(Optional::stream)
          .forEach(codes::add);
    }
    codes.sort(Comparator.comparing(PageNames::inOrder));
    return codes;
  }

  List<PageSubject> classes() {
    List<String> written = new ArrayList<>(List.of("2xx", "3xx", "4xx", "5xx"));
    for (int digit : List.of(2, 4, 5)) {
      for (int subject = 0; subject <= MOST_SUBJECTS; subject++) {
        written.add(digit + "." + subject + ".x");
      }
    }
    return written.stream()
        .flatMap(one -> names.ofQuestion(one).stream())
        .filter(CodeClass.class::isInstance)
        .toList();
  }

  /// Reply codes and enhanced status codes that servers are known to send in one reply.
  List<PageSubject> together() {
    TreeSet<String> found = new TreeSet<>();
    for (EnhancedStatusCodeEntry entry : catalog.enhancedStatusCodes()) {
      for (ReplyCode basic : entry.basicCodes()) {
        if (entry.knows(basic.classDigit())) {
          found.add(basic + "-" + basic.classDigit() + entry.key().substring(1));
        }
      }
    }
    for (Rule rule : catalog.rules()) {
      for (String with : rule.seenWith()) {
        found.add(with.replace(' ', '-'));
      }
    }
    return found.stream()
        .flatMap(name -> names.ofName(name).stream())
        .filter(subject -> subject instanceof OneQuestion(var codes) && codes.size() == 2)
        .toList();
  }

  /// Pairs that somebody wrote about, and each code with those that its entry points to.
  List<PageSubject> pairs() {
    List<PageSubject> pairs = new ArrayList<>();
    for (Pair pair : catalog.pairs()) {
      pairs.add(names.difference(List.of(pair.first(), pair.second())));
    }
    for (ReplyCodeEntry entry : catalog.replyCodes()) {
      entry.related().forEach(other -> pair(entry.code(), other).ifPresent(pairs::add));
    }
    for (Code code : enhancedStatusCodes()) {
      if (code instanceof EnhancedStatusCode enhanced) {
        catalog.enhancedStatusCode(enhanced).stream()
            .flatMap(entry -> entry.related().stream())
            .forEach(other -> pair(enhanced, other).ifPresent(pairs::add));
      }
    }
    return pairs;
  }

  private Optional<PageSubject> pair(Code code, String other) {
    return PageNames.code(other)
        .filter(second -> !second.equals(code))
        .map(second -> names.difference(List.of(code, second)));
  }

  /// The tokens of a rule, the first and the last where it has a range of them.
  List<PageSubject> tokens(Rule rule) {
    return tokens.getOrDefault(rule.id(), List.of());
  }

  /// Each is asked of all rules, so this is done once.
  private List<PageSubject> tokensOf(Rule rule) {
    if (rule.id().isWording()) {
      return List.of();
    }
    Stream<String> written =
        Stream.concat(
            rule.conditions().token().stream().flatMap(PageList::written),
            rule.conditions().any().stream().filter(PageList::isBracketed).map(PageList::bare));
    return written
        .distinct()
        .flatMap(token -> names.ofQuestion(token).stream())
        .filter(subject -> subject instanceof Token(String token) && token.indexOf('/') < 0)
        .toList();
  }

  private static Stream<String> written(TokenPattern pattern) {
    return pattern
        .family()
        .map(PageList::members)
        .orElseGet(
            () ->
                pattern.toString().indexOf('{') < 0
                    ? Stream.of(pattern.toString())
                    : Stream.empty());
  }

  /// `TSS04`, `TSS05` and so on; the first and the last where there are many.
  private static Stream<String> members(TokenPattern.Family family) {
    String first = family.first();
    String last = family.last();
    int from = 0;
    while (from < first.length() && !Character.isDigit(first.charAt(from))) {
      from++;
    }
    int to = from;
    while (to < first.length() && Character.isDigit(first.charAt(to)) && to - from < 6) {
      to++;
    }
    boolean isOneRange =
        last.length() == first.length()
            && last.startsWith(first.substring(0, from))
            && last.endsWith(first.substring(to));
    if (!isOneRange || to == from) {
      return Stream.of(first, last);
    }
    int low = Integer.parseInt(first.substring(from, to));
    int high = Integer.parseInt(last.substring(from, to));
    int digits = to - from;
    String head = first.substring(0, from);
    String tail = first.substring(to);
    return high - low > MOST_MEMBERS
        ? Stream.of(first, last)
        : IntStream.rangeClosed(low, high)
            .mapToObj(n -> head + String.format(Locale.ROOT, "%0" + digits + "d", n) + tail);
  }

  /// `(s3140)`.
  private static boolean isBracketed(String wording) {
    return wording.length() > 3
        && wording.length() < 20
        && wording.startsWith("(")
        && wording.endsWith(")")
        && wording.indexOf(' ') < 0
        && wording.chars().anyMatch(Character::isDigit);
  }

  private static String bare(String wording) {
    return wording.substring(1, wording.length() - 1).toUpperCase(Locale.ROOT);
  }
}
