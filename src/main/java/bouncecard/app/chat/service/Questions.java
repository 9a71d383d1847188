package bouncecard.app.chat.service;

import bouncecard.app.Bouncecard;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.Question;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.Surroundings;
import bouncecard.app.chat.UserError;
import bouncecard.app.reading.BudgetedReader;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.time.Duration;
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
    // What is read elsewhere takes longer than a platform waits for an answer.
    if (question.files().isEmpty() && BudgetedReader.isShort(words)) {
      return done(
          conversation,
          question,
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
    ActionResult outcome =
        fileRoom.with(
            question.files(),
            got -> responder.ask(asker, words, got, audience, question.around().isPresent()));
    return done(conversation, question, outcome);
  }

  private String done(Conversation conversation, Question question, ActionResult outcome) {
    return switch (outcome) {
      case ActionResult.Show(RenderedCard shown) -> show(conversation, shown);
      case ActionResult.Nothing(RenderedCard shown, Language language) ->
          earlier(conversation, question, shown, language);
      case ActionResult.Check check -> {
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
      Conversation conversation, Question question, RenderedCard nothing, Language language) {
    Surroundings.Found around = question.around().orElse(Surroundings.NONE).look();
    Optional<RenderedCard> found =
        responder.earlier(
            conversation.asker(), around.messages(), fileRoom, language, question.audience());
    if (found.isPresent()) {
      return show(conversation, found.get());
    }
    Optional<UserError> why =
        around
            .hidden()
            .or(
                () ->
                    around.messages().isEmpty()
                        ? Optional.empty()
                        : Optional.of(UserError.of(Message.TROUBLE_NOTHING_BEFORE)));
    return why.map(one -> tell(conversation, one)).orElseGet(() -> show(conversation, nothing));
  }

  /// Shows a card to whom it is for.
  String show(Conversation conversation, RenderedCard shown) {
    presenter.show(conversation, shown);
    return conversation.outcome(shown.reply().answer().kind());
  }

  /// Says why somebody does not get what they asked for.
  String tell(Conversation conversation, UserError trouble) {
    boolean isTold = presenter.tell(conversation, trouble);
    return isTold ? trouble.message().token() : "not told " + trouble.message().token();
  }
}
