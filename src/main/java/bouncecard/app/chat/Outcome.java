package bouncecard.app.chat;

import bouncecard.catalog.Texts;

/// What is done about a question, or about a button that was pressed.
sealed interface Outcome {

  /// Shows a card to whom it is for.
  record Show(Shown shown) implements Outcome {}

  /// Shows this card in the place of the one with the button.
  record Replace(Shown shown) implements Outcome {}

  /// Posts this card for all, and takes away the one with the button.
  record Share(Shown shown) implements Outcome {}

  /// Shows a text to copy.
  record Copy(Texts texts, String text) implements Outcome {}

  /// Takes the card away, where the person who pressed may do that.
  record Remove() implements Outcome {}

  /// Begins a live check, and shows what comes of it.
  ///
  /// @param origin under what the bounce is kept whose place it has; empty where there is none
  /// @param isReplaced whether it stands in the place of the card with the button
  record Check(LiveChecks.Question question, String origin, boolean isReplaced)
      implements Outcome {}
}
