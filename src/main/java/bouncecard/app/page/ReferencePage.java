package bouncecard.app.page;

import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.card.Card;
import bouncecard.catalog.Texts;

/// A page of the reference in one language.
///
/// @param answer what would be answered to the same question elsewhere
/// @param brief the card as a chat shows it first
/// @param whole the card with all that is known, and what else the reference has about it
/// @param texts the words of its language
public record ReferencePage(
    PageSubject subject, Answer answer, Card brief, Card whole, Texts texts) {

  /// Whether there is more to say than the brief card does.
  public boolean hasMore() {
    return !brief.equals(whole);
  }

  /// The page as a front end for cards draws it.
  public AnswerCard asAnswer() {
    return new AnswerCard("", answer, whole, texts);
  }
}
