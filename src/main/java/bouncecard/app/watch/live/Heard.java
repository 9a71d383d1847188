package bouncecard.app.watch.live;

import bouncecard.app.chat.ConversationRef;
import bouncecard.app.watch.HeardMessage;

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
    boolean isEdit) {}
