package bouncecard.app.chat;

import bouncecard.app.Answer;
import bouncecard.app.Asked;
import bouncecard.app.Bouncecard;
import bouncecard.app.Format;
import bouncecard.app.Reply;
import bouncecard.app.Setting;
import bouncecard.card.Button;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Map;

/// Decides what is done about a question and about a button that was pressed. It brings nothing to
/// anybody.
final class Responder {
  private final Bouncecard bouncecard;
  private final Reader reader;
  private final KeptAnswers kept;
  private final RecentQuestions recent;
  private final LanguageChoices languages;
  private final Format ticket;
  private final LiveChecks live;
  private final Cards cards;

  Responder(
      Bouncecard bouncecard,
      Reader reader,
      KeptAnswers kept,
      RecentQuestions recent,
      LanguageChoices languages,
      Format ticket,
      LiveChecks live) {
    this.bouncecard = bouncecard;
    this.reader = reader;
    this.kept = kept;
    this.recent = recent;
    this.languages = languages;
    this.ticket = ticket;
    this.live = live;
    this.cards = new Cards(bouncecard, kept, live);
  }

  /// What is done about a question.
  ///
  /// @param said its words
  /// @param attachments the files that came with it
  /// @param missing files that could not be fetched, and why
  /// @param audience who sees the answer
  Outcome ask(
      Asker asker,
      UntrustedText said,
      List<Attachment> attachments,
      List<Trouble> missing,
      Audience audience) {
    Asked asked = bouncecard.ask(said, Setting.CHAT);
    Language language = asked.language().orElseGet(() -> languages.of(asker));
    Reader.Read read = reader.read(asked.answer(), attachments, missing);
    if (read.answer().isEmpty()) {
      return new Outcome.Show(cards.trouble(language, read.troubles().getFirst()));
    }
    Answer answer = read.answer().get();
    if (answer instanceof Answer.CheckAnswer check && live.isOn()) {
      return new Outcome.Check(
          question(asker, check.subject(), check.isAnew(), language, audience),
          "",
          /* isReplaced= */ false);
    }
    Card card = bouncecard.card(answer, language).noting(cards.notes(read.troubles(), language));
    Reply reply = new Reply("", answer, card, cards.texts(language));
    note(asker, reply);
    return new Outcome.Show(cards.shown(reply, "", audience));
  }

  /// The card of a question that is known to be no check, for the person alone.
  Shown card(Asker asker, String query) {
    Language language = languages.of(asker);
    Answer answer = bouncecard.ask(new UntrustedText(query), Setting.CHAT).answer();
    Card card = bouncecard.card(answer, language);
    return cards.shown(new Reply("", answer, card, cards.texts(language)), "", Audience.ONE);
  }

  private void note(Asker asker, Reply reply) {
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
  Outcome act(Asker asker, Action action, Audience audience, UntrustedText name) {
    Handle handle = action.handle();
    return switch (action.kind()) {
      case ASK -> ask(asker, new UntrustedText(handle.query()), List.of(), List.of(), Audience.ONE);
      case LANGUAGE -> language(recalled(asker, handle, Audience.ONE), handle, audience);
      case DETAIL -> new Outcome.Show(explained(recalled(asker, handle, Audience.ONE)));
      case MORE -> new Outcome.Show(recalled(asker, handle, Audience.ONE).at(action.page()));
      case CHECK, CHECK_AGAIN -> check(asker, handle, audience);
      case BACK -> back(asker, handle, audience);
      case SHARE -> share(asker, handle, name);
      case COPY -> copy(recalled(asker, handle, Audience.ONE), handle);
      case DISMISS -> new Outcome.Remove();
    };
  }

  /// Whether the card is not the one that the button stands on, because that is kept no longer. It
  /// says so, and neither takes the other's place nor is it shown to others.
  private static boolean isForgotten(Shown recalled, Handle handle) {
    return !handle.kept().isEmpty() && recalled.handle().kept().isEmpty();
  }

  private static Outcome language(Shown recalled, Handle handle, Audience audience) {
    return audience == Audience.ONE && !isForgotten(recalled, handle)
        ? new Outcome.Replace(recalled)
        : new Outcome.Show(recalled);
  }

  /// In the place of the card that one person sees, and beside the one that all see.
  private Outcome check(Asker asker, Handle handle, Audience audience) {
    Language language = languages.of(asker, handle);
    boolean isReplaced = audience == Audience.ONE;
    Answer found = kept.find(handle.own()).orElse(new Answer.HelpAnswer());
    if (found instanceof Answer.CheckedAnswer checked && live.isOn()) {
      return new Outcome.Check(
          question(asker, checked.target(), /* isAnew= */ true, language, Audience.ONE),
          isReplaced ? handle.origin() : "",
          isReplaced);
    }
    return live.subject(found)
        .<Outcome>map(
            subject ->
                new Outcome.Check(
                    question(asker, subject.target(), /* isAnew= */ false, language, Audience.ONE),
                    isReplaced ? handle.own() : "",
                    isReplaced))
        .orElseGet(
            () -> new Outcome.Show(cards.trouble(language, Trouble.of(Message.TROUBLE_FORGOTTEN))));
  }

  private static LiveChecks.Question question(
      Asker asker, UntrustedText target, boolean isAnew, Language language, Audience audience) {
    return new LiveChecks.Question(target, isAnew, asker.requester(), language, audience);
  }

  /// The last card of a check.
  Shown checked(Outcome.Check check, Answer answer) {
    Language language = check.question().language();
    return cards.shown(
        new Reply("", answer, bouncecard.card(answer, language), cards.texts(language)),
        Handle.from(kept.keep(answer), check.origin()),
        check.question().to());
  }

  private Outcome back(Asker asker, Handle handle, Audience audience) {
    Handle bounce = new Handle("", handle.origin(), handle.language());
    Shown shown = recalled(asker, bounce, Audience.ONE);
    return audience == Audience.ONE && kept.find(handle.origin()).isPresent()
        ? new Outcome.Replace(shown)
        : new Outcome.Show(shown);
  }

  private Outcome share(Asker asker, Handle handle, UntrustedText name) {
    Shown shown = recalled(asker, handle, Audience.ALL);
    if (shown.audience() == Audience.ONE || isForgotten(shown, handle)) {
      return new Outcome.Show(recalled(asker, handle, Audience.ONE));
    }
    Rich by =
        Rich.of(shown.reply().texts().message(Message.SHARED_BY), Map.of("name", name.visible(80)));
    return new Outcome.Share(Cards.with(shown, shown.reply().card().noting(List.of(by))));
  }

  private Outcome copy(Shown shown, Handle handle) {
    if (isForgotten(shown, handle)) {
      return new Outcome.Show(shown);
    }
    Card card = shown.reply().card().with(List.of());
    return new Outcome.Copy(shown.reply().texts(), ticket.render(Cards.with(shown, card).reply()));
  }

  private Shown explained(Shown shown) {
    Reply reply = shown.reply();
    Answer answer = bouncecard.explained(reply.answer());
    Card card = bouncecard.card(answer, reply.card().language());
    return answer.equals(reply.answer())
        ? shown
        : new Shown(new Reply("", answer, card, reply.texts()), shown.handle(), shown.audience());
  }

  /// A card that says why somebody does not get what they asked for.
  Shown trouble(Asker asker, Trouble trouble) {
    return cards.trouble(languages.of(asker), trouble);
  }

  private Shown recalled(Asker asker, Handle handle, Audience audience) {
    return cards.recalled(handle, languages.of(asker, handle), audience);
  }

  Texts texts(Asker asker) {
    return cards.texts(languages.of(asker));
  }
}
