package bouncecard.app;

import bouncecard.catalog.Catalog;
import bouncecard.catalog.Rule;
import bouncecard.catalog.TokenPattern;
import bouncecard.catalog.Vocabulary;
import bouncecard.decode.BounceKind;
import bouncecard.decode.Decoder;
import bouncecard.decode.Decoding;
import bouncecard.smtp.Code;
import bouncecard.smtp.CodeMention;
import bouncecard.smtp.CodeMention.Certainty;
import bouncecard.smtp.CodeScanner;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Understands what people type and paste.
final class Grammar {
  /// Longer texts are reports, not questions; their words are not looked at one by one.
  private static final int LONGEST_QUESTION = 400;

  private static final int MOST_SEARCH_WORDS = 5;
  private static final Set<String> HELP = Set.of("help", "?", "-h", "--help", "도움말", "usage", "hilfe", "aide", "ayuda", "帮助", "ヘルプ");

  private final Catalog catalog;
  private final Vocabulary vocabulary;
  private final CodeScanner scanner;
  private final Decoder decoder;
  private final Fragments fragments;
  private final Search search;

  Grammar(Catalog catalog, Decoder decoder) {
    this.catalog = catalog;
    this.vocabulary = catalog.vocabulary();
    this.scanner = new CodeScanner(catalog.surroundings());
    this.decoder = decoder;
    this.fragments = new Fragments(catalog);
    this.search = new Search(catalog);
  }

  Asked read(UntrustedText said, Setting setting) {
    Phrasing phrasing = Phrasing.of(said.value(), catalog.languages());
    return new Asked(understand(phrasing.text(), setting), phrasing.language());
  }

  private Answer understand(String text, Setting setting) {
    String lower = text.toLowerCase(Locale.ROOT);
    if (text.isEmpty() || HELP.contains(lower)) {
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
      return Optional.of(new Answer.CheckAnswer(new UntrustedText(text.substring(6).strip())));
    }
    if (lower.startsWith("find ")) {
      String words = text.substring(5).strip();
      return Optional.of(
          new Answer.SearchAnswer(new UntrustedText(words), search.find(words, vocabulary.fillers())));
    }
    return Optional.empty();
  }

  /// A word with a provider's token in it, brackets or not: `[TSS04]`, `AUP#IPBL0101`.
  private Optional<Answer> token(String text) {
    String bare = text.replace("[", "").replace("]", "").strip();
    if (bare.indexOf(' ') >= 0 || bare.length() > 40 || bare.length() < 3) {
      return Optional.empty();
    }
    Optional<Answer> exact = tokenRule(bare);
    return exact.or(() -> tokenRule(bare.toUpperCase(Locale.ROOT)));
  }

  private Optional<Answer> tokenRule(String token) {
    Rule best = null;
    int length = 0;
    for (Rule rule : catalog.rules()) {
      Optional<TokenPattern> pattern = rule.conditions().token();
      if (!rule.id().isWording()
          && pattern.isPresent()
          && pattern.get().literalLength() > length
          && pattern.get().find(token).isPresent()) {
        best = rule;
        length = pattern.get().literalLength();
      }
    }
    return best == null ? Optional.empty() : Optional.of(new Answer.TokenAnswer(best, token));
  }

  private Answer words(String text, Setting setting) {
    List<CodeMention> mentions = scanner.scan(text);
    if (mentions.isEmpty()) {
      return withoutCodes(text, setting);
    }
    List<String> rest = rest(text, mentions);
    if (rest.isEmpty()) {
      return CodeQuestion.of(text, mentions, vocabulary.comparers());
    }
    if (isException(text)) {
      return new Answer.ExceptionAnswer(distinct(mentions), decoder.decode(new UntrustedText(text)));
    }
    boolean certain = mentions.stream().anyMatch(mention -> mention.certainty() != Certainty.BARE);
    Answer question = CodeQuestion.of(text, mentions, vocabulary.comparers());
    if (areProviders(rest)) {
      return question;
    }
    if (asks(text) && (certain || speaksOfMail(text))) {
      return question instanceof Answer.CompareAnswer || !decoder.knowsWords(new UntrustedText(text))
          ? question
          : report(text);
    }
    return certain ? report(text) : withoutCodes(text, setting);
  }

