package bouncecard.app.chat;

/// What an adapter does when a button was pressed.
public sealed interface Outcome {

  /// Shows a further card to the person who pressed.
  ///
  /// @param page which of its pages, from 1
  record Show(Shown shown, int page) implements Outcome {}

  /// Shows this card in the place of the one with the button.
  record Replace(Shown shown) implements Outcome {}

  /// Posts this card for all, and takes away the one with the button.
  record Share(Shown shown) implements Outcome {}

  /// Shows a text to copy.
  ///
  /// @param text plain text of several lines, of any length
  record Copy(Shown shown, String text) implements Outcome {}

  /// Takes the card away, where the person who pressed may do that.
  record Remove() implements Outcome {}
}
