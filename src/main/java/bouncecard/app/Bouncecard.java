package bouncecard.app;

import bouncecard.app.check.CheckResult;
import bouncecard.app.check.CheckResult.Denial;
import bouncecard.app.check.WordingHints;
import bouncecard.app.search.SearchResult;
import bouncecard.card.Card;
import bouncecard.card.Size;
import bouncecard.card.Sizes;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.MessageKey;
import bouncecard.catalog.RuleId;
import bouncecard.catalog.message.CheckMessage;
import bouncecard.compose.CardComposer;
import bouncecard.compose.Checked;
import bouncecard.compose.Replied;
import bouncecard.decode.Decoder;
import bouncecard.decode.Decoding;
import bouncecard.decode.Grade;
import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis;
import bouncecard.dsn.Bound;
import bouncecard.probe.Hint;
import bouncecard.probe.MailServer;
import bouncecard.probe.ProbeReport;
import bouncecard.probe.ProbeReport.Exchange;
import bouncecard.probe.Stage;
import bouncecard.tally.Count;
import bouncecard.tally.Earlier;
import bouncecard.tally.TallyReport;
import bouncecard.text.UntrustedText;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// The program as every front end asks it: what was said → what is meant → a card.
///
/// It is safe for use by many threads.
public final class Bouncecard {
  private final Catalog catalog;
  private final Decoder decoder;
  private final Grammar grammar;
  private final MailAnswers mails;
  private final Map<Language, CardComposer> composers = new ConcurrentHashMap<>();

  /// A program that knows this catalogue and reads mails and events with these readers.
  public Bouncecard(Catalog catalog, MailReader mails, EventReader events) {
    this.catalog = catalog;
    this.decoder = new Decoder(catalog);
    this.grammar = new Grammar(catalog, decoder, events);
    this.mails = new MailAnswers(mails, decoder, grammar);
  }

  /// The languages that cards can be composed in.
  public List<Language> languages() {
    return catalog.languages();
  }

  /// The catalogue, for labels of the front end's own.
  public Catalog catalog() {
    return catalog;
  }

  /// The language of a BCP 47 tag or a platform's locale such as `ko-KR` or `en_US`; empty for one
  /// that is not spoken.
  public Optional<Language> language(String locale) {
    String tag = locale.toLowerCase(Locale.ROOT).replace('_', '-');
    return catalog.languages().stream()
        .filter(language -> tag.equals(language.tag()) || tag.startsWith(language.tag() + "-"))
        .findFirst();
  }

  /// Understands what was said, or what was pasted.
  public Interpretation ask(UntrustedText said, Venue setting) {
    String text = decoder.withoutPrefixes(Pasted.unwrapped(said.value()));
    Optional<Answer> mail = mails.pasted(text);
    if (mail.isPresent()) {
      return new Interpretation(graded(mail.get(), Optional.empty()), Optional.empty());
    }
    UntrustedText plain = new UntrustedText(Pasted.plain(text));
    Interpretation read = grammar.read(plain, setting);
    return new Interpretation(graded(read.answer(), Optional.of(plain)), read.language());
  }

  /// The same with how sure it is that it tells of a delivery.
  ///
  /// @param text what it was read from; empty for a mail
  private Answer graded(Answer answer, Optional<UntrustedText> text) {
    if (!(answer instanceof Answer.BounceAnswer(Decoding decoding)) || decoding.all().isEmpty()) {
      return answer;
    }
    return new Answer.BounceAnswer(
        text.map(read -> decoder.graded(decoding, read))
            .orElseGet(() -> decoding.withGrade(Grade.REPORT)));
  }

  /// Reads a file or an attachment: a mail as it was saved, else what its text says.
  public Answer read(byte[] document) {
    if (!ContentSniffer.looksLikeMail(document)) {
      return ask(new UntrustedText(ContentSniffer.decode(document)), Venue.DOCUMENT).answer();
    }
    Answer answer =
        graded(mails.saved(ContentSniffer.withoutBlankHead(document)), Optional.empty());
    return answer instanceof Answer.BounceAnswer(Decoding decoding)
            && decoding.all().isEmpty()
            && !decoding.bounds().isEmpty()
        ? beneath(document, decoding.bounds()).orElse(answer)
        : answer;
  }

  /// The bounce in the text of a mail of which a part was not read as one.
  private Optional<Answer> beneath(byte[] document, Set<Bound> bounds) {
    Decoding decoding = decoder.decode(new UntrustedText(ContentSniffer.decode(document)));
    return Optional.of(decoding)
        .filter(read -> !read.all().isEmpty())
        .map(read -> new Answer.BounceAnswer(read.within(bounds)));
  }

  /// The same of a document that may have been cut off.
  public Answer read(Document.Content document) {
    Answer answer = read(document.bytes());
    return document.truncated() && answer instanceof Answer.BounceAnswer(Decoding decoding)
        ? new Answer.BounceAnswer(decoding.within(Set.of(Bound.TEXT_LENGTH)))
        : answer;
  }

  /// The same with how what was pasted was read.
  public Answer explained(Answer answer, UntrustedText pasted) {
    return answer instanceof Answer.BounceAnswer(Decoding decoding)
        ? new Answer.BounceAnswer(decoder.explained(decoding, pasted))
        : explained(answer);
  }

  /// The same answer with the reasons for it, where it was judged: what came into question, what
  /// decided and why.
  public Answer explained(Answer answer) {
    return answer instanceof Answer.BounceAnswer(Decoding decoding)
        ? new Answer.BounceAnswer(decoder.explained(decoding))
        : answer;
  }

