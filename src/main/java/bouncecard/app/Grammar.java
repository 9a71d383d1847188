package bouncecard.app;

import bouncecard.app.search.Search;
import bouncecard.app.search.SearchResult;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Language;
import bouncecard.catalog.words.Vocabulary;
import bouncecard.decode.Decoder;
import bouncecard.decode.Decoding;
import bouncecard.decode.Grade;
import bouncecard.decode.Report;
import bouncecard.delivery.BounceKind;
import bouncecard.smtp.CodeMention;
import bouncecard.smtp.CodeMention.Certainty;
import bouncecard.smtp.CodeScanner;
import bouncecard.smtp.EnhancedStatusCode;
import bouncecard.smtp.ReplyCode;
import bouncecard.text.LowerCase;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;

/// Understands what people type and paste.
final class Grammar {
  /// What leads to a reply that is quoted.
  private static final String QUOTING = ":\"'“‘„«`";

  /// Longer texts are reports, not questions; their words are not looked at one by one.
  private static final int LONGEST_QUESTION = 400;

  private static final int MOST_SEARCH_WORDS = 5;

  private final List<Language> languages;
  private final Vocabulary vocabulary;
  private final CodeScanner scanner;
  private final Decoder decoder;
  private final EventReader events;
  private final Fragments fragments;
  private final Search search;
  private final TokenQuestion tokens;
  private final QuestionWords words;

  Grammar(Catalog catalog, Decoder decoder, EventReader events) {
    this.languages = catalog.languages();
    this.vocabulary = catalog.vocabulary();
    this.scanner = new CodeScanner(catalog.surroundings());
    this.decoder = decoder;
    this.events = events;
    this.fragments = new Fragments(catalog);
    this.search = new Search(catalog);
    this.tokens = new TokenQuestion(catalog);
    this.words = new QuestionWords(catalog);
  }

  Interpretation read(UntrustedText said, Venue setting) {
    Phrasing phrasing = Phrasing.of(said.value(), languages);
    Answer answer =
        structured(phrasing.text(), setting)
            .orElseGet(() -> byProgram(understand(phrasing.text(), setting), phrasing.text()));
    return new Interpretation(answer, phrasing.language());
  }

  /// With what the error of a program tells around a server's reply.
  private Answer byProgram(Answer answer, String pasted) {
    return answer instanceof Answer.BounceAnswer(Decoding decoding)
        ? new Answer.BounceAnswer(decoder.givenUp(decoding.withRefusedSender(pasted), pasted))
        : answer;
  }

  /// Events of mail services, and mail logs that a log collector wrapped.
  private Optional<Answer> structured(String text, Venue setting) {
    return switch (events.read(new UntrustedText(text))) {
      case EventReader.Contents.Nothing() -> Optional.empty();
      case EventReader.Contents.Events(var found, var rest, boolean isCut) ->
          Optional.of(new Answer.BounceAnswer(together(decoder.decode(found, isCut), rest)));
      case EventReader.Contents.Log(var lines) ->
          decoder
              .decodeLog(lines)
              .map(Grammar::answer)
              .or(
                  () ->
                      Optional.of(understand(lines.value().strip(), setting))
                          .filter(read -> isReply(read, lines)));
    };
  }

  /// Whether a program's record holds a reply with a code, or a report: its other words may be
  /// about anything.
  private boolean isReply(Answer answer, UntrustedText record) {
    return answer instanceof Answer.BounceAnswer(Decoding decoding)
        && (decoding.all().stream().anyMatch(report -> report.found().replyCode().isPresent())
            || isReport(answer, record.value().strip()));
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
    if (setting == Venue.OVERHEARD) {
      return isCertain(scanner.scan(text)) ? report(text) : withoutCodes(text, setting);
    }
    return command(text, lower)
        .or(() -> fragments.read(text))
        .or(() -> tokens.read(text))
        .orElseGet(() -> words(text, setting));
  }

