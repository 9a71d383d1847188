package bouncecard.app.chat;

/// What an adapter does when a button was pressed.
public sealed interface ActionResult {

  /// Shows a further card to the person who pressed.
  ///
  /// @param page which of its pages, from 1
  record Show(RenderedCard shown, int page) implements ActionResult {}

  /// Shows this card in the place of the one with the button.
  record Replace(RenderedCard shown) implements ActionResult {}

  /// Posts this card for all, and takes away the one with the button.
  record Share(RenderedCard shown) implements ActionResult {}

  /// Shows a text to copy.
  ///
  /// @param text plain text of several lines, of any length
  record Copy(RenderedCard shown, String text) implements ActionResult {}

  /// Takes the card away, where the person who pressed may do that.
  record Remove() implements ActionResult {}
}
