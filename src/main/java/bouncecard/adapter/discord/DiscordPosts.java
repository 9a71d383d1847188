package bouncecard.adapter.discord;

import bouncecard.adapter.discord.DiscordAnswer.Reason;
import bouncecard.adapter.discord.DiscordAnswer.Refused;
import bouncecard.adapter.discord.DiscordAnswer.Taken;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Desk;
import bouncecard.app.chat.Trouble;
import tools.jackson.databind.node.ObjectNode;

/// Messages that the bot posts as a member of a channel, and those to one person that are the last
/// way to tell them something.
final class DiscordPosts {
  private final DiscordApi api;
  private final Desk desk;

  DiscordPosts(DiscordApi api, Desk desk) {
    this.api = api;
    this.desk = desk;
  }

  /// Posts a message.
  ///
  /// @param answered the id of the message that it answers, which Discord also tells two tries of
  ///   the same answer by
  /// @param quotes whether it is shown as an answer to it
  DiscordAnswer post(String channel, String answered, boolean quotes, ObjectNode message) {
    ObjectNode named = message.deepCopy().put("nonce", answered).put("enforce_nonce", true);
    if (!quotes) {
      return api.post(channel, named);
    }
    ObjectNode quoting = named.deepCopy();
    quoting
        .putObject("message_reference")
        .put("message_id", answered)
        .put("fail_if_not_exists", false);
    DiscordAnswer answer = api.post(channel, quoting);
    return answer instanceof Refused(Reason why, int _, int _) && why == Reason.NO_HISTORY
        ? api.post(channel, named)
        : answer;
  }

  /// Tells a person of a trouble in a message to them alone.
  DiscordAnswer tellDirectly(Asker asker, Trouble trouble) {
    ObjectNode message = DiscordMessage.toAll(desk.trouble(asker, trouble));
    return switch (api.openDirect(asker.person().id())) {
      case Taken(var channel) -> api.post(channel.getString("id", "0"), message);
      case Refused refused -> refused;
    };
  }
}
