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
  ///
  /// @param place the workspace whose id it is; empty where a platform's ids hold everywhere
  record Voice(ChatPlatform platform, String place, WatchCards cards, MuteCards mutes) {

    void tellWeek(WatchedChannel channel, Switches.Week week) {
      platform.channel(channel.id()).ifPresent(at -> platform.post(at, cards.week(channel, week)));
    }
  }

  void add(ChatPlatform platform, String place, UnaskedCards drawing) {
    WatchCards cards = new WatchCards(bouncecard, drawing);
    voices.put(platform.name(), new Voice(platform, place, cards, new MuteCards(cards)));
  }

  /// The one that speaks in the channel with this id; empty while none is in service that knows it.
  Optional<Voice> with(String channel) {
    return voices.values().stream()
        .filter(voice -> voice.platform().channel(channel).isPresent())
        .findFirst();
  }

  /// Empty while the platform of a channel is not in service.
  Optional<Voice> of(WatchedChannel channel) {
    return Optional.ofNullable(voices.get(channel.platform()));
  }
}
