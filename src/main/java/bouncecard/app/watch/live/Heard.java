package bouncecard.app.watch.live;

import bouncecard.app.chat.ConversationRef;
import bouncecard.app.watch.HeardMessage;
import bouncecard.tally.Problem;

/// A message that was heard in a watched channel, none of the bot's own.
///
/// @param id the message's id there, the same after an edit
/// @param thread the id of the message in whose thread it stands, or to which it is a reply; empty
///   for none
/// @param isToUs whether it is a reply to a message of the bot's
/// @param at where it is answered: in its thread
/// @param isEdit whether it was there before, and was changed
public record Heard(
    WatchedChannel channel,
    String id,
    String thread,
    boolean isToUs,
    ConversationRef at,
    HeardMessage message,
    boolean isEdit) {

  /// That it tells of a problem, as a key: however often it is heard, it is one.
  String told(Problem problem) {
    return String.join("/", "watch", channel.key(), id, problem.cause(), problem.provider());
  }
}