  /// The answer to a check, with what the engine that reads bounces makes of each reply.
  public Answer checked(UntrustedText target, CheckResult result) {
    List<Replied> replies =
        result instanceof CheckResult.Done(ProbeReport.Mailbox report, var _, var _, var _, var _)
            ? report.exchanges().stream().flatMap(this::replied).toList()
            : List.of();
    return new Answer.CheckedAnswer(target, result, replies);
  }

  private Stream<Replied> replied(Exchange exchange) {
    return decoder.decode(exchange.reply().text()).reports().stream()
        .limit(1)
        .map(found -> new Replied(exchange, found.diagnosis()));
  }

  /// What the words of a server's reply point to, by the same engine.
  public Hint.Reader hints() {
    return new WordingHints(decoder);
  }

  /// The rules that each of these words narrows down to; without words all of them. See
  /// [RuleFilter].
  public RuleFilter.Chosen rules(List<String> words) {
    return new RuleFilter(catalog).choose(words);
  }

  private CardComposer composer(Language language) {
    return composers.computeIfAbsent(language, chosen -> new CardComposer(catalog, chosen));
  }

  /// The deliveries that lines of a mail log tell of, failed or not, without judging them.
  public List<FailedDelivery> logged(UntrustedText lines) {
    return decoder.logged(lines);
  }

  /// What a failed delivery means.
  public Diagnosis judged(FailedDelivery found) {
    return decoder.judged(found);
  }

  /// A card that says why somebody does not get what they asked for.
  public Card trouble(MessageKey message, Map<String, String> values, Language language) {
    return composer(language).trouble(message, values);
  }

  /// A card that says what was done.
  public Card note(MessageKey message, Map<String, String> values, Language language) {
    return composer(language).note(message, values);
  }

  /// A card that says how far a check is that runs.
  public Card checking(
      UntrustedText target, Stage stage, Optional<MailServer> server, Language language) {
    return composer(language).checking(target, stage, server);
  }

  /// The card of a triage; see [CardComposer#triage].
  public Card triage(
      TallyReport tally,
      List<Count> unknown,
      List<Count> ownRefusals,
      Optional<Earlier> earlier,
      ZoneId zone,
      int top,
      Language language) {
    return composer(language).triage(tally, unknown, ownRefusals, earlier, zone, top);
  }

  /// What a failed delivery tells, by the names that fix steps have for it, such as `ip`.
  public Map<String, String> told(FailedDelivery delivery) {
    return composer(Language.ENGLISH).told(delivery);
  }

  /// The few words that name a code or token in a list: its own name, or what a provider's rule
  /// says by it.
  public String about(String code, Optional<RuleId> rule, Language language) {
    return composer(language).about(code, rule);
  }

  /// Composes the whole card of an answer.
  public Card card(Answer answer, Language language) {
    return card(answer, language, Size.WHOLE);
  }

  /// Composes the card of an answer in that size.
  public Card card(Answer answer, Language language, Size size) {
    return sizes(answer, language).of(size);
  }

  /// What a bounce or a triage tells of one cause, by its number in the compact card, from 1; empty
  /// where there is none of that number.
  public Optional<Answer> part(Answer answer, int number) {
    return switch (answer) {
      case Answer.BounceAnswer(Decoding decoding) ->
          CardComposer.part(decoding, number).map(Answer.BounceAnswer::new);
      case Answer.TriageAnswer(var tally, var unknown, var ownRefusals, var _) ->
          number > 0 && number <= tally.problems().size()
              ? Optional.of(new Answer.TriageAnswer(tally, unknown, ownRefusals, number))
              : Optional.empty();
      default -> Optional.empty();
    };
  }

  private Sizes sizes(Answer answer, Language language) {
    CardComposer composer = composer(language);
    return switch (answer) {
      case Answer.CodeAnswer(var codes, var meant) ->
          meant
              .map(rule -> composer.token(rule, codes.getLast().toString()))
              .orElseGet(() -> composer.code(codes));
      case Answer.CompareAnswer(var _, var columns) ->
          columns.size() == 1 ? composer.code(columns) : composer.difference(columns);
      case Answer.BounceAnswer(Decoding decoding) -> composer.bounce(decoding);
      case Answer.TokenAnswer(var rule, String token) -> composer.token(rule, token);
      case Answer.RuleAnswer(var rule, boolean alone) -> Sizes.one(composer.rule(rule, alone));
      case Answer.ClassAnswer(String written, var keys, var members) ->
          Sizes.one(composer.classCard(written, keys, members));
      case Answer.AskAnswer(var said, var candidates, var _) ->
          Sizes.one(composer.ask(said, candidates));
      case Answer.SearchAnswer(var words, SearchResult found) ->
          composer.search(words, SearchParts.lead(found), SearchParts.choices(found, composer));
      case Answer.CheckAnswer asked ->
          Sizes.one(
              asked.isEmpty()
                  ? composer.trouble(CheckMessage.CHECK_WHAT, Map.of())
                  : composer.checksOff(asked.target()));
      case Answer.CheckedAnswer(var target, CheckResult result, var replies) ->
          switch (result) {
            case CheckResult.Denied(Denial denial, var _) ->
                denial == Denial.OFF
                    ? Sizes.one(composer.checksOff(target))
                    : Sizes.one(composer.checkDenied(target, denial));
            case CheckResult.Done(var report, var asked, var age, var isKept, var askAgain) ->
                Sizes.one(
                    composer.check(report, replies, new Checked(asked, age, isKept, askAgain)));
          };
      case Answer.TriageAnswer(var tally, var unknown, var ownRefusals, int part) ->
          part > 0
              ? Sizes.one(composer.triagePart(tally, part))
              : composer.triage(tally, unknown, ownRefusals);
      case Answer.HelpAnswer() -> Sizes.one(composer.help());
      case Answer.NoAnswer(var numbers) -> Sizes.one(composer.none(numbers));
    };
  }
}
