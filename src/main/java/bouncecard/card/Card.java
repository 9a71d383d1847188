package bouncecard.card;

import bouncecard.catalog.Language;
import java.util.ArrayList;
import java.util.List;

/// An answer as it is shown, with no platform in it.
///
/// @param size how much of the answer it shows; a compact one is drawn tightly
/// @param title what it is about, in one short line
/// @param verdict what it comes to, in plain words
/// @param blocks the rest, in the order in which it is read
/// @param buttons what can be done next, most useful first
public record Card(
    Size size,
    Severity severity,
    Language language,
    String title,
    Rich verdict,
    List<Block> blocks,
    List<Button> buttons) {

  /// Copies the lists.
  public Card {
    blocks = List.copyOf(blocks);
    buttons = List.copyOf(buttons);
  }

  /// A card that shows all of its answer.
  public Card(
      Severity severity,
      Language language,
      String title,
      Rich verdict,
      List<Block> blocks,
      List<Button> buttons) {
    this(Size.WHOLE, severity, language, title, verdict, blocks, buttons);
  }

  /// The same with more small print at its end.
  public Card noting(List<Rich> notes) {
    List<Block> all = new ArrayList<>(blocks);
    notes.forEach(note -> all.add(new Block.Note(note)));
    return new Card(size, severity, language, title, verdict, all, buttons);
  }

  /// The same with more blocks at its end.
  public Card and(List<Block> more) {
    List<Block> all = new ArrayList<>(blocks);
    all.addAll(more);
    return new Card(size, severity, language, title, verdict, all, buttons);
  }

  /// The same with other buttons.
  public Card with(List<Button> others) {
    return new Card(size, severity, language, title, verdict, blocks, others);
  }
}
