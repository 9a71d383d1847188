package bouncecard.app.chat.service;

import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.Venue;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.Handle;
import bouncecard.app.chat.Note;
import bouncecard.app.chat.Person;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.Surroundings;
import bouncecard.app.chat.UserError;
import bouncecard.app.chat.state.ChatState;
import bouncecard.app.reading.Submission;
import bouncecard.app.serial.ReadingForm;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Size;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Decides what is done about a question and about a button that was pressed. It brings nothing to
/// anybody.
final class Responder {
  private final Bouncecard bouncecard;
  private final Reader reader;
  private final CachedAnswers kept;
  private final RecentQuestions recent;
  private final LanguageChoices languages;
  private final List<Note.Kind> notes;
  private final LiveChecks live;
  private final Cards cards;
  private final CheckRequests checks;

  Responder(
      Bouncecard bouncecard,
      Reader reader,
      ChatState state,
      RecentQuestions recent,
      LanguageChoices languages,
      List<Note.Kind> notes,
      LiveChecks live) {
    this.bouncecard = bouncecard;
    this.reader = reader;
    this.kept = new CachedAnswers(state, this::again, new ReadingForm(bouncecard.catalog()));
    this.recent = recent;
    this.languages = languages;
    this.notes = notes;
    this.live = live;
    this.cards = new Cards(bouncecard, kept, live, state);
    this.checks = new CheckRequests(bouncecard, kept, languages, live, cards);
  }

  /// What is done about a question.
  ///
  /// @param said its words
  /// @param fetched the files that came with it, and for how long they may be read
  /// @param audience who sees the answer
  /// @param isAmongOthers whether it was said in the middle of a talk, where words that no code is
  ///   in ask about what was said before
  ActionResult ask(
      Asker asker,
      UntrustedText said,
      FileFetchLimit.Fetched fetched,
      Audience audience,
      boolean isAmongOthers) {
    return ask(asker, said, fetched, audience, isAmongOthers, languages.of(asker, audience));
  }

  private ActionResult ask(
      Asker asker,
      UntrustedText said,
      FileFetchLimit.Fetched fetched,
      Audience audience,
      boolean isAmongOthers,
      Language usual) {
    Reader.Read read = reader.read(said, fetched.attachments(), fetched.missing(), fetched.left());
    Language language = read.language().orElse(usual);
    if (read.answer().isEmpty()) {
      if (isAmongOthers && reader.leavesOpen(said, fetched.attachments())) {
        return new ActionResult.Nothing(
            cards.trouble(language, read.errors().getFirst()), language);
      }
      return new ActionResult.Show(cards.trouble(language, read.errors().getFirst()));
    }
    Answer answer = read.answer().get();
    if (answer instanceof Answer.CheckAnswer check && !check.isEmpty() && live.isOn()) {
      return checks.asked(asker, check, language, audience);
    }
    Card card =
        bouncecard
            .card(answer, language, Size.COMPACT)
            .noting(cards.notes(read.errors(), language));
    AnswerCard reply = new AnswerCard("", answer, card, cards.texts(language));
    AskedInput input = AskedInput.read(said, fetched.attachments());
    if (isAmongOthers && Talk.leavesOpen(answer, said)) {
      return new ActionResult.Nothing(
          cards.shown(asker, reply, input, Handle.Kept.NOT, Audience.ONE), language);
    }
    recent.note(asker.person(), reply);
    // Others did not ask how the bot is used.
    boolean isForOne = isAmongOthers && answer instanceof Answer.HelpAnswer;
    return new ActionResult.Show(
        cards.shown(asker, reply, input, Handle.Kept.NOT, isForOne ? Audience.ONE : audience));
  }

  /// The card of what was said before a question; empty where nothing is to be explained there.
  ///
  /// @param said the words of the question, which may say what is to be done with it
  Optional<RenderedCard> earlier(
      Asker asker,
      UntrustedText said,
      List<Surroundings.Earlier> messages,
      FileFetchLimit files,
      Language language,
      Audience audience) {
    return new Talk(reader, files, reader.period(said))
        .find(messages)
        .map(
            found -> {
              Card card =
                  bouncecard
                      .card(found.answer(), language, Size.COMPACT)
                      .noting(cards.notes(found.errors(), language));
              return cards.shown(
                  asker,
                  new AnswerCard("", found.answer(), card, cards.texts(language)),
                  found.input(),
                  Handle.Kept.NOT,
                  audience);
            });
  }

  /// Whether words ask for a summary, which takes longer than a platform waits for an answer.
  boolean isTriage(UntrustedText said) {
    return reader.isTriage(said);
  }

  /// The answer to what was asked before.
  Optional<Answer> again(AskedInput input) {
    return switch (input.kind()) {
      case READ ->
          reader.read(input.words(), input.files(), List.of(), Submission.LONGEST).answer();
      case CHECKED -> live.known(input.words());
    };
  }

