package bouncecard.app.chat.service;

import bouncecard.app.Bouncecard;
import bouncecard.app.Format;
import bouncecard.app.Inputs;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.Dialog;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.Press;
import bouncecard.app.chat.Question;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.Surroundings;
import bouncecard.app.chat.UserError;
import bouncecard.app.check.Checks;
import bouncecard.app.feedback.FeedbackStore;
import bouncecard.app.feedback.Wanted;
import bouncecard.app.feedback.WrongAnswer;
import bouncecard.app.reading.BudgetedReader;
import bouncecard.app.reading.DirectReader;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.card.Block.Choice;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// Answers people in chats: takes what they ask and which buttons they press, and brings the cards
/// to them through their platform.
///
/// It is safe for use by many threads, and never fails for what somebody wrote. What its methods
/// return is a word of what came of it for the log, with nothing of what a person wrote.
public final class ChatService {
  /// What [#open] says of a dialog that is open.
  public static final String OPENED = "opened";

  /// How long a question waits while files of others are read.
  private static final Duration PATIENCE = Duration.ofSeconds(8);

  private final Bouncecard bouncecard;
  private final Suggestions suggestions;
  private final FileFetchLimit fileRoom = new FileFetchLimit(PATIENCE, System::nanoTime);
  private final RecentQuestions recent;
  private final LanguageChoices languages;
  private final LiveChecks live;
  private final Responder responder;
  private final Presenter presenter;
  private final Shares shares;
  private final FeedbackStore feedback;
  private final SelfCommands self;

  /// A service without live checks, which reads everything in this process.
  ///
  /// @param inputs reads attachments
  /// @param ticket draws a card as plain text, to copy
  /// @param usual the language of those whose own is not spoken
  public ChatService(
      Bouncecard bouncecard, Inputs inputs, ChatState state, Format ticket, Language usual) {
    this(bouncecard, new DirectReader(bouncecard, inputs), state, ticket, usual, Optional.empty());
  }

  /// A service.
  ///
  /// @param submissions reads what people say and attach
  /// @param checks live checks, where there are any; see the other for the rest
  public ChatService(
      Bouncecard bouncecard,
      SubmissionReader submissions,
      ChatState state,
      Format ticket,
      Language usual,
      Optional<Checks> checks) {
    this.bouncecard = bouncecard;
    this.suggestions = new Suggestions(bouncecard);
    this.recent = new RecentQuestions(state.store());
    this.languages = new LanguageChoices(bouncecard, state.preferences(), usual);
    this.live = new LiveChecks(bouncecard, checks);
    this.responder =
        new Responder(bouncecard, new Reader(submissions), state, recent, languages, ticket, live);
    this.presenter = new Presenter(responder::trouble);
    this.shares = new Shares(Deliveries.over(state.store()), presenter);
    this.feedback = state.feedback();
    this.self = new SelfCommands(bouncecard, responder, languages, presenter);
  }

