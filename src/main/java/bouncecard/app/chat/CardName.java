package bouncecard.app.chat;

/// By which a platform tells two tries of the same card.
///
/// @param text the same for each try and for no other card; letters, digits and `-`, 20 at most
/// @param mayBeThere whether an earlier try may have come through, so that it is worth looking
public record CardName(String text, boolean mayBeThere) {
  private static final int LONGEST = 20;

  /// Checks the text.
  public CardName {
    if (text.isEmpty() || text.length() > LONGEST) {
      throw new IllegalArgumentException("a name of a card has 1 to 20 characters");
    }
  }
}
