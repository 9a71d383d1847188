package bouncecard.adapter.discord;

import bouncecard.adapter.discord.DiscordAnswer.Reason;
import bouncecard.adapter.discord.DiscordAnswer.Refused;
import bouncecard.adapter.discord.DiscordAnswer.Taken;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.ChatService;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.Running;
import bouncecard.app.chat.UserError;
import net.dv8tion.jda.api.utils.data.DataObject;
import tools.jackson.databind.node.ObjectNode;

/// Messages that the bot posts as a member of a channel, and those to one person that are the last
/// way to tell them something.
final class DiscordMessageSender {
  private final DiscordApi api;
  private final ChatService desk;

  DiscordMessageSender(DiscordApi api, ChatService desk) {
    this.api = api;
    this.desk = desk;
  }

  /// Answers a message with a card for all, and with what goes on behind it.
  ///
  /// @param answered the id of the message that it answers
  /// @param quotes whether it is shown as an answer to it
  DiscordAnswer answer(
      String channel, String answered, boolean quotes, Asker asker, RenderedCard shown) {
    DiscordAnswer answer = post(channel, answered, quotes, answered, DiscordMessage.toAll(shown));
    return switch (answer) {
      case Refused refused -> refused;
      case Taken(DataObject message) ->
          follow(
              new Posted(channel, message.getString("id", "0"), answered, quotes),
              asker,
              shown,
              answer);
    };
  }

  /// Runs what goes on behind a card, in the place of the card; where that does not work, the end
  /// of it comes as a further card, and else directly.
  ///
  /// @param answer what Discord said to the first card
  DiscordAnswer follow(
      DiscordMessageRef place, Asker asker, RenderedCard first, DiscordAnswer answer) {
    return first
        .running()
        .map(running -> answer.then(() -> followed(place, asker, running)))
        .orElse(answer);
  }

  private DiscordAnswer followed(DiscordMessageRef place, Asker asker, Running running) {
    RenderedCard last = running.run(card -> place.change(DiscordMessage.of(card)));
    return switch (place.change(DiscordMessage.of(last))) {
      case Taken changed -> changed;
      case Refused _ ->
          switch (place.further(DiscordMessage.of(last))) {
            case Taken further -> further;
            case Refused refused ->
                directly(asker, last) instanceof Taken direct ? direct : refused;
          };
    };
  }

  /// A message that the bot posted.
  private final class Posted implements DiscordMessageRef {
    private final String channel;
    private final String id;
    private final String answered;
    private final boolean quotes;

    Posted(String channel, String id, String answered, boolean quotes) {
      this.channel = channel;
      this.id = id;
      this.answered = answered;
      this.quotes = quotes;
    }

    @Override
    public DiscordAnswer change(ObjectNode message) {
      return api.change(channel, id, DiscordMessage.change(message));
    }

    @Override
    public DiscordAnswer further(ObjectNode message) {
      return post(channel, answered, quotes, answered + "+", message);
    }
  }

  /// Posts a message.
  ///
  /// @param nonce what Discord tells two tries of the same message by; 25 characters at most
  private DiscordAnswer post(
      String channel, String answered, boolean quotes, String nonce, ObjectNode message) {
    ObjectNode named = message.deepCopy().put("nonce", nonce).put("enforce_nonce", true);
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
  DiscordAnswer tellDirectly(Asker asker, UserError trouble) {
    return directly(asker, desk.trouble(asker, trouble));
  }

  private DiscordAnswer directly(Asker asker, RenderedCard shown) {
    ObjectNode message = DiscordMessage.toAll(shown);
    return switch (api.openDirect(asker.person().id())) {
      case Taken(var channel) -> api.post(channel.getString("id", "0"), message);
      case Refused refused -> refused;
    };
  }
}
