package bouncecard.app.watch;

import bouncecard.text.UntrustedText;
import java.util.List;

/// A message of a watched channel, as far as it counts for whether the bot answers it: without the
/// previews of links and without the message that it replies to.
///
/// @param author who wrote it
/// @param name what that one is called
/// @param isAddressed whether it mentions the bot, which then answers as it does to any mention
/// @param passages what it says, in order
/// @param before what it said before it was edited; empty for a new message
public record HeardMessage(
    Author author,
    UntrustedText name,
    boolean isAddressed,
    List<Passage> passages,
    List<Passage> before) {

  /// Who writes in channels.
  public enum Author {
    PERSON,
    /// A program: a bot, a webhook, an app.
    BOT
  }

  /// Copies the lists.
  public HeardMessage {
    passages = List.copyOf(passages);
    before = List.copyOf(before);
  }
}
