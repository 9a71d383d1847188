package bouncecard.adapter.discord;

import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.Press;
import bouncecard.text.UntrustedText;
import java.util.Optional;
import net.dv8tion.jda.api.Permission;
import net.dv8tion.jda.api.entities.Member;
import net.dv8tion.jda.api.entities.User;
import net.dv8tion.jda.api.entities.channel.middleman.GuildChannel;
import net.dv8tion.jda.api.events.interaction.component.GenericComponentInteractionCreateEvent;
import net.dv8tion.jda.api.events.interaction.component.StringSelectInteractionEvent;

/// Reads which button or menu of a card was pressed.
final class DiscordActionHandler {
  private DiscordActionHandler() {}

  /// A press of a card's button; empty for what was never ours.
  ///
  /// @param at the interaction
  static Optional<Press> of(GenericComponentInteractionCreateEvent event, ConversationRef at) {
    Audience audience = event.getMessage().isEphemeral() ? Audience.ONE : Audience.ALL;
    Member member = event.getMember();
    String name = member == null ? event.getUser().getEffectiveName() : member.getEffectiveName();
    return action(event)
        .map(
            action ->
                new Press(
                    action,
                    new MessageRef(at, DiscordInteractions.pressed(event.getMessageId())),
                    event.getMessageId(),
                    audience,
                    new UntrustedText(name),
                    audience == Audience.ONE || mayDelete(event)));
  }

  /// What a button or menu of ours does; empty for what was never ours.
  static Optional<ButtonAction> action(GenericComponentInteractionCreateEvent event) {
    Optional<ButtonAction> action = ButtonAction.parse(event.getComponentId());
    return event instanceof StringSelectInteractionEvent menu
        ? menu.getValues().stream()
            .findFirst()
            .flatMap(
                value -> ButtonAction.parse(value).or(() -> action.map(a -> a.choosing(value))))
        : action;
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
