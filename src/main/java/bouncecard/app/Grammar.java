package bouncecard.app;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Once;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Rule;
import bouncecard.catalog.TokenPattern;
import bouncecard.catalog.words.Vocabulary;
import bouncecard.decode.Decoder;
import bouncecard.decode.Decoding;
import bouncecard.delivery.BounceKind;
import bouncecard.smtp.CodeMention;
import bouncecard.smtp.CodeMention.Certainty;
import bouncecard.smtp.CodeScanner;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import java.util.regex.Pattern;

/// Understands what people type and paste.
final class Grammar {
  /// Longer texts are reports, not questions; their words are not looked at one by one.
  private static final int LONGEST_QUESTION = 400;

  private static final int MOST_SEARCH_WORDS = 5;
  private static final int LONGEST_TOKEN = 40;

  private static final Pattern SPACES = Pattern.compile("\\s+");
  private static final Pattern BESIDE_LETTERS = Pattern.compile("[^\\p{L}]+");
  private static final Pattern BESIDE_WORDS = Pattern.compile("[^\\p{L}\\p{N}'.]+");
  private static final Pattern BESIDE_COMPOUNDS = Pattern.compile("[^\\p{L}\\p{N}-]+");

  private final Catalog catalog;
  private final Vocabulary vocabulary;
  private final CodeScanner scanner;
  private final Decoder decoder;
  private final EventReader events;
  private final Fragments fragments;
  private final Search search;
  private final Supplier<Set<String>> providerWords = new Once<>(this::gatherProviderWords);

  Grammar(Catalog catalog, Decoder decoder, EventReader events) {
    this.catalog = catalog;
    this.vocabulary = catalog.vocabulary();
    this.scanner = new CodeScanner(catalog.surroundings());
    this.decoder = decoder;
    this.events = events;
    this.fragments = new Fragments(catalog);
    this.search = new Search(catalog);
  }

  Interpretation read(UntrustedText said, Venue setting) {
    Phrasing phrasing = Phrasing.of(said.value(), catalog.languages());
    Answer answer =
        structured(phrasing.text()).orElseGet(() -> understand(phrasing.text(), setting));
    return new Interpretation(answer, phrasing.language());
  }

  /// Events of mail services, and mail logs that a log collector wrapped.
  private Optional<Answer> structured(String text) {
    return switch (events.read(new UntrustedText(text))) {
      case EventReader.Contents.Nothing() -> Optional.empty();
      case EventReader.Contents.Events(var found, var rest, boolean isCut) ->
          Optional.of(new Answer.BounceAnswer(together(decoder.decode(found, isCut), rest)));
      case EventReader.Contents.Log(var lines) -> decoder.decodeLog(lines).map(Grammar::answer);
    };
  }

  /// What events tell, with what log lines beside them do.
  private Decoding together(Decoding events, UntrustedText rest) {
    return decoder
        .decodeLog(rest)
        .filter(log -> log.kind() != BounceKind.NOT_A_BOUNCE)
        .map(
            log ->
                events.kind() == BounceKind.NOT_A_BOUNCE ? log : Decoding.of(List.of(events, log)))
        .orElse(events);
  }

  private Answer understand(String asked, Venue setting) {
    String text = decoder.unwrapped(asked);
    String lower = LowerCase.of(text);
    if (text.isBlank() && !asked.isBlank()) {
      return new Answer.NoAnswer(List.of()); // lines of other programs, and nothing else
    }
    if (text.isEmpty() || vocabulary.help().contains(bare(lower))) {
      return new Answer.HelpAnswer();
    }
    if (text.length() > LONGEST_QUESTION || text.lines().count() > 3) {
      return report(text);
    }
    return command(text, lower)
        .or(() -> fragments.read(text))
        .or(() -> token(text))
        .orElseGet(() -> words(text, setting));
  }

  private Optional<Answer> command(String text, String lower) {
    if (lower.startsWith("check ")) {
      String target = linked(text.substring(6).strip());
      if (target.indexOf('.') > 0 && isTarget(target)) {
        return Optional.of(new Answer.CheckAnswer(new UntrustedText(target)));
      }
    }
    if (lower.startsWith("find ")) {
      String words = text.substring(5).strip();
      return Optional.of(
          new Answer.SearchAnswer(
              new UntrustedText(words), search.find(words, vocabulary.fillers())));
    }
    return Optional.empty();
  }

  /// A word, or a domain with what is known of mail from it: an address, and names of DKIM keys.
  private static boolean isTarget(String target) {
    List<String> words = List.of(target.split("\\s+", -1));
    return words.size() <= 3
        && words.subList(1, words.size()).stream()
            .allMatch(word -> word.contains("._domainkey") || isAddress(word));
  }