  /// Answers what somebody said or pasted, with the files that came with it.
  public String ask(Conversation conversation, Question question) {
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
        check(conversation, check, card -> presenter.show(conversation, card));
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

  private void check(
      Conversation conversation,
      ActionResult.Check check,
      java.util.function.Function<RenderedCard, Optional<MessageRef>> first) {
    live.run(
        conversation,
        check.question(),
        first,
        answer -> responder.checked(conversation.asker(), check, answer),
        presenter);
  }

  /// Does what a button says.
  public String press(Conversation conversation, Press press) {
    ButtonAction action = press.action();
    String word = action.kind().token();
    switch (responder.act(conversation.asker(), action, press.audience(), press.name())) {
      case ActionResult.Show(RenderedCard shown) -> presenter.show(conversation, shown);
      case ActionResult.Replace(RenderedCard shown) ->
          presenter.replace(conversation, press.card(), shown);
      case ActionResult.Check check ->
          check(
              conversation,
              check,
              card ->
                  check.isReplaced()
                      ? presenter.replace(conversation, press.card(), card)
                      : presenter.show(conversation, card));
      case ActionResult.Share(RenderedCard shown) -> shares.share(conversation, press, shown);
      case ActionResult.Wrong(Texts texts, ButtonAction about) ->
          open(conversation, new Dialog.Wrong(texts, catalog(), about));
      case ActionResult.Nothing(RenderedCard shown, Language _) ->
          presenter.show(conversation, shown);
      case ActionResult.Copy(Texts texts, String text) ->
          open(conversation, new Dialog.Copy(texts, text));
      case ActionResult.Remove() -> {
        if (press.mayRemove()) {
          presenter.settled(conversation, conversation.delete(press.card()));
        } else {
          tell(conversation, UserError.of(Message.TROUBLE_NOT_YOURS));
        }
      }
    }
    return conversation.outcome(word);
  }

  /// What people choose for themselves and for their channels.
  public SelfCommands self() {
    return self;
  }

  /// Keeps what somebody says is wrong with a card.
  ///
  /// @return what they are told
  public Message wrong(ButtonAction about, Wanted wanted, Instant at) {
    Optional<WrongAnswer> wrong = responder.complaints().of(about.handle(), wanted, at);
    wrong.ifPresent(feedback::keep);
    return wrong.isPresent() ? Message.WRONG_THANKS : Message.TROUBLE_FORGOTTEN;
  }

  /// A card that says something that is no trouble.
  public RenderedCard note(Asker asker, UserError said) {
    return responder.note(asker, said);
  }

  /// Shows a card to whom it is for.
  public String show(Conversation conversation, RenderedCard shown) {
    presenter.show(conversation, shown);
    return conversation.outcome(shown.reply().answer().kind());
  }

  /// Shows a card for all who read the conversation, whomever it was made for.
  public String post(Conversation conversation, RenderedCard shown) {
    presenter.share(conversation, shown);
    return conversation.outcome(shown.reply().answer().kind());
  }

  /// Says why somebody does not get what they asked for.
  public String tell(Conversation conversation, UserError trouble) {
    boolean isTold = presenter.tell(conversation, trouble);
    return isTold ? trouble.message().token() : "not told " + trouble.message().token();
  }

  /// Opens a dialog for a person.
  public String open(Conversation conversation, Dialog dialog) {
    presenter.settled(conversation, conversation.open(dialog));
    return conversation.outcome(OPENED);
  }

  /// A card that says why somebody does not get what they asked for.
  public RenderedCard trouble(Asker asker, UserError trouble) {
    return responder.trouble(asker, trouble);
  }

  /// The short help.
  public RenderedCard help(Asker asker) {
    return responder.card(asker, "help");
  }

  /// The language for a person: what they want now, else what they chose, else their locale's, else
  /// the usual one.
  public Language language(Asker asker) {
    return languages.of(asker);
  }

  /// The language that a person chose, if they chose one.
  public Optional<Language> chosen(Person person) {
    return languages.chosen(person);
  }

  /// Takes a person's choice of a language; an empty one leaves it to their locale again.
  public void choose(Person person, Optional<Language> language) {
    languages.choose(person, language);
  }

  /// The texts of the language for a person, for labels of the front end's own.
  public Texts texts(Asker asker) {
    return responder.texts(asker);
  }

  /// What a person asked last, the last first.
  public List<String> recent(Person person) {
    return recent.of(person);
  }

  /// What a person could mean who has typed so far, best first: what they asked last, codes by
  /// digits or name, pairs of codes, and providers' tokens.
  ///
  /// @param most of how many they may choose
  public List<Choice> suggest(Asker asker, UntrustedText typed, int most) {
    return suggestions.find(typed.value(), language(asker), recent.of(asker.person()), most);
  }

  /// What is known, for labels of the front end's own.
  public Catalog catalog() {
    return bouncecard.catalog();
  }
}
