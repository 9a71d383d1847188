package bouncecard.app.chat.service;

import bouncecard.app.Bouncecard;
import bouncecard.app.Inputs;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.Dialog;
import bouncecard.app.chat.Explained;
import bouncecard.app.chat.Note;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.Press;
import bouncecard.app.chat.Question;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.Unasked;
import bouncecard.app.chat.UnaskedCards;
import bouncecard.app.chat.UserError;
import bouncecard.app.chat.state.ChatState;
import bouncecard.app.chat.state.Deliveries;
import bouncecard.app.check.Checks;
import bouncecard.app.feedback.FeedbackStore;
import bouncecard.app.feedback.Wanted;
import bouncecard.app.feedback.WrongAnswer;
import bouncecard.app.measure.Measures;
import bouncecard.app.reading.DirectReader;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.card.Block.Choice;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
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

  private final Bouncecard bouncecard;
  private final Suggestions suggestions;
  private final RecentQuestions recent;
  private final LanguageChoices languages;
  private final LiveChecks live;
  private final Responder responder;
  private final Presenter presenter;
  private final Shares shares;
  private final FeedbackStore feedback;
  private final SelfCommands self;
  private final Unasked unasked;
  private final UnaskedCards cards;
  private final Questions questions;
  private final Explaining explaining;
  private final Measures measures;

  /// A service without live checks, which reads everything in this process.
  ///
  /// @param inputs reads attachments
  /// @param notes how a card is written for other places, to be copied
  /// @param usual the language of those whose own is not spoken
  public ChatService(
      Bouncecard bouncecard,
      Inputs inputs,
      ChatState state,
      List<Note.Kind> notes,
      Language usual) {
    this(bouncecard, new DirectReader(bouncecard, inputs), state, notes, usual, Optional.empty());
  }

  /// A service.
  ///
  /// @param submissions reads what people say and attach
  /// @param checks live checks, where there are any; see the other for the rest
  public ChatService(
      Bouncecard bouncecard,
      SubmissionReader submissions,
      ChatState state,
      List<Note.Kind> notes,
      Language usual,
      Optional<Checks> checks) {
    this.bouncecard = bouncecard;
    this.measures = state.measures();
    this.suggestions = new Suggestions(bouncecard);
    this.recent = new RecentQuestions(state.store());
    this.languages = new LanguageChoices(bouncecard, state.preferences(), usual);
    this.live = new LiveChecks(bouncecard, checks);
    Reader reader =
        new Reader(submissions, new TriageWords(bouncecard.catalog()), System::nanoTime);
    this.explaining = new Explaining(bouncecard, reader, notes.stream().findFirst());
    this.responder = new Responder(bouncecard, reader, state, recent, languages, notes, live);
    this.presenter = new Presenter(responder::trouble);
    this.shares = new Shares(Deliveries.over(state.store()), presenter);
    this.feedback = state.feedback();
    this.self = new SelfCommands(bouncecard, responder, languages, presenter, state.unasked());
    this.unasked = state.unasked();
    this.cards = new UnaskedAnswers(bouncecard, state, languages, live, responder::again);
    this.questions = new Questions(bouncecard, responder, languages, self, presenter);
  }

  /// Answers what somebody said or pasted, with the files that came with it.
  public String ask(Conversation conversation, Question question) {
    return questions.ask(conversation, question);
  }

  /// Explains a text to a program of the platform's, such as a step of a workflow.
  public Explained explain(Asker asker, UntrustedText said) {
    return explaining.explain(said, language(asker));
  }

  /// Does what a button says.
  public String press(Conversation conversation, Press press) {
    ButtonAction action = press.action();
    String word = action.kind().token();
    Optional<Unasked.Done> done =
        unasked.press(conversation.asker(), press, texts(conversation.asker()));
    if (done.isPresent()) {
      done.get().told().ifPresent(card -> presenter.show(conversation, card));
      return conversation.outcome(done.get().word());
    }
    switch (responder.act(conversation.asker(), action, press.audience(), press.name())) {
      case ActionResult.Show(RenderedCard shown) -> presenter.show(conversation, shown);
      case ActionResult.Replace(RenderedCard shown) ->
          presenter.replace(conversation, press.card(), shown);
      case ActionResult.Check check ->
          responder
              .checks()
              .run(
                  conversation,
                  check,
                  card ->
                      check.isReplaced()
                          ? presenter.replace(conversation, press.card(), card)
                          : presenter.show(conversation, card),
                  presenter);
      case ActionResult.Share(RenderedCard shown) -> shares.share(conversation, press, shown);
      case ActionResult.Wrong(Texts texts, ButtonAction about) ->
          open(conversation, new Dialog.Wrong(texts, catalog(), about));
      case ActionResult.Nothing(RenderedCard shown, Language _) ->
          presenter.show(conversation, shown);
      case ActionResult.Copy(Texts texts, var notes) ->
          open(conversation, new Dialog.Copy(texts, notes));
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

  /// Counts what is answered.
  Measures measures() {
    return measures;
  }

  /// Cards that nobody asked for.
  public UnaskedCards unaskedCards() {
    return cards;
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
    unasked.wrong(about, wanted);
    return wrong.isPresent() ? Message.WRONG_THANKS : Message.TROUBLE_FORGOTTEN;
  }

  /// Notes only that something that was said unasked is called wrong.
  public void wrongUnasked(ButtonAction about, Wanted wanted) {
    unasked.wrong(about, wanted);
  }

  /// A card that says something that is no trouble.
  public RenderedCard note(Asker asker, UserError said) {
    return responder.note(asker, said);
  }

  /// Shows a card to whom it is for.
  public String show(Conversation conversation, RenderedCard shown) {
    return questions.show(conversation, shown);
  }

  /// Says why somebody does not get what they asked for.
  public String tell(Conversation conversation, UserError trouble) {
    return questions.tell(conversation, trouble);
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
