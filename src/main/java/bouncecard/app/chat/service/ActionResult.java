package bouncecard.app.chat.service;

import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.Note;
import bouncecard.app.chat.RenderedCard;
import bouncecard.catalog.Language;
import bouncecard.catalog.Texts;
import java.util.List;

/// The result of a question, or about a button that was pressed.
sealed interface ActionResult {

  /// Shows a card to whom it is for.
  record Show(RenderedCard shown) implements ActionResult {}

  /// Nothing to explain was found in what was said.
  ///
  /// @param shown says so
  /// @param language that of the answer
  record Nothing(RenderedCard shown, Language language) implements ActionResult {}

  /// Shows this card in the place of the one with the button.
  record Replace(RenderedCard shown) implements ActionResult {}

  /// Posts this card for all, and takes away the one with the button.
  record Share(RenderedCard shown) implements ActionResult {}

  /// Asks what is wrong with the card.
  record Wrong(Texts texts, ButtonAction about) implements ActionResult {}

  /// Shows a card as texts to copy.
  record Copy(Texts texts, List<Note> notes) implements ActionResult {}

  /// Takes the card away, where the person who pressed may do that.
  record Remove() implements ActionResult {}

  /// Begins a live check, and shows what comes of it.
  ///
  /// @param origin under what the bounce is kept whose place it has; empty where there is none
  /// @param isReplaced whether it stands in the place of the card with the button
  record Check(LiveChecks.Question question, String origin, boolean isReplaced)
      implements ActionResult {}
}
