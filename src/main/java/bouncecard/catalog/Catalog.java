package bouncecard.catalog;

import bouncecard.catalog.lexicon.Lexicon;
import bouncecard.catalog.words.NoticeWords;
import bouncecard.catalog.words.PlaceholderCues;
import bouncecard.catalog.words.Vocabulary;
import bouncecard.catalog.words.WatchWords;
import bouncecard.smtp.Code;
import bouncecard.smtp.CodeSurroundings;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import java.util.function.Supplier;

/// All that is known, ready to be asked. Immutable but for parts that are fetched when first
/// needed.
public final class Catalog {
  private final Facts facts;
  private final Supplier<RuleBook> rules;
  private final Supplier<Lexicon> lexicon;
  private final List<Language> languages;
  private final Function<Language, Texts> texts;
  private final Map<Cause.Role, Cause> roles = new EnumMap<>(Cause.Role.class);

  /// The entries of enhanced status codes without a text being made for each question.
  private final Map<Registered, EnhancedStatusCodeEntry> registered = new HashMap<>();

  /// A subject and a detail, whatever the class.
  private record Registered(int subject, int detail) {}

  /// The language-free facts that every answer may need.
  ///
  /// @param edition the day up to which all of it was looked through
  public record Facts(
      LocalDate edition,
      SortedMap<ReplyCode, ReplyCodeEntry> replyCodes,
      Map<String, EnhancedStatusCodeEntry> enhancedStatusCodes,
      Map<String, ClassEntry> classes,
      Map<String, Pair> pairs,
      Map<String, Cause> causes,
      CodeSurroundings surroundings,
      Vocabulary vocabulary,
      NoticeWords notices,
      WatchWords watch,
      PlaceholderCues clues,
      List<Network> networks,
      Dnsbls dnsbls) {}

  /// A catalogue of these facts; `rules`, `lexicon` and `texts` are asked at most once for each
  /// thing they give.
  public Catalog(
      Facts facts,
      Supplier<RuleBook> rules,
      Supplier<Lexicon> lexicon,
      List<Language> languages,
      Function<Language, Texts> texts) {
    this.facts = facts;
    this.rules = rules;
    this.lexicon = lexicon;
    this.languages = List.copyOf(languages);
    this.texts = texts;
    for (Cause cause : facts.causes().values()) {
      cause.role().ifPresent(role -> roles.put(role, cause));
    }
    facts
        .enhancedStatusCodes()
        .forEach(
            (key, entry) ->
                EnhancedStatusCode.parse("5" + key.substring(1))
                    .ifPresent(
                        code ->
                            registered.put(new Registered(code.subject(), code.detail()), entry)));
  }

  /// The entry of a reply code; empty for one that neither an RFC nor a vendor is known to use.
  public Optional<ReplyCodeEntry> replyCode(ReplyCode code) {
    return Optional.ofNullable(facts.replyCodes().get(code));
  }

  /// All reply codes, in numerical order.
  public Collection<ReplyCodeEntry> replyCodes() {
    return facts.replyCodes().values();
  }

  /// The registry's entry; empty for an unregistered one.
  public Optional<EnhancedStatusCodeEntry> enhancedStatusCode(EnhancedStatusCode code) {
    return Optional.ofNullable(registered.get(new Registered(code.subject(), code.detail())));
  }

  /// The registry's entry under a key such as `X.1.1`.
  public Optional<EnhancedStatusCodeEntry> enhancedStatusCode(String key) {
    return Optional.ofNullable(facts.enhancedStatusCodes().get(key));
  }

  /// All registered enhanced status codes.
  public Collection<EnhancedStatusCodeEntry> enhancedStatusCodes() {
    return facts.enhancedStatusCodes().values();
  }

  /// The entry of a class, such as `reply.5`; empty where there is no such class.
  public Optional<ClassEntry> classEntry(String key) {
    return Optional.ofNullable(facts.classes().get(key));
  }

  /// The hand-written pair of two codes in either order.
  public Optional<Pair> pair(Code first, Code second) {
    Pair found = facts.pairs().get(first + "/" + second);
    return Optional.ofNullable(found != null ? found : facts.pairs().get(second + "/" + first));
  }

  /// The hand-written pairs.
  public Collection<Pair> pairs() {
    return facts.pairs().values();
  }

  /// A cause that a rule or code names; the build has checked that it is there.
  public Cause cause(String id) {
    Cause cause = facts.causes().get(id);
    if (cause == null) {
      throw new IllegalArgumentException("no cause '" + id + "'");
    }
    return cause;
  }

  /// The cause of a role; the build has checked that there is one.
  public Cause cause(Cause.Role role) {
    Cause cause = roles.get(role);
    if (cause == null) {
      throw new IllegalArgumentException("no cause of the role " + role);
    }
    return cause;
  }

  /// All causes.
  public Collection<Cause> causes() {
    return facts.causes().values();
  }

  /// The same facts, lexicon and texts with other rules.
  public Catalog withRules(RuleBook others) {
    return new Catalog(facts, () -> others, lexicon, languages, texts);
  }

  /// All rules, wordings included.
  public List<Rule> rules() {
    return rules.get().rules();
  }

  /// All providers.
  public Collection<Provider> providers() {
    return rules.get().providers();
  }

  /// The provider of that id; empty for the owner of wordings.
  public Optional<Provider> provider(String id) {
    return rules.get().provider(id);
  }

  /// What a provider's rules say of an enhanced status code; see [RuleBook#about].
  public List<Rule> rulesAbout(EnhancedStatusCode code) {
    return rules.get().about(code);
  }

  /// The words by which replies are understood that no rule lists.
  public Lexicon lexicon() {
    return lexicon.get();
  }

  /// The day up to which all of it was looked through.
  public LocalDate edition() {
    return facts.edition();
  }

  /// The words that decide whether a number is a code.
  public CodeSurroundings surroundings() {
    return facts.surroundings();
  }

  /// The words by which a question is told from a report.
  public Vocabulary vocabulary() {
    return facts.vocabulary();
  }

  /// The words by which notices for people are read.
  public NoticeWords notices() {
    return facts.notices();
  }

  /// The words by which it is judged whether a message reports a failure.
  public WatchWords watchWords() {
    return facts.watch();
  }

  /// The words beside which stands what fix steps are made concrete with.
  public PlaceholderCues clues() {
    return facts.clues();
  }

  /// The networks of the address registries, by which it is judged what a check may dial.
  public List<Network> networks() {
    return facts.networks();
  }

  /// The DNS block lists that are known.
  public Dnsbls dnsbls() {
    return facts.dnsbls();
  }

  /// The languages that everything is written in; English is one of them.
  public List<Language> languages() {
    return languages;
  }

  /// The texts in one of [#languages()].
  public Texts texts(Language language) {
    return texts.apply(language);
  }
}
