package bouncecard.app.chat;

import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.Format;
import bouncecard.app.Inputs;
import bouncecard.app.Interpretation;
import bouncecard.app.Venue;
import bouncecard.app.check.Checks;
import bouncecard.card.Block.Choice;
import bouncecard.card.Button;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Answers people in a chat: what was asked → what is shown, and what its buttons do.
///
/// It is safe for use by many threads, and never fails for what somebody wrote.
public final class ChatService {
  /// How long a question waits while files of others are read.
  private static final Duration PATIENCE = Duration.ofSeconds(20);

  private final Bouncecard bouncecard;
  private final Reader reader;
  private final Suggestions suggestions;
  private final FileFetchLimit fileRoom = new FileFetchLimit(PATIENCE);
  private final CachedAnswers kept;
  private final RecentQuestions recent;
  private final Preferences preferences;
  private final Format ticket;
  private final Language usual;
  private final LiveChecks live;
  private final Cards cards;

  /// A desk without live checks.
  ///
  /// @param inputs reads attachments
  /// @param ticket draws a card as plain text, to copy
  /// @param usual the language of those whose own is not spoken
  public ChatService(
      Bouncecard bouncecard,
      Inputs inputs,
      CachedAnswers kept,
      RecentQuestions recent,
      Preferences preferences,
      Format ticket,
      Language usual) {
    this(bouncecard, inputs, kept, recent, preferences, ticket, usual, Optional.empty());
  }

  /// A desk.
  ///
  /// @param checks live checks, where there are any; see the other for the rest
  public ChatService(
      Bouncecard bouncecard,
      Inputs inputs,
      CachedAnswers kept,
      RecentQuestions recent,
      Preferences preferences,
      Format ticket,
      Language usual,
      Optional<Checks> checks) {
    this.bouncecard = bouncecard;
    this.reader = new Reader(bouncecard, inputs);
    this.suggestions = new Suggestions(bouncecard);
    this.kept = kept;
    this.recent = recent;
    this.preferences = preferences;
    this.ticket = ticket;
    this.usual = usual;
    this.live = new LiveChecks(bouncecard, checks);
    this.cards = new Cards(bouncecard, kept, live);
  }

  /// Answers what somebody said or pasted, with the files that came with it.
  ///
  /// @param audience who sees the answer where the words do not say it: `public 550` is for all
  /// @param missing files that could not be fetched, and why
  public RenderedCard ask(
      Asker asker,
      UntrustedText said,
      List<Attachment> attachments,
      List<UserError> missing,
      Audience audience) {
    ParsedCommand spoken = ParsedCommand.of(said.value(), bouncecard.catalog().vocabulary());
    Interpretation asked = bouncecard.ask(new UntrustedText(spoken.words()), Venue.CHAT);
    Language language = asked.language().orElseGet(() -> language(asker));
    Reader.Read read = reader.read(asked.answer(), attachments, missing);
    if (read.answer().isEmpty()) {
      return cards.trouble(language, read.troubles().getFirst());
    }
    Answer answer = read.answer().get();
    Audience to = spoken.forAll() ? Audience.ALL : audience;
    if (answer instanceof Answer.CheckAnswer check && live.isOn()) {
      return check(asker, check.subject(), check.isAnew(), language, to, "");
    }
    Card card = bouncecard.card(answer, language).noting(cards.notes(read.troubles(), language));
    AnswerCard reply = new AnswerCard("", answer, card, texts(language));
    note(asker, reply);
    return cards.shown(reply, "", to);
  }

  /// The same for words alone.
  public RenderedCard ask(Asker asker, UntrustedText said, Audience audience) {
    return ask(asker, said, List.of(), List.of(), audience);
  }

  /// Who sees the answer to these words: all, where they say so, else `usual`.
  public Audience audience(UntrustedText said, Audience usual) {
    return ParsedCommand.of(said.value(), bouncecard.catalog().vocabulary()).forAll()
        ? Audience.ALL
        : usual;
  }

  /// Does what a button says.
  ///
  /// @param audience who sees the card with the button
  /// @param name what a person who shares is called; drawn as plain text, so that nobody is
  ///   notified
  public ActionResult act(Asker asker, ButtonAction action, Audience audience, UntrustedText name) {
    return switch (action.kind()) {
      case ASK ->
          new ActionResult.Show(
              ask(asker, new UntrustedText(action.handle().query()), Audience.ONE), 1);
      case LANGUAGE ->
          audience == Audience.ONE
              ? new ActionResult.Replace(recalled(asker, action.handle(), Audience.ONE))
              : new ActionResult.Show(recalled(asker, action.handle(), Audience.ONE), 1);
      case DETAIL ->
          new ActionResult.Show(explained(recalled(asker, action.handle(), Audience.ONE)), 1);
      case MORE ->
          new ActionResult.Show(recalled(asker, action.handle(), Audience.ONE), action.page());
      case CHECK, CHECK_AGAIN -> check(asker, action.handle(), audience);
      case BACK -> back(asker, action.handle(), audience);
      case SHARE -> share(recalled(asker, action.handle(), Audience.ALL), name);
      case COPY -> copy(recalled(asker, action.handle(), Audience.ONE));
      case DISMISS -> new ActionResult.Remove();
    };
  }

