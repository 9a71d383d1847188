package bouncecard.app.watch.live;

import bouncecard.app.chat.Asker;
import bouncecard.app.chat.ChatPlatform;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.UnaskedCards;
import bouncecard.catalog.Language;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Counts what inlets tell, with what is heard in channels: a card for each problem, in the channel
/// of the inlet.
///
/// It is safe for use by many threads.
public final class InletEar {
  private final Supplier<WatchPresses> presses;
  private final Voices voices;
  private final InstantSource clock;

  InletEar(Supplier<WatchPresses> presses, Voices voices, InstantSource clock) {
    this.presses = presses;
    this.voices = voices;
    this.clock = clock;
  }

  /// A channel that can be told something.
  ///
  /// @param at the channel
  /// @param drawing draws what is said there beside the cards of problems
  public record Voice(
      ChatPlatform platform, ConversationRef at, WatchedChannel channel, UnaskedCards drawing) {

    /// Somebody who reads there.
    ///
    /// @param language in which it is said; empty for the channel's own
    public Asker nobody(Optional<Language> language) {
      return channel.nobody().wanting(language);
    }
  }

  /// The channel with this id; empty while no platform is in service that knows it.
  public Optional<Voice> voice(String id) {
    return voices
        .with(id)
        .flatMap(
            voice ->
                voice
                    .platform()
                    .channel(id)
                    .map(
                        at ->
                            new Voice(
                                voice.platform(),
                                at,
                                new WatchedChannel(voice.platform().name(), voice.place(), id),
                                voice.cards().drawing())));
  }

  /// Counts it, once: what has a number that was counted changes nothing.
  public void hear(Told told) {
    Instant now = clock.instant();
    WatchPresses at = presses.get();
    List<Told.Met> wanted =
        told.problems().stream().filter(one -> isWanted(at, told.channel(), one, now)).toList();
    long fresh =
        at.desk()
            .told(
                new Told(
                    told.channel(),
                    told.at(),
                    told.inlet(),
                    told.number(),
                    told.language(),
                    wanted,
                    told.sent()),
                now);
    for (long i = 0; i < fresh; i++) {
      at.switches().note(told.channel(), Switches.Week::answering, now);
    }
  }

  private static boolean isWanted(
      WatchPresses at, WatchedChannel channel, Told.Met one, Instant now) {
    boolean isMuted =
        at.mutes().isMuted(channel, one.problem(), now)
            && !at.desk().isLive(channel, one.problem(), now);
    return !isMuted && !at.mutes().isHushed(channel, Problems.fingerprint(one.found()), now);
  }
}
