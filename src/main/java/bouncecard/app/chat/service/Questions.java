package bouncecard.app.chat.service;

import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import bouncecard.app.chart.Chart;
import bouncecard.app.chart.Picture;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.Question;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.Surroundings;
import bouncecard.app.chat.UserError;
import bouncecard.app.reading.BudgetedReader;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Optional;

/// Answers what people say and paste in chats.
final class Questions {
  /// How long a question waits while files of others are read.
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Bouncecard bouncecard;
  private final Responder responder;
  private final LanguageChoices languages;
  private final SelfCommands self;
  private final Presenter presenter;
  private final FileFetchLimit fileRoom = new FileFetchLimit(PATIENCE, System::nanoTime);

  Questions(
      Bouncecard bouncecard,
      Responder responder,
      LanguageChoices languages,
      SelfCommands self,
      Presenter presenter) {
    this.bouncecard = bouncecard;
    this.responder = responder;
    this.languages = languages;
    this.self = self;
    this.presenter = presenter;
  }

  /// Answers what somebody said or pasted, with the files that came with it.
  String ask(Conversation conversation, Question question) {
    ParsedCommand spoken =
        ParsedCommand.of(question.said().value(), bouncecard.catalog().vocabulary());
    UntrustedText words = new UntrustedText(spoken.words());
    boolean isForAll = question.isTheirOwn() && spoken.forAll();
    Asker asker = conversation.asker();
    Audience audience =
        isForAll || (question.isTheirOwn() && languages.settings(asker).isForAll())
            ? Audience.ALL
            : question.audience();
    Optional<String> done = isForAll ? Optional.empty() : self.command(conversation, question);
    if (done.isPresent()) {
      return done.get();
    }
    LongWork work =
        new LongWork(conversation, presenter, said -> responder.note(asker, said), audience);
    // What is read elsewhere takes longer than a platform waits for an answer.
    boolean isQuick = BudgetedReader.isShort(words) && !responder.isTriage(words);
    if (question.files().isEmpty() && isQuick) {
      return done(
          conversation,
          work,
          question,
          words,
          responder.ask(
              asker,
              words,
              FileFetchLimit.Fetched.NOTHING,
              audience,
              question.around().isPresent()));
    }
    Delivery begun = conversation.begin(audience);
    if (!(begun instanceof Delivery.Delivered)) {
      presenter.settled(conversation, begun);
      return conversation.outcome("refused");
    }
    work.fetches(question.files());
    ActionResult outcome =
        fileRoom.with(
            question.files(),
            got -> {
              work.reads();
              return responder.ask(asker, words, got, audience, question.around().isPresent());
            });
    return done(conversation, work, question, words, outcome);
  }

  private String done(
      Conversation conversation,
      LongWork work,
      Question question,
      UntrustedText words,
      ActionResult outcome) {
    return switch (outcome) {
      case ActionResult.Show(RenderedCard shown) -> show(conversation, work, shown);
      case ActionResult.Nothing(RenderedCard shown, Language language) ->
          earlier(conversation, work, question, words, shown, language);
      case ActionResult.Check check -> {
        work.end();
        responder
            .checks()
            .run(conversation, check, card -> presenter.show(conversation, card), presenter);
        yield conversation.outcome("check");
      }
      case ActionResult.Replace _,
          ActionResult.Share _,
          ActionResult.Copy _,
          ActionResult.Wrong _,
          ActionResult.Remove _ ->
          throw new IllegalStateException("a question is answered with a card");
    };
  }

  /// What was said before is what the question is about. Where nothing is to be explained there
  /// either, the person alone is told.
  private String earlier(
      Conversation conversation,
      LongWork work,
      Question question,
      UntrustedText words,
      RenderedCard nothing,
      Language language) {
    Surroundings.Found around = question.around().orElse(Surroundings.NONE).look();
    work.fetches(around.messages().stream().flatMap(one -> one.files().stream()).toList());
    Optional<RenderedCard> found =
        responder.earlier(
            conversation.asker(),
            words,
            around.messages(),
            fileRoom,
            language,
            question.audience());
    if (found.isPresent()) {
      return show(conversation, work, found.get());
    }
    Optional<UserError> why =
        around
            .hidden()
            .or(
                () ->
                    around.messages().isEmpty()
                        ? Optional.empty()
                        : Optional.of(UserError.of(Message.TROUBLE_NOTHING_BEFORE)));
    if (why.isEmpty()) {
      return show(conversation, work, nothing);
    }
    work.end();
    return tell(conversation, why.get());
  }

  /// Shows a card to whom it is for.
  String show(Conversation conversation, RenderedCard shown) {
    return told(conversation, shown, presenter.show(conversation, shown));
  }

  private static String show(Conversation conversation, LongWork work, RenderedCard shown) {
    return told(conversation, shown, work.show(shown));
  }

  private static String told(
      Conversation conversation, RenderedCard shown, Optional<MessageRef> there) {
    if (there.isPresent()) {
      drawn(shown).ifPresent(picture -> conversation.picture(shown.audience(), picture));
    }
    return conversation.outcome(shown.reply().answer().kind());
  }

  /// The chart of a triage.
  private static Optional<Picture> drawn(RenderedCard shown) {
    Texts texts = shown.reply().texts();
    return shown.reply().answer() instanceof Answer.TriageAnswer triage
        ? Chart.of(triage.tally(), texts, ZoneOffset.UTC).map(chart -> chart.picture(texts))
        : Optional.empty();
  }

  /// Says why somebody does not get what they asked for.
  String tell(Conversation conversation, UserError trouble) {
    boolean isTold = presenter.tell(conversation, trouble);
    return isTold ? trouble.message().token() : "not told " + trouble.message().token();
  }
}
