package bouncecard.app.chat.service;

import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import bouncecard.app.Venue;
import bouncecard.card.Block.Choice;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.EnhancedStatusCodeEntry;
import bouncecard.catalog.Language;
import bouncecard.catalog.Pair;
import bouncecard.catalog.ReplyCodeEntry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.RuleId;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// Completes what somebody types: everything that can be asked, with the words that name it.
final class Suggestions {
  private static final int LONGEST_TYPED = 60;
  private static final int FITS = 0;
  private static final int NO_FIT = 4;

  private final Bouncecard bouncecard;
  private final Map<Language, List<Choice>> known = new ConcurrentHashMap<>();

  Suggestions(Bouncecard bouncecard) {
    this.bouncecard = bouncecard;
  }

  /// At most `most`, best first; see [ChatService#suggest].
  List<Choice> find(String typed, Language language, List<String> recent, int most) {
    String said = typed.length() > LONGEST_TYPED ? "" : LowerCase.of(typed.strip());
    List<Choice> all = known.computeIfAbsent(language, this::gather);
    Map<String, Choice> found = new LinkedHashMap<>();
    for (String query : recent) {
      if (LowerCase.of(query).startsWith(said)) {
        found.put(query, new Choice(query, about(query, all)));
      }
    }
    token(said, language).ifPresent(choice -> found.put(choice.query(), choice));
    all.stream()
        .filter(choice -> rank(choice, said) < NO_FIT)
        .sorted(Comparator.comparingInt(choice -> rank(choice, said)))
        .forEach(choice -> found.putIfAbsent(choice.query(), choice));
    return found.values().stream().limit(most).toList();
  }

  /// One of a family of tokens, which cannot be listed.
  private Optional<Choice> token(String said, Language language) {
    Answer answer = bouncecard.ask(new UntrustedText(said), Venue.CHAT).answer();
    return answer instanceof Answer.TokenAnswer(Rule rule, String token)
        ? Optional.of(new Choice(token, bouncecard.about(token, Optional.of(rule.id()), language)))
        : Optional.empty();
  }

  private static String about(String query, List<Choice> all) {
    return all.stream()
        .filter(choice -> choice.query().equals(query))
        .map(Choice::description)
        .findFirst()
        .orElse("");
  }

  /// The same; it begins so; it has it as its second part; its name has it; it does not fit.
  private static int rank(Choice choice, String said) {
    String query = LowerCase.of(choice.query());
    if (query.equals(said)) {
      return FITS;
    }
    if (query.startsWith(said)) {
      return 1;
    }
    if (query.endsWith(" " + said)) {
      return 2;
    }
    return said.length() > 1 && LowerCase.of(choice.description()).contains(said) ? 3 : NO_FIT;
  }

  /// Codes first, then pairs in either order, then tokens.
  private List<Choice> gather(Language language) {
    Catalog catalog = bouncecard.catalog();
    List<Choice> all = new ArrayList<>();
    for (ReplyCodeEntry entry : catalog.replyCodes()) {
      add(all, entry.code().toString(), Optional.empty(), language);
    }
    for (EnhancedStatusCodeEntry entry : catalog.enhancedStatusCodes()) {
      for (int digit : digits(entry)) {
        add(all, digit + entry.key().substring(1), Optional.empty(), language);
      }
    }
    for (Pair pair : catalog.pairs()) {
      both(all, pair.first().toString(), pair.second().toString(), language);
      both(all, pair.second().toString(), pair.first().toString(), language);
    }
    for (Rule rule : catalog.rules()) {
      rule.conditions()
          .token()
          .map(Object::toString)
          .filter(token -> token.indexOf('{') < 0)
          .ifPresent(token -> add(all, token, Optional.of(rule.id()), language));
    }
    return List.copyOf(all);
  }

  /// Servers send what the registry knows as transient as permanent too, and the other way round.
  private static List<Integer> digits(EnhancedStatusCodeEntry entry) {
    return entry.knows(4) || entry.knows(5) ? List.of(5, 4) : entry.classes();
  }

  private void add(List<Choice> all, String query, Optional<RuleId> rule, Language language) {
    all.add(new Choice(query, bouncecard.about(query, rule, language)));
  }

  private void both(List<Choice> all, String first, String second, Language language) {
    String names =
        bouncecard.about(first, Optional.empty(), language)
            + " ↔ "
            + bouncecard.about(second, Optional.empty(), language);
    all.add(new Choice(first + " " + second, names));
  }
}
