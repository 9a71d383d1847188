package bouncecard.app.watch.live;

import bouncecard.app.Bouncecard;
import bouncecard.app.chat.ChatPlatform;
import bouncecard.app.chat.UnaskedCards;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The platforms through which something can be said unasked, as they come into service.
final class Voices {
  private final Bouncecard bouncecard;
  private final Map<String, Voice> voices = new ConcurrentHashMap<>();

  Voices(Bouncecard bouncecard) {
    this.bouncecard = bouncecard;
  }

  /// A platform, and what is shown there.
  record Voice(ChatPlatform platform, WatchCards cards, MuteCards mutes) {}

  void add(ChatPlatform platform, UnaskedCards drawing) {
    WatchCards cards = new WatchCards(bouncecard, drawing);
    voices.put(platform.name(), new Voice(platform, cards, new MuteCards(cards)));
  }

  /// Empty while the platform of a channel is not in service.
  Optional<Voice> of(WatchedChannel channel) {
    return Optional.ofNullable(voices.get(channel.platform()));
  }
}