  private static boolean isAddress(String word) {
    return word.indexOf(':') > 0 || word.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  /// What stands for `help` without the signs around it: `Help!`, `/help`.
  private static String bare(String lower) {
    int from = lower.startsWith("/") ? 1 : 0;
    int to = lower.length();
    while (to > from + 1 && "!.?".indexOf(lower.charAt(to - 1)) >= 0) {
      to--;
    }
    return lower.substring(from, to).strip();
  }

  /// The text of a link as chats write it: `<mailto:user@example.com|user@example.com>`.
  private static String linked(String word) {
    if (!word.startsWith("<") || !word.endsWith(">")) {
      return word;
    }
    return word.substring(Math.max(1, word.indexOf('|') + 1), word.length() - 1);
  }

  /// A provider's token, brackets or not, alone or in a question: `[TSS04]`, `AUP#IPBL0101`, `what
  /// is S3140?`.
  private Optional<Answer> token(String text) {
    String only = "";
    String written = "";
    for (String word : (Iterable<String>) SPACES.splitAsStream(text)::iterator) {
      String bare = strip(word, "[]()<>{}\"'`*~?!.,;");
      if (!bare.isEmpty() && !vocabulary.fillers().contains(bare.toLowerCase(Locale.ROOT))) {
        if (!only.isEmpty()) {
          return Optional.empty();
        }
        only = bare;
        written = word;
      }
    }
    if (only.length() > LONGEST_TOKEN || written.length() < 3) {
      return Optional.empty();
    }
    String token = only;
    return tokenRule(written)
        .or(() -> tokenRule(token))
        .or(() -> tokenRule(token.toUpperCase(Locale.ROOT)));
  }

  private Optional<Answer> tokenRule(String token) {
    Rule best = null;
    int length = 0;
    boolean isMark = isMark(token);
    String lower = token.toLowerCase(Locale.ROOT);
    for (Rule rule : catalog.rules()) {
      if (rule.id().isWording()) {
        continue;
      }
      Optional<TokenPattern> pattern = rule.conditions().token();
      if (pattern.isPresent()
          && pattern.get().literalLength() > length
          && pattern.get().find(token).isPresent()) {
        best = rule;
        length = pattern.get().literalLength();
      }
      if (best == null && isMark && says(rule, lower)) {
        best = rule;
      }
    }
    return best == null ? Optional.empty() : Optional.of(new Answer.TokenAnswer(best, token));
  }

  /// No ordinary word: it has a digit or a sign in it.
  private static boolean isMark(String token) {
    return token.chars().anyMatch(c -> Character.isDigit(c) || ":#_".indexOf(c) >= 0);
  }

  /// Whether a wording of the rule is that token and nothing else, as `(s3140)`. It is asked of
  /// every wording there is, for every question.
  private static boolean says(Rule rule, String token) {
    for (String wording : rule.conditions().any()) {
      if (wording.contains(token) && strip(wording, "[]()").equals(token)) {
        return true;
      }
    }
    return false;
  }

  private Answer words(String text, Venue setting) {
    List<CodeMention> mentions = scanner.scan(text);
    if (mentions.isEmpty()) {
      return withoutCodes(text, setting);
    }
    List<String> rest = rest(text, mentions);
    if (rest.isEmpty()) {
      return CodeQuestion.of(text, mentions, vocabulary.comparers());
    }
    boolean certain = mentions.stream().anyMatch(mention -> mention.certainty() != Certainty.BARE);
    boolean believed = certain || speaksOfMail(text);
    if (believed && isException(text, mentions.getFirst().start())) {
      Answer report = report(text);
      return report instanceof Answer.BounceAnswer
          ? report
          : CodeQuestion.of(text, mentions, vocabulary.comparers());
    }
    Answer question = CodeQuestion.of(text, mentions, vocabulary.comparers());
    if (areProviders(rest) || asksForDifference(question, mentions, rest)) {
      return question;
    }
    if (believed && asks(text)) {
      return question instanceof Answer.CompareAnswer
              || !decoder.knowsWords(new UntrustedText(text))
          ? question
          : report(text);
    }
    return certain ? report(text) : withoutCodes(text, setting);
  }

  private boolean asksForDifference(
      Answer question, List<CodeMention> mentions, List<String> rest) {
    return question instanceof Answer.CompareAnswer
        && rest.size() <= MOST_SEARCH_WORDS
        && mentions.stream().noneMatch(mention -> mention.certainty() == Certainty.LINE_HEAD)
        && rest.stream().anyMatch(vocabulary.differences()::containsWithin);
  }

  private Answer report(String text) {
    return answer(decoder.decodeUnwrapped(text, text.length() > Decoder.LONGEST_TEXT));
  }

  private static Answer answer(Decoding decoding) {
    return decoding.isNothing()
        ? new Answer.NoAnswer(List.of())
        : new Answer.BounceAnswer(decoding);
  }

  private Answer withoutCodes(String text, Venue setting) {
    List<String> words = Search.words(text, vocabulary.fillers());
    boolean brief = words.size() <= MOST_SEARCH_WORDS && text.chars().noneMatch(Character::isDigit);
    if (setting == Venue.CHAT
        && brief
        && text.indexOf('@') < 0
        && !scanner.speaksAnotherProtocol(text)) {
      SearchResult found = search.find(text, vocabulary.fillers());
      if (!found.isEmpty()) {
        return new Answer.SearchAnswer(new UntrustedText(text), found);
      }
    }
    Answer report = isJson(text) ? new Answer.NoAnswer(List.of()) : report(text);
    return report instanceof Answer.NoAnswer
        ? new Answer.NoAnswer(Fragments.impossible(text))
        : report;
  }

  /// Pieces of a service's JSON say much that sounds like a bounce; only whole events are read as
  /// such.
  private static boolean isJson(String text) {
    return text.startsWith("{") || text.startsWith("[{") || beginsWithName(text);
  }

  private static boolean beginsWithName(String text) {
    int close = text.startsWith("\"") ? text.indexOf('"', 1) : -1;
    return close > 0 && text.substring(close + 1).stripLeading().startsWith(":");
  }

  /// The words beside the codes that are no fillers.
  private List<String> rest(String text, List<CodeMention> mentions) {
    StringBuilder beside = new StringBuilder();
    int from = 0;
    for (CodeMention mention : mentions) {
      beside.append(text, from, mention.start()).append(' ');
      from = mention.end();
    }
    beside.append(text.substring(from));
    List<String> rest = new ArrayList<>();
    for (String word : BESIDE_WORDS.split(beside.toString().toLowerCase(Locale.ROOT), -1)) {
      String bare = strip(word, "'.");
      if (!bare.isEmpty() && !vocabulary.fillers().contains(bare)) {
        rest.add(bare);
      }
    }
    return rest;
  }

  private static String strip(String word, String signs) {
    int from = 0;
    int to = word.length();
    while (from < to && signs.indexOf(word.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && signs.indexOf(word.charAt(to - 1)) >= 0) {
      to--;
    }
    return word.substring(from, to);
  }

  /// Whether it ends as a question or begins as one; in languages that ask at the end, whether it
  /// holds such a word.
  private boolean asks(String text) {
    String[] words = SPACES.split(text.toLowerCase(Locale.ROOT), -1);
    if (text.endsWith("?") || vocabulary.questions().contains(words[0])) {
      return true;
    }
    for (String word : words) {
      boolean isLatin = word.isEmpty() || word.charAt(word.length() - 1) < 0x1100;
      if (!isLatin && holdsQuestion(word)) {
        return true;
      }
    }
    return false;
  }

  /// Digits touch the words of these languages: `550とは何ですか`.
  private boolean holdsQuestion(String word) {
    for (String part : BESIDE_LETTERS.split(word, -1)) {
      if (vocabulary.questions().containsWithin(part)) {
        return true;
      }
    }
    return false;
  }

  private boolean speaksOfMail(String text) {
    for (String word : BESIDE_COMPOUNDS.split(text.toLowerCase(Locale.ROOT), -1)) {
      if (catalog.surroundings().mailWords().containsWithin(word) || word.equals("code")) {
        return true;
      }
    }
    return false;
  }

  private boolean areProviders(List<String> words) {
    for (String word : words) {
      if (word.length() <= 2 || !providerWords.get().contains(word)) {
        return false;
      }
    }
    return true;
  }

  /// The ids of providers and the words of their names.
  private Set<String> gatherProviderWords() {
    Set<String> words = new HashSet<>();
    for (Provider provider : catalog.providers()) {
      words.add(provider.id());
      words.addAll(
          List.of(provider.name().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}.]+", -1)));
    }
    return words;
  }

  /// A program's exception, or Python's tuple of a reply: `(550, b'5.1.1 …')`.
  private boolean isException(String text, int firstCode) {
    String before = text.substring(0, firstCode).toLowerCase(Locale.ROOT);
    for (String words : vocabulary.exceptions()) {
      if (before.contains(words)) {
        return true;
      }
    }
    return text.startsWith("(") && text.length() > 5 && text.charAt(4) == ',';
  }
}