  private Optional<Answer> command(String text, String lower) {
    if (lower.equals("check")) {
      return Optional.of(Answer.CheckAnswer.of(""));
    }
    if (lower.startsWith("check ")) {
      String target = linked(text.substring(6).strip());
      if (target.indexOf('.') > 0 && isTarget(target)) {
        return Optional.of(Answer.CheckAnswer.of(target));
      }
    }
    if (lower.startsWith("find ")) {
      String words = text.substring(5).strip();
      return Optional.of(new Answer.SearchAnswer(new UntrustedText(words), search.find(words)));
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

  private Answer words(String text, Venue setting) {
    List<CodeMention> mentions = scanner.scan(text);
    if (mentions.isEmpty()) {
      return withoutCodes(text, setting);
    }
    List<String> rest = words.rest(text, mentions);
    if (rest.isEmpty()) {
      return CodeQuestion.of(text, mentions, vocabulary.comparers());
    }
    boolean certain = isCertain(mentions);
    boolean believed = certain || words.speaksOfMail(text);
    if (believed && words.isException(text, mentions.getFirst().start())) {
      Answer report = report(text);
      return report instanceof Answer.BounceAnswer
          ? report
          : CodeQuestion.of(text, mentions, vocabulary.comparers());
    }
    Answer question = CodeQuestion.of(text, mentions, vocabulary.comparers());
    if (words.areProviders(rest) || asksForDifference(question, mentions, rest)) {
      return atProvider(question, text);
    }
    if (believed && words.asks(text)) {
      Answer report = report(text);
      boolean isKnown =
          !(question instanceof Answer.CompareAnswer)
              && (decoder.knowsWords(new UntrustedText(text)) || quotes(text, mentions, report));
      return isKnown
              || isReport(report, text)
              || words.standsAlone(text, mentions.getFirst(), scanner)
          ? report
          : atProvider(question, text);
    }
    return certain ? report(text) : withoutCodes(text, setting);
  }

  private static boolean isCertain(List<CodeMention> mentions) {
    return mentions.stream().anyMatch(mention -> mention.certainty() != Certainty.BARE);
  }

  /// A question about a code, with what the provider that is named means by it.
  private Answer atProvider(Answer question, String text) {
    return question instanceof Answer.CodeAnswer(var codes, var _)
            && codes.getLast() instanceof EnhancedStatusCode code
        ? new Answer.CodeAnswer(codes, search.meant(text, code))
        : question;
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

  /// Whether it is no question about a code, but one about what a log or a library tells.
  private boolean isReport(Answer answer, String text) {
    return answer instanceof Answer.BounceAnswer(Decoding decoding)
        && decoder
            .graded(decoding, new UntrustedText(text))
            .grade()
            .filter(Grade.REPORT::equals)
            .isPresent();
  }

  /// Whether what is asked about is a reply that is quoted, or told after a colon, and says why:
  /// `got "550 rejected because …", what do they mean?`.
  private static boolean quotes(String text, List<CodeMention> mentions, Answer answer) {
    int start = mentions.getFirst().start();
    String before = text.substring(0, start).stripTrailing();
    boolean isQuoted =
        !before.isEmpty() && QUOTING.indexOf(before.charAt(before.length() - 1)) >= 0;
    return isQuoted
        && mentions.getFirst().code() instanceof ReplyCode code
        && code.isNegative()
        && answer instanceof Answer.BounceAnswer(Decoding decoding)
        && decoding.all().stream()
            .map(Report::diagnosis)
            .anyMatch(
                known -> !known.cause().is(Cause.Role.UNKNOWN) && known.firstActor().isPresent());
  }

  private static Answer answer(Decoding decoding) {
    return decoding.isNothing()
        ? new Answer.NoAnswer(List.of())
        : new Answer.BounceAnswer(decoding);
  }

  private Answer withoutCodes(String text, Venue setting) {
    boolean brief =
        words.telling(text) <= MOST_SEARCH_WORDS && text.chars().noneMatch(Character::isDigit);
    if (setting == Venue.CHAT
        && brief
        && text.indexOf('@') < 0
        && !scanner.speaksAnotherProtocol(text)) {
      SearchResult found = search.findSurely(text, words.asks(text));
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
    boolean isError = text.startsWith("Error: ", 2) || text.startsWith("Error: ", 1);
    return !isError && (text.startsWith("{") || text.startsWith("[{") || beginsWithName(text));
  }

  private static boolean beginsWithName(String text) {
    int close = text.startsWith("\"") ? text.indexOf('"', 1) : -1;
    return close > 0 && text.substring(close + 1).stripLeading().startsWith(":");
  }
}
