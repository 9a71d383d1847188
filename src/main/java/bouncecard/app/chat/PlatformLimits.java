package bouncecard.app.chat;

/// The limits of what a platform takes.
///
/// @param messagesPerAnswer how many messages, with those that replace one, an answer may take
///   where it was asked
/// @param charactersPerAction how long an [ButtonAction] may be as it is written
public record PlatformLimits(int messagesPerAnswer, int charactersPerAction) {

  /// Checks the numbers.
  public PlatformLimits {
    if (messagesPerAnswer < 2 || charactersPerAction < ButtonAction.LONGEST) {
      throw new IllegalArgumentException(
          "an answer takes two messages, and an action %d characters"
              .formatted(ButtonAction.LONGEST));
    }
  }

  /// How many cards may tell how far something is, between the first and the last: one more is left
  /// to say what went wrong.
  public int progress() {
    return Math.max(0, messagesPerAnswer - 3);
  }
}
