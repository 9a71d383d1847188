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

/// Counts what inlets tell, with what is heard in channels: a card for each problem, in the channel
/// of the inlet.
///
/// It is safe for use by many threads.
public final class InletEar {
  private final EpisodeDesk desk;
  private final Mutes mutes;
  private final Switches switches;
  private final Voices voices;
  private final InstantSource clock;

  InletEar(EpisodeDesk desk, Mutes mutes, Switches switches, Voices voices, InstantSource clock) {
    this.desk = desk;
    this.mutes = mutes;
    this.switches = switches;
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
    List<Told.Met> wanted =
        told.problems().stream().filter(one -> isWanted(told.channel(), one, now)).toList();
    long fresh =
        desk.told(
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
      switches.note(told.channel(), Switches.Week::answering, now);
    }
  }

  private boolean isWanted(WatchedChannel channel, Told.Met one, Instant now) {
    boolean isMuted =
        mutes.isMuted(channel, one.problem(), now) && !desk.isLive(channel, one.problem(), now);
    return !isMuted && !mutes.isHushed(channel, Problems.fingerprint(one.found()), now);
  }
}
