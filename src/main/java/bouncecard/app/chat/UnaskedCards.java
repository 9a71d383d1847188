package bouncecard.app.chat;

import bouncecard.app.Answer;
import bouncecard.card.Card;
import bouncecard.catalog.Texts;
import java.util.Optional;
import java.util.function.BiFunction;

/// Cards that nobody asked for, for all who read a channel.
public interface UnaskedCards {

  /// The card of an answer, kept so that its buttons work.
  ///
  /// @param nobody stands for the channel
  /// @param words what it answers
  /// @param kept under what it is kept already; else empty
  /// @param finishing what is done with the card before it is shown
  RenderedCard of(
      Asker nobody,
      Answer answer,
      String words,
      String kept,
      BiFunction<Card, Texts, Card> finishing);

  /// An answer that was kept; empty where it is kept no longer.
  Optional<Answer> recalled(String kept);

  /// The texts in the channel's language.
  Texts texts(Asker nobody);
}