  /// In the place of the card that one person sees, and beside the one that all see.
  private ActionResult check(Asker asker, Handle handle, Audience audience) {
    Language language = spokenOf(asker, handle);
    Optional<Answer> answer = kept.find(handle.own());
    boolean isReplaced = audience == Audience.ONE;
    Optional<RenderedCard> begun =
        switch (answer.orElse(new Answer.HelpAnswer())) {
          case Answer.CheckedAnswer checked when live.isOn() ->
              Optional.of(
                  check(
                      asker,
                      checked.target(),
                      /* isAnew= */ true,
                      language,
                      Audience.ONE,
                      isReplaced ? handle.origin() : ""));
          case Answer found ->
              live.subject(found)
                  .map(
                      subject ->
                          check(
                              asker,
                              subject.target(),
                              /* isAnew= */ false,
                              language,
                              Audience.ONE,
                              isReplaced ? handle.own() : ""));
        };
    return begun.isPresent() && isReplaced
        ? new ActionResult.Replace(begun.get())
        : new ActionResult.Show(
            begun.orElseGet(() -> cards.trouble(language, UserError.of(Message.TROUBLE_FORGOTTEN))),
            1);
  }

  private RenderedCard check(
      Asker asker,
      UntrustedText target,
      boolean isAnew,
      Language language,
      Audience audience,
      String origin) {
    return live.begin(
        new LiveChecks.Question(target, isAnew, asker.requester(), language, audience),
        answer ->
            cards.shown(
                new AnswerCard("", answer, bouncecard.card(answer, language), texts(language)),
                Handle.from(kept.keep(answer), origin),
                audience));
  }

  private ActionResult back(Asker asker, Handle handle, Audience audience) {
    Handle bounce = new Handle("", handle.origin(), handle.language());
    RenderedCard shown = recalled(asker, bounce, Audience.ONE);
    return audience == Audience.ONE && kept.find(handle.origin()).isPresent()
        ? new ActionResult.Replace(shown)
        : new ActionResult.Show(shown, 1);
  }

  private static ActionResult share(RenderedCard shown, UntrustedText name) {
    if (shown.audience() == Audience.ONE) {
      return new ActionResult.Show(shown, 1);
    }
    Rich by =
        Rich.of(shown.reply().texts().message(Message.SHARED_BY), Map.of("name", name.visible(80)));
    return new ActionResult.Share(Cards.with(shown, shown.reply().card().noting(List.of(by))));
  }

  private ActionResult copy(RenderedCard shown) {
    Card card = shown.reply().card().with(List.of());
    return new ActionResult.Copy(shown, ticket.render(Cards.with(shown, card).reply()));
  }

  private RenderedCard explained(RenderedCard shown) {
    AnswerCard reply = shown.reply();
    Answer answer = bouncecard.explained(reply.answer());
    Card card = bouncecard.card(answer, reply.card().language());
    return answer.equals(reply.answer())
        ? shown
        : new RenderedCard(
            new AnswerCard("", answer, card, reply.texts()), shown.handle(), shown.audience());
  }

  /// A card that says why somebody does not get what they asked for.
  public RenderedCard trouble(Asker asker, UserError trouble) {
    return cards.trouble(language(asker), trouble);
  }

  /// The room for files that are fetched for a question, which all platforms share.
  public FileFetchLimit fileRoom() {
    return fileRoom;
  }

  /// The short help.
  public RenderedCard help(Asker asker) {
    return ask(asker, new UntrustedText("help"), Audience.ONE);
  }

  /// The language for a person: what they want now, else what they chose, else their locale's, else
  /// the usual one.
  public Language language(Asker asker) {
    return asker
        .wanted()
        .or(() -> preferences.language(asker.person()))
        .or(() -> bouncecard.language(asker.locale()))
        .orElse(usual);
  }

  /// The language that a person chose, if they chose one.
  public Optional<Language> chosen(Person person) {
    return preferences.language(person);
  }

  /// Takes a person's choice of a language; an empty one leaves it to their locale again.
  public void choose(Person person, Optional<Language> language) {
    preferences.choose(person, language.filter(bouncecard.languages()::contains));
  }

  /// The texts of the language for a person, for labels of the front end's own.
  public Texts texts(Asker asker) {
    return texts(language(asker));
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

  private Language spokenOf(Asker asker, Handle handle) {
    return bouncecard.languages().contains(handle.language()) ? handle.language() : language(asker);
  }

  private RenderedCard recalled(Asker asker, Handle handle, Audience audience) {
    return cards.recalled(handle, spokenOf(asker, handle), audience);
  }

  private void note(Asker asker, AnswerCard reply) {
    boolean isQuestion = !(reply.answer() instanceof Answer.HelpAnswer);
    String query = Button.repeatable(reply.query());
    if (isQuestion && !query.isEmpty()) {
      recent.note(asker.person(), query);
    }
  }

  private Texts texts(Language language) {
    return bouncecard.catalog().texts(language);
  }
}