  /// The card of a question that is known to be no check, for the person alone.
  RenderedCard card(Asker asker, String query) {
    Language language = languages.of(asker);
    Answer answer = bouncecard.ask(new UntrustedText(query), Venue.CHAT).answer();
    Card card = bouncecard.card(answer, language, Size.COMPACT);
    AskedInput input = AskedInput.read(new UntrustedText(query), List.of());
    return cards.shown(
        asker,
        new AnswerCard("", answer, card, cards.texts(language)),
        input,
        Handle.Kept.NOT,
        Audience.ONE);
  }

  /// What is done about a button.
  ///
  /// @param audience who sees the card with the button
  /// @param name what the person who pressed is called
  ActionResult act(Asker asker, ButtonAction action, Audience audience, UntrustedText name) {
    Handle handle = action.handle();
    return switch (action.kind()) {
      case ASK -> asked(asker, handle);
      case LANGUAGE -> language(asker, handle, audience);
      case WHOLE -> language(asker, handle.in(Size.WHOLE), audience);
      case CAUSE ->
          recalled(asker, handle, shown -> new ActionResult.Show(cards.part(shown, action.page())));
      case DETAIL ->
          recalled(
              asker, handle.in(Size.WHOLE), shown -> new ActionResult.Show(cards.explained(shown)));
      case MORE -> recalled(asker, handle, shown -> new ActionResult.Show(shown.at(action.page())));
      case CHECK, CHECK_AGAIN ->
          checks
              .pressed(asker, handle, audience)
              .orElseGet(() -> forgotten(handle, languages.of(asker, handle)));
      case BACK -> back(asker, handle, audience);
      case SHARE -> share(asker, handle, name);
      case COPY -> recalled(asker, handle.in(Size.WHOLE), this::copy);
      case WRONG ->
          recalled(asker, handle, shown -> new ActionResult.Wrong(shown.reply().texts(), action));
      case MUTE, UNMUTE -> forgotten(handle, languages.of(asker, handle));
      case DISMISS -> new ActionResult.Remove();
    };
  }

  /// In the language of the card with the button.
  private ActionResult asked(Asker asker, Handle handle) {
    return ask(
        asker,
        new UntrustedText(handle.query()),
        FileFetchLimit.Fetched.NOTHING,
        Audience.ONE,
        /* isAmongOthers= */ false,
        languages.of(asker, handle));
  }

  /// What is done with the card of a handle. Where that is kept no longer, the person is told, and
  /// nothing is replaced, taken away or shown to others.
  private ActionResult recalled(
      Asker asker, Handle handle, Function<RenderedCard, ActionResult> doing) {
    Language language = languages.of(asker, handle);
    return cards
        .recalled(asker, handle, language, Audience.ONE)
        .map(doing)
        .orElseGet(() -> forgotten(handle, language));
  }

  private ActionResult forgotten(Handle handle, Language language) {
    return new ActionResult.Show(cards.forgotten(handle, language));
  }

  private ActionResult language(Asker asker, Handle handle, Audience audience) {
    return recalled(
        asker,
        handle,
        shown ->
            audience == Audience.ONE
                ? new ActionResult.Replace(shown)
                : new ActionResult.Show(shown));
  }

  private ActionResult back(Asker asker, Handle handle, Audience audience) {
    return language(
        asker, new Handle("", Handle.Kept.of(handle.kept().origin()), handle.language()), audience);
  }

  /// Whatever size the person looks at, others get the compact one.
  private ActionResult share(Asker asker, Handle handle, UntrustedText name) {
    Language language = languages.of(asker, handle);
    return cards
        .recalled(asker, handle.in(Size.COMPACT), language, Audience.ALL)
        .<ActionResult>map(
            shown -> {
              Rich by =
                  Rich.of(
                      shown.reply().texts().message(Message.SHARED_BY),
                      Map.of("name", name.visible(80)));
              return new ActionResult.Share(
                  Cards.with(shown, shown.reply().card().noting(List.of(by))));
            })
        .orElseGet(() -> forgotten(handle, language));
  }

  private ActionResult copy(RenderedCard shown) {
    AnswerCard card = Cards.with(shown, shown.reply().card().with(List.of())).reply();
    return new ActionResult.Copy(
        shown.reply().texts(), notes.stream().map(kind -> kind.of(card)).toList());
  }

  /// A card that says why somebody does not get what they asked for.
  RenderedCard trouble(Asker asker, UserError trouble) {
    return cards.trouble(languages.of(asker), trouble);
  }

  /// Checks as people ask for them.
  CheckRequests checks() {
    return checks;
  }

  /// What people call wrong.
  Complaints complaints() {
    return new Complaints(bouncecard, kept);
  }

  /// Forgets what is kept of a person; how many answers that were.
  int forget(Person person) {
    recent.forget(person);
    languages.choose(person, Optional.empty());
    return kept.forget(person);
  }

  /// Forgets what was asked in a channel; how many answers that were.
  int forgetChannel(String channel) {
    return kept.forgetChannel(channel);
  }

  /// A card that says something, for the person alone.
  RenderedCard note(Asker asker, UserError said) {
    return cards.note(languages.of(asker), said);
  }

  Texts texts(Asker asker) {
    return cards.texts(languages.of(asker));
  }
}
