package bouncecard.app.chat;

import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.Format;
import bouncecard.app.Venue;
import bouncecard.app.reading.Submission;
import bouncecard.card.Button;
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

/// Decides what is done about a question and about a button that was pressed. It brings nothing to
/// anybody.
final class Responder {
  private final Bouncecard bouncecard;
  private final Reader reader;
  private final CachedAnswers kept;
  private final RecentQuestions recent;
  private final LanguageChoices languages;
  private final Format ticket;
  private final LiveChecks live;
  private final Cards cards;

  Responder(
      Bouncecard bouncecard,
      Reader reader,
      ChatState state,
      RecentQuestions recent,
      LanguageChoices languages,
      Format ticket,
      LiveChecks live) {
    this.bouncecard = bouncecard;
    this.reader = reader;
    this.kept = new CachedAnswers(state, this::again);
    this.recent = recent;
    this.languages = languages;
    this.ticket = ticket;
    this.live = live;
    this.cards = new Cards(bouncecard, kept, live);
  }

  /// What is done about a question.
  ///
  /// @param said its words
  /// @param fetched the files that came with it, and for how long they may be read
  /// @param audience who sees the answer
  ActionResult ask(
      Asker asker, UntrustedText said, FileFetchLimit.Fetched fetched, Audience audience) {
    Reader.Read read = reader.read(said, fetched.attachments(), fetched.missing(), fetched.left());
    Language language = read.language().orElseGet(() -> languages.of(asker));
    if (read.answer().isEmpty()) {
      return new ActionResult.Show(cards.trouble(language, read.errors().getFirst()));
    }
    Answer answer = read.answer().get();
    if (answer instanceof Answer.CheckAnswer check && live.isOn()) {
      return new ActionResult.Check(
          question(asker, check.subject(), check.isAnew(), language, audience),
          "",
          /* isReplaced= */ false);
    }
    Card card =
        bouncecard
            .card(answer, language, Size.COMPACT)
            .noting(cards.notes(read.errors(), language));
    AnswerCard reply = new AnswerCard("", answer, card, cards.texts(language));
    note(asker, reply);
    return new ActionResult.Show(
        cards.shown(reply, AskedInput.read(said, fetched.attachments()), "", audience));
  }

