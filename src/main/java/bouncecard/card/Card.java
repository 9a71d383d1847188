package bouncecard.card;

import bouncecard.catalog.Language;
import java.util.List;

/// An answer as it is shown, with no platform in it.
///
/// @param title what it is about, in one short line
/// @param verdict what it comes to, in plain words
/// @param blocks the rest, in the order in which it is read
/// @param buttons what can be done next, most useful first
public record Card(
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
}
