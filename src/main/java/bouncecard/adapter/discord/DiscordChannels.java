package bouncecard.adapter.discord;

import bouncecard.adapter.discord.api.DiscordAnswer;
import bouncecard.adapter.discord.api.DiscordAnswer.Reason;
import bouncecard.adapter.discord.api.DiscordAnswer.Refused;
import bouncecard.adapter.discord.api.DiscordAnswer.Taken;
import bouncecard.adapter.discord.api.DiscordApi;
import bouncecard.adapter.discord.api.DiscordConversation;
import bouncecard.adapter.discord.api.DiscordConversation.Channel;
import bouncecard.adapter.discord.api.DiscordErrors;
import bouncecard.adapter.discord.drawing.DiscordMessage;
import bouncecard.app.chat.AddressFields;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.MessageRef;
import java.util.List;
import java.util.function.BiFunction;
import net.dv8tion.jda.api.utils.data.DataObject;
import tools.jackson.databind.node.ObjectNode;

/// Messages that the bot posts as a member of a channel, and those to one person.
final class DiscordChannels {
  private final DiscordApi api;

  DiscordChannels(DiscordApi api) {
    this.api = api;
  }

  /// Posts a message in a channel.
  Delivery post(Channel at, ObjectNode message) {
    return delivered(at, at.further(), at.channel(), posted(at, message));
  }

  private DiscordAnswer posted(Channel at, ObjectNode message) {
    ObjectNode named = message.deepCopy();
    if (!at.nonce().isEmpty()) {
      named.put("nonce", at.nonce()).put("enforce_nonce", true);
    }
    if (!at.quotes()) {
      return api.post(at.channel(), named);
    }
    ObjectNode quoting = named.deepCopy();
    quoting
        .putObject("message_reference")
        .put("message_id", at.answered())
        .put("fail_if_not_exists", false);
    DiscordAnswer answer = api.post(at.channel(), quoting);
    return answer instanceof Refused(Reason why, int _, int _) && why == Reason.NO_HISTORY
        ? api.post(at.channel(), named)
        : answer;
  }

  /// Sends a message to one person.
  ///
  /// @param from where the conversation stands and stays
  Delivery directly(DiscordConversation from, String user, ObjectNode message) {
    return switch (api.openDirect(user)) {
      case Refused refused -> DiscordErrors.refused(refused, from);
      case Taken(DataObject opened) -> {
        String channel = opened.getString("id", "0");
        yield delivered(from, from, channel, api.post(channel, message));
      }
    };
  }

  /// Shows a message in the place of one that the bot posted.
  Delivery change(DiscordConversation at, String id, ObjectNode message) {
    return on(at, id, (channel, name) -> api.change(channel, name, DiscordMessage.change(message)));
  }

  /// Takes a message away that the bot posted.
  Delivery delete(DiscordConversation at, String id) {
    return on(at, id, api::remove);
  }

  private static Delivery on(
      DiscordConversation at, String id, BiFunction<String, String, DiscordAnswer> doing) {
    DiscordAnswer answer =
        AddressFields.parse(id, 2)
            .map(fields -> doing.apply(fields.get(0), fields.get(1)))
            .orElse(new Refused(Reason.GONE, 0, 0));
    return switch (answer) {
      case Taken _ -> new Delivery.Delivered(new MessageRef(at.ref(), id));
      case Refused refused -> DiscordErrors.refused(refused, at);
    };
  }

  private static Delivery delivered(
      DiscordConversation at, DiscordConversation next, String channel, DiscordAnswer answer) {
    return switch (answer) {
      case Refused refused -> DiscordErrors.refused(refused, at);
      case Taken(DataObject message) ->
          new Delivery.Delivered(
              new MessageRef(
                  next.ref(),
                  AddressFields.written(List.of(channel, message.getString("id", "0")))));
    };
  }
}
