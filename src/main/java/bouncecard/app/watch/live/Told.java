package bouncecard.app.watch.live;

import bouncecard.app.chat.ConversationRef;
import bouncecard.app.watch.HeardMessage;
import bouncecard.app.watch.HeardMessage.Author;
import bouncecard.decode.Decoding;
import bouncecard.tally.Problem;
import bouncecard.text.UntrustedText;
import java.util.List;
import java.util.Map;

/// A message of an inlet to a channel.
///
/// @param at where the channel is answered
/// @param inlet the inlet's name
/// @param number of what it was read from; what was counted once is not counted again
/// @param language in which it is told; empty for the channel's own
/// @param problems what failed, one for each problem
/// @param sent how much mail was tried, by provider: what arrived and what was given up
public record Told(
    WatchedChannel channel,
    ConversationRef at,
    String inlet,
    long number,
    String language,
    List<Met> problems,
    Map<String, Long> sent) {

  /// A problem that was met.
  ///
  /// @param times how often
  /// @param failed of them how often it was given up
  /// @param words what it was read from
  public record Met(Problem problem, long times, long failed, Decoding found, String words) {}

  /// Copies the collections.
  public Told {
    problems = List.copyOf(problems);
    sent = Map.copyOf(sent);
  }

  long sentTo(String provider) {
    return sent.getOrDefault(provider, 0L);
  }

  Episode.Tick tick(Met one) {
    return new Episode.Tick(
        number, one.times(), one.failed(), sentTo(one.problem().provider()), language);
  }

  Heard heard() {
    return new Heard(
        channel,
        inlet + " " + number, // by which its card is known after a crash
        "",
        /* isToUs= */ false,
        at,
        new HeardMessage(
            Author.BOT, new UntrustedText(inlet), /* isAddressed= */ false, List.of(), List.of()),
        /* isEdit= */ false);
  }
}
