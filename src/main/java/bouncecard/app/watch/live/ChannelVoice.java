package bouncecard.app.watch.live;

import bouncecard.app.chat.Asker;
import bouncecard.app.chat.ChatPlatform;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.UnaskedCards;
import bouncecard.catalog.Language;
import java.util.Optional;

/// What it takes to say something unasked in a channel.
///
/// @param at the channel
/// @param drawing draws what is said there
public record ChannelVoice(
    ChatPlatform platform, ConversationRef at, WatchedChannel channel, UnaskedCards drawing) {

  /// Somebody who reads there.
  ///
  /// @param language in which it is said; empty for the channel's own
  public Asker nobody(Optional<Language> language) {
    return channel.nobody().wanting(language);
  }
}
