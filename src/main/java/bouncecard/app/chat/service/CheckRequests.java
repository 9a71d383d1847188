package bouncecard.app.chat.service;

import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.Handle;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.RenderedCard;
import bouncecard.card.Size;
import bouncecard.catalog.Language;
import bouncecard.text.UntrustedText;
import java.util.Optional;
import java.util.function.Function;

/// Live checks as people ask for them: by a question, or by a button on a card.
final class CheckRequests {
  private final Bouncecard bouncecard;
  private final CachedAnswers kept;
  private final LanguageChoices languages;
  private final LiveChecks live;
  private final Cards cards;

  CheckRequests(
      Bouncecard bouncecard,
      CachedAnswers kept,
      LanguageChoices languages,
      LiveChecks live,
      Cards cards) {
    this.bouncecard = bouncecard;
    this.kept = kept;
    this.languages = languages;
    this.live = live;
    this.cards = cards;
  }

  /// What is done where a question asks for a check.
  ActionResult asked(Asker asker, Answer.CheckAnswer check, Language language, Audience audience) {
    return new ActionResult.Check(
        question(asker, check.target(), check.isAnew(), language, audience),
        "",
        /* isReplaced= */ false);
  }

  /// What is done where somebody presses to have a bounce's address checked, or a check done again:
  /// it comes in the place of the card that one person sees, and beside the one that all see. Empty
  /// where nothing is known to check.
  Optional<ActionResult> pressed(Asker asker, Handle handle, Audience audience) {
    Language language = languages.of(asker, handle);
    boolean isReplaced = audience == Audience.ONE;
    Answer found = kept.find(handle.kept().own()).orElse(new Answer.HelpAnswer());
    if (found instanceof Answer.CheckedAnswer checked && live.isOn()) {
      return Optional.of(
          new ActionResult.Check(
              question(asker, checked.target(), /* isAnew= */ true, language, Audience.ONE),
              isReplaced ? handle.kept().origin() : "",
              isReplaced));
    }
    return live.subject(found)
        .map(
            subject ->
                new ActionResult.Check(
                    question(asker, subject.target(), /* isAnew= */ false, language, Audience.ONE),
                    isReplaced ? handle.kept().own() : "",
                    isReplaced));
  }

  private static LiveChecks.Question question(
      Asker asker, UntrustedText target, boolean isAnew, Language language, Audience audience) {
    return new LiveChecks.Question(target, isAnew, asker.requester(), language, audience);
  }

  /// Runs a check, from its first card to the last edit of it.
  ///
  /// @param first shows its first card
  void run(
      Conversation conversation,
      ActionResult.Check check,
      Function<RenderedCard, Optional<MessageRef>> first,
      Presenter presenter) {
    live.run(
        conversation,
        check.question(),
        first,
        answer -> checked(conversation.asker(), check, answer),
        presenter);
  }

  /// The last card of a check.
  private RenderedCard checked(Asker asker, ActionResult.Check check, Answer answer) {
    Language language = check.question().language();
    AskedInput input = AskedInput.checked(check.question().target());
    return cards.shown(
        asker,
        new AnswerCard(
            "", answer, bouncecard.card(answer, language, Size.COMPACT), cards.texts(language)),
        input,
        new Handle.Kept(kept.keep(asker, input, answer), check.origin()),
        check.question().to());
  }
}