  /// The answer to what was asked before.
  private Optional<Answer> again(AskedInput input) {
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
        new AnswerCard("", answer, card, cards.texts(language)), input, "", Audience.ONE);
  }

  private void note(Asker asker, AnswerCard reply) {
    boolean isQuestion = !(reply.answer() instanceof Answer.HelpAnswer);
    String query = Button.repeatable(reply.query());
    if (isQuestion && !query.isEmpty()) {
      recent.note(asker.person(), query);
    }
  }

  /// What is done about a button.
  ///
  /// @param audience who sees the card with the button
  /// @param name what the person who pressed is called
  ActionResult act(Asker asker, ButtonAction action, Audience audience, UntrustedText name) {
    Handle handle = action.handle();
    return switch (action.kind()) {
      case ASK ->
          ask(
              asker,
              new UntrustedText(handle.query()),
              FileFetchLimit.Fetched.NOTHING,
              Audience.ONE);
      case LANGUAGE -> instead(recalled(asker, handle, Audience.ONE), handle, audience);
      case WHOLE -> instead(recalled(asker, handle.in(Size.WHOLE), Audience.ONE), handle, audience);
      case CAUSE -> cause(asker, handle, action.page());
      case DETAIL ->
          new ActionResult.Show(explained(recalled(asker, handle.in(Size.WHOLE), Audience.ONE)));
      case MORE -> new ActionResult.Show(recalled(asker, handle, Audience.ONE).at(action.page()));
      case CHECK, CHECK_AGAIN -> check(asker, handle, audience);
      case BACK -> back(asker, handle, audience);
      case SHARE -> share(asker, handle, name);
      case COPY -> copy(recalled(asker, handle.in(Size.WHOLE), Audience.ONE), handle);
      case DISMISS -> new ActionResult.Remove();
    };
  }

  /// Whether the card is not the one that the button stands on, because that is kept no longer. It
  /// says so, and neither takes the other's place nor is it shown to others.
  private static boolean isForgotten(RenderedCard recalled, Handle handle) {
    return !handle.kept().isEmpty() && recalled.handle().kept().isEmpty();
  }

  /// In the place of the card that one person sees, and beside the one that all see.
  private static ActionResult instead(RenderedCard recalled, Handle handle, Audience audience) {
    return audience == Audience.ONE && !isForgotten(recalled, handle)
        ? new ActionResult.Replace(recalled)
        : new ActionResult.Show(recalled);
  }

  /// In the place of the card that one person sees, and beside the one that all see.
  private ActionResult check(Asker asker, Handle handle, Audience audience) {
    Language language = languages.of(asker, handle);
    boolean isReplaced = audience == Audience.ONE;
    Answer found = kept.find(handle.own()).orElse(new Answer.HelpAnswer());
    if (found instanceof Answer.CheckedAnswer checked && live.isOn()) {
      return new ActionResult.Check(
          question(asker, checked.target(), /* isAnew= */ true, language, Audience.ONE),
          isReplaced ? handle.origin() : "",
          isReplaced);
    }
    return live.subject(found)
        .<ActionResult>map(
            subject ->
                new ActionResult.Check(
                    question(asker, subject.target(), /* isAnew= */ false, language, Audience.ONE),
                    isReplaced ? handle.own() : "",
                    isReplaced))
        .orElseGet(
            () ->
                new ActionResult.Show(
                    cards.trouble(language, UserError.of(Message.TROUBLE_FORGOTTEN))));
  }

  private static LiveChecks.Question question(
      Asker asker, UntrustedText target, boolean isAnew, Language language, Audience audience) {
    return new LiveChecks.Question(target, isAnew, asker.requester(), language, audience);
  }

  /// The last card of a check.
  RenderedCard checked(ActionResult.Check check, Answer answer) {
    Language language = check.question().language();
    AskedInput input = AskedInput.checked(check.question().target());
    return cards.shown(
        new AnswerCard(
            "", answer, bouncecard.card(answer, language, Size.COMPACT), cards.texts(language)),
        input,
        Handle.from(kept.keep(input, answer), check.origin()),
        check.question().to());
  }

  private ActionResult back(Asker asker, Handle handle, Audience audience) {
    Handle bounce = new Handle("", handle.origin(), handle.language());
    RenderedCard shown = recalled(asker, bounce, Audience.ONE);
    return audience == Audience.ONE && kept.find(handle.origin()).isPresent()
        ? new ActionResult.Replace(shown)
        : new ActionResult.Show(shown);
  }

  private ActionResult cause(Asker asker, Handle handle, int number) {
    RenderedCard whole = recalled(asker, handle.in(Size.WHOLE), Audience.ONE);
    return new ActionResult.Show(cards.part(whole, number).orElse(whole));
  }

  /// Whatever size the person looks at, others get the compact one.
  private ActionResult share(Asker asker, Handle handle, UntrustedText name) {
    RenderedCard shown = recalled(asker, handle.in(Size.COMPACT), Audience.ALL);
    if (shown.audience() == Audience.ONE || isForgotten(shown, handle)) {
      return new ActionResult.Show(recalled(asker, handle, Audience.ONE));
    }
    Rich by =
        Rich.of(shown.reply().texts().message(Message.SHARED_BY), Map.of("name", name.visible(80)));
    return new ActionResult.Share(Cards.with(shown, shown.reply().card().noting(List.of(by))));
  }

  private ActionResult copy(RenderedCard shown, Handle handle) {
    if (isForgotten(shown, handle)) {
      return new ActionResult.Show(shown);
    }
    Card card = shown.reply().card().with(List.of());
    return new ActionResult.Copy(
        shown.reply().texts(), ticket.render(Cards.with(shown, card).reply()));
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
  RenderedCard trouble(Asker asker, UserError trouble) {
    return cards.trouble(languages.of(asker), trouble);
  }

  private RenderedCard recalled(Asker asker, Handle handle, Audience audience) {
    return cards.recalled(handle, languages.of(asker, handle), audience);
  }

  Texts texts(Asker asker) {
    return cards.texts(languages.of(asker));
  }
}
