package bouncecard.app.chat.service;

import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Bouncecard;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.Handle;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.UnaskedCards;
import bouncecard.app.chat.state.ChatState;
import bouncecard.app.serial.ReadingForm;
import bouncecard.card.Card;
import bouncecard.card.Size;
import bouncecard.catalog.Language;
import bouncecard.catalog.Texts;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Draws and keeps answers that nobody asked for as those that somebody did.
final class UnaskedAnswers implements UnaskedCards {
  private final Bouncecard bouncecard;
  private final LanguageChoices languages;
  private final CachedAnswers kept;
  private final Cards cards;

  UnaskedAnswers(
      Bouncecard bouncecard,
      ChatState state,
      LanguageChoices languages,
      LiveChecks live,
      Function<AskedInput, Optional<Answer>> again) {
    this.bouncecard = bouncecard;
    this.languages = languages;
    this.kept = new CachedAnswers(state, again, new ReadingForm(bouncecard.catalog()));
    this.cards = new Cards(bouncecard, kept, live, state);
  }

  @Override
  public RenderedCard of(
      Asker nobody,
      Answer answer,
      String words,
      String under,
      BiFunction<Card, Texts, Card> finishing) {
    Language language = languages.of(nobody, Audience.ALL);
    Texts texts = cards.texts(language);
    RenderedCard shown =
        cards.shown(
            nobody,
            new AnswerCard("", answer, bouncecard.card(answer, language, Size.COMPACT), texts),
            AskedInput.read(new UntrustedText(words), List.of()),
            under.isEmpty() ? Handle.Kept.NOT : Handle.Kept.of(under),
            Audience.ALL);
    AnswerCard reply = shown.reply();
    return new RenderedCard(
        new AnswerCard("", reply.answer(), finishing.apply(reply.card(), texts), texts),
        shown.handle(),
        Audience.ALL);
  }

  @Override
  public Optional<Answer> recalled(String under) {
    return kept.find(under);
  }

  @Override
  public Texts texts(Asker nobody) {
    return cards.texts(languages.of(nobody, Audience.ALL));
  }
}
