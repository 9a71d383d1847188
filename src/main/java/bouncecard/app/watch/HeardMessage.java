package bouncecard.app.watch;

import bouncecard.text.UntrustedText;
import java.util.List;

/// A message of a watched channel, as far as it counts for whether the bot answers it: without the
/// previews of links and without the message that it replies to.
///
/// @param author who wrote it
/// @param name what that one is called
/// @param isAddressed whether it mentions the bot, which then answers as it does to any mention
/// @param isGreen whether all that a program built in it is shown in green, as what is well is
/// @param passages what it says, in order
/// @param before what it said before it was edited; empty for a new message
public record HeardMessage(
    Author author,
    UntrustedText name,
    boolean isAddressed,
    boolean isGreen,
    List<Passage> passages,
    List<Passage> before) {

  /// Who writes in channels.
  public enum Author {
    PERSON,
    /// A program: a bot, a webhook, an app.
    BOT
  }

  /// A message without a colour.
  public HeardMessage(
      Author author,
      UntrustedText name,
      boolean isAddressed,
      List<Passage> passages,
      List<Passage> before) {
    this(author, name, isAddressed, false, passages, before);
  }

  /// Copies the lists.
  public HeardMessage {
    passages = List.copyOf(passages);
    before = List.copyOf(before);
  }

  /// Whether a colour is green.
  ///
  /// @param rgb red, green and blue, a byte each
  public static boolean isGreen(int rgb) {
    int red = rgb >> 16 & 0xFF;
    int green = rgb >> 8 & 0xFF;
    int blue = rgb & 0xFF;
    return green >= 0x80 && green * 10 > red * 14 && green * 10 > blue * 12;
  }
}