  private Answer report(String text) {
    Decoding decoding = decoder.decode(new UntrustedText(text));
    return decoding.kind() == BounceKind.NOT_A_BOUNCE
        ? new Answer.NoAnswer(List.of())
        : new Answer.BounceAnswer(decoding);
  }

  private Answer withoutCodes(String text, Setting setting) {
    List<String> words = Search.words(text, vocabulary.fillers());
    boolean brief = words.size() <= MOST_SEARCH_WORDS && text.chars().noneMatch(Character::isDigit);
    if (setting == Setting.CHAT && brief && text.indexOf('@') < 0 && !scanner.speaksAnotherProtocol(text)) {
      Found found = search.find(text, vocabulary.fillers());
      if (!found.isEmpty()) {
        return new Answer.SearchAnswer(new UntrustedText(text), found);
      }
    }
    Answer report = isJson(text) ? new Answer.NoAnswer(List.of()) : report(text);
    return report instanceof Answer.NoAnswer
        ? new Answer.NoAnswer(Fragments.impossible(text))
        : report;
  }

  /// Pieces of a service's JSON say much that sounds like a bounce; only whole events are read as such.
  private static boolean isJson(String text) {
    return text.startsWith("{") || text.startsWith("[{") || text.startsWith("\"");
  }

  private static List<Code> distinct(List<CodeMention> mentions) {
    Set<Code> codes = new LinkedHashSet<>();
    for (CodeMention mention : mentions) {
      codes.add(mention.code());
    }
    return List.copyOf(codes);
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
    for (String word : beside.toString().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}'.]+", -1)) {
      String bare = strip(word);
      if (!bare.isEmpty() && !vocabulary.fillers().contains(bare)) {
        rest.add(bare);
      }
    }
    return rest;
  }

  private static String strip(String word) {
    int from = 0;
    int to = word.length();
    while (from < to && "'.".indexOf(word.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && "'.".indexOf(word.charAt(to - 1)) >= 0) {
      to--;
    }
    return word.substring(from, to);
  }

  /// Whether it ends as a question or begins as one; in languages that ask at the end, whether it holds such a word.
  private boolean asks(String text) {
    String[] words = text.toLowerCase(Locale.ROOT).split("\\s+", -1);
    if (text.endsWith("?") || vocabulary.questions().contains(words[0])) {
      return true;
    }
    for (String word : words) {
      boolean isLatin = word.isEmpty() || word.charAt(0) < 0x1100;
      if (!isLatin && vocabulary.questions().contains(word)) {
        return true;
      }
    }
    return false;
  }

  private boolean speaksOfMail(String text) {
    for (String word : text.toLowerCase(Locale.ROOT).split("[^\\p{L}-]+", -1)) {
      if (catalog.surroundings().mailWords().contains(word) || word.equals("code")) {
        return true;
      }
    }
    return false;
  }

  private boolean areProviders(List<String> words) {
    for (String word : words) {
      boolean named =
          word.length() > 2
              && catalog.providers().stream()
                  .anyMatch(
                      provider ->
                          provider.id().equals(word)
                              || List.of(provider.name().toLowerCase(Locale.ROOT).split("[^\\p{L}\\p{N}.]+", -1))
                                  .contains(word));
      if (!named) {
        return false;
      }
    }
    return true;
  }

  /// A program's exception, or Python's tuple of a reply: `(550, b'5.1.1 …')`.
  private boolean isException(String text) {
    String lower = text.toLowerCase(Locale.ROOT);
    for (String words : vocabulary.exceptions()) {
      if (lower.contains(words)) {
        return true;
      }
    }
    return lower.startsWith("(") && lower.length() > 5 && lower.charAt(4) == ',';
  }
}
