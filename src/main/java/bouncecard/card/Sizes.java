package bouncecard.card;

/// One answer in both sizes.
///
/// @param whole with all that is known
/// @param compact what a chat shows first; the same as `whole` where that is short
public record Sizes(Card whole, Card compact) {

  /// An answer that is short as it is.
  public static Sizes one(Card card) {
    return new Sizes(card, card);
  }

  /// The card of that size.
  public Card of(Size size) {
    return switch (size) {
      case WHOLE -> whole;
      case COMPACT -> compact;
    };
  }
}
