package bouncecard.adapter.discord;

import bouncecard.adapter.discord.DiscordAnswer.Refused;
import bouncecard.adapter.discord.DiscordAnswer.Taken;
import bouncecard.app.chat.ActionResult;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.ChatService;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.UserError;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;
import net.dv8tion.jda.api.utils.data.DataObject;

/// Does what the buttons and menus of cards say.
final class DiscordActionHandler {
  private static final String FILE = "bouncecard.txt";

  private final ChatService desk;
  private final DiscordMessageSender posts;

  DiscordActionHandler(ChatService desk, DiscordMessageSender posts) {
    this.desk = desk;
    this.posts = posts;
  }

  /// What a button or menu of ours does; empty for what was never ours.
  static Optional<ButtonAction> action(GenericComponentInteractionCreateEvent event) {
    Optional<ButtonAction> action = ButtonAction.parse(event.getComponentId());
    return event instanceof StringSelectInteractionEvent menu
        ? action.flatMap(chosen -> menu.getValues().stream().findFirst().map(chosen::choosing))
        : action;
  }

  /// Does it.
  DiscordAnswer press(
      GenericComponentInteractionCreateEvent event,
      ButtonAction action,
      Asker asker,
      DiscordReply reply) {
    Audience audience = event.getMessage().isEphemeral() ? Audience.ONE : Audience.ALL;
    Member member = event.getMember();
    String name = member == null ? event.getUser().getEffectiveName() : member.getEffectiveName();
    return switch (desk.act(asker, action, audience, new UntrustedText(name))) {
      case ActionResult.Show(RenderedCard shown, int page) ->
          posts.follow(reply, asker, shown, reply.show(DiscordMessage.toOne(shown, page)));
      case ActionResult.Replace(RenderedCard shown) ->
          posts.follow(reply, asker, shown, reply.update(DiscordMessage.toOne(shown, 1)));
      case ActionResult.Share(RenderedCard shown) -> share(shown, asker, reply);
      case ActionResult.Copy(RenderedCard _, String text) ->
          DiscordMessage.fitsBlock(text)
              ? reply.show(DiscordMessage.block(text))
              : reply.show(DiscordMessage.ofFile(FILE), new DiscordApi.File(FILE, text));
      case ActionResult.Remove() ->
          audience == Audience.ONE || mayDelete(event)
              ? reply.deferUpdate().then(reply::deleteOriginal)
              : reply.show(
                  DiscordMessage.toOne(
                      desk.trouble(asker, UserError.of(Message.TROUBLE_NOT_YOURS)), 1));
    };
  }

  /// A further message of an interaction needs no permission of the bot's. Where the person may not
  /// use applications that only they installed, Discord shows it to them alone; that is said.
  private DiscordAnswer share(RenderedCard shown, Asker asker, DiscordReply reply) {
    DiscordAnswer posted =
        reply.deferUpdate().then(() -> reply.further(DiscordMessage.toAll(shown)));
    return switch (posted) {
      case Refused refused -> refused;
      case Taken(DataObject message) -> {
        boolean isForOne = (message.getInt("flags", 0) & DiscordMessage.EPHEMERAL) != 0;
        yield isForOne
            ? reply.edit(
                message.getString("id", "@original"),
                DiscordMessage.toOne(
                    desk.trouble(asker, UserError.of(Message.DISCORD_ONLY_YOU)), 1))
            : reply.deleteOriginal();
      }
    };
  }

  /// Whoever asked may take a card away, and whoever may manage messages there.
  private static boolean mayDelete(GenericComponentInteractionCreateEvent event) {
    if (event.getChannelType() == net.dv8tion.jda.api.entities.channel.ChannelType.PRIVATE) {
      return true;
    }
    Member member = event.getMember();
    boolean isManager =
        member != null
            && event.getChannel() instanceof GuildChannel channel
            && member.hasPermission(channel, Permission.MESSAGE_MANAGE);
    return isManager || asker(event.getMessage()).map(event.getUser()::equals).orElse(false);
  }

  private static Optional<User> asker(net.dv8tion.jda.api.entities.Message card) {
    return Optional.ofNullable(card.getInteractionMetadata())
        .map(metadata -> metadata.getUser())
        .or(() -> Optional.ofNullable(card.getReferencedMessage()).map(asked -> asked.getAuthor()));
  }
}
