package bouncecard.adapter.discord;

import bouncecard.adapter.discord.api.DiscordApi;
import bouncecard.adapter.discord.api.DiscordConversation;
import bouncecard.adapter.discord.api.DiscordConversation.Channel;
import bouncecard.adapter.discord.api.DiscordConversation.Direct;
import bouncecard.adapter.discord.api.DiscordConversation.Interaction;
import bouncecard.adapter.discord.api.DiscordUpload;
import bouncecard.adapter.discord.drawing.DiscordMessage;
import bouncecard.app.chart.Picture;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.CardName;
import bouncecard.app.chat.ChatPlatform;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.Delivery;
import bouncecard.app.chat.Dialog;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.PlatformLimits;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.UserError;
import bouncecard.catalog.Message;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// Discord as the bot speaks there: in the answers to interactions, in channels that it is a member
/// of, and in messages to one person, which are the last way to tell them something.
final class DiscordChat implements ChatPlatform {
  /// A message may be changed five times in five seconds before Discord holds it back, and a
  /// custom_id has 100 characters.
  private static final PlatformLimits LIMITS = new PlatformLimits(5, 100);

  private static final Pattern SNOWFLAKE = Pattern.compile("[0-9]{5,20}");

  private final DiscordInteractions interactions;
  private final Consumer<String> deferring;
  private final DiscordChannels channels;

  DiscordChat(DiscordApi api) {
    this(api, _ -> {});
  }

  /// @param deferring is told the id of an interaction before its answer is put off
  DiscordChat(DiscordApi api, Consumer<String> deferring) {
    this.deferring = deferring;
    this.interactions = new DiscordInteractions(api);
    this.channels = new DiscordChannels(api);
  }

  @Override
  public String name() {
    return DiscordConversation.PLATFORM;
  }

  @Override
  public PlatformLimits limits() {
    return LIMITS;
  }

  /// Whether a text is what a channel has as its id.
  static boolean isChannel(String id) {
    return SNOWFLAKE.matcher(id).matches();
  }

  @Override
  public Optional<ConversationRef> channel(String id) {
    return Optional.of(id)
        .filter(DiscordChat::isChannel)
        .map(text -> new Channel(text, "", /* quotes= */ false, "", "").ref());
  }

  @Override
  public Delivery begin(ConversationRef conversation, Audience audience) {
    return at(
        conversation,
        place ->
            place instanceof Interaction one
                ? deferred(one, audience)
                : new Delivery.Delivered(new MessageRef(conversation, "")));
  }

  private Delivery deferred(Interaction at, Audience audience) {
    if (at.state() != DiscordConversation.State.OPEN) {
      return new Delivery.Delivered(new MessageRef(at.ref(), DiscordInteractions.ORIGINAL));
    }
    deferring.accept(at.id());
    return interactions.defer(at, audience);
  }

  @Override
  public Delivery post(ConversationRef conversation, RenderedCard card) {
    return at(
        conversation,
        place ->
            switch (place) {
              case Interaction one -> interactions.post(one, DiscordMessage.toAll(card));
              case Channel one -> channels.post(one, DiscordMessage.toAll(card));
              case Direct one -> channels.directly(one, one.user(), DiscordMessage.toAll(card));
            });
  }

  /// Discord knows a name for some minutes, and gives the first message of that name back, which
  /// may be out of date.
  @Override
  public Delivery share(ConversationRef conversation, RenderedCard card, CardName name) {
    Delivery delivery =
        at(
            conversation,
            place ->
                place instanceof Channel one && one.nonce().isEmpty()
                    ? channels.post(one.named(name.text()), DiscordMessage.toAll(card))
                    : post(conversation, card));
    if (name.mayBeThere() && delivery instanceof Delivery.Delivered(MessageRef message)) {
      var _ = edit(message, card);
    }
    return delivery;
  }

  @Override
  public Delivery tell(ConversationRef conversation, RenderedCard card) {
    return at(
        conversation,
        place ->
            switch (place) {
              case Interaction one -> interactions.show(one, DiscordMessage.toOne(card));
              case Channel one -> channels.directly(one, one.user(), DiscordMessage.toAll(card));
              case Direct one -> channels.directly(one, one.user(), DiscordMessage.toAll(card));
            });
  }

  @Override
  public Delivery edit(MessageRef message, RenderedCard card) {
    return at(
        message.conversation(),
        place ->
            switch (place) {
              case Interaction one -> interactions.edit(one, message.id(), DiscordMessage.of(card));
              case Channel one -> channels.change(one, message.id(), DiscordMessage.of(card));
              case Direct one -> channels.change(one, message.id(), DiscordMessage.of(card));
            });
  }

  @Override
  public Delivery delete(MessageRef message) {
    return at(
        message.conversation(),
        place ->
            switch (place) {
              case Interaction one -> interactions.delete(one, message.id());
              case Channel one -> channels.delete(one, message.id());
              case Direct one -> channels.delete(one, message.id());
            });
  }

  @Override
  public boolean picture(ConversationRef conversation, Audience audience, Picture picture) {
    ObjectNode message = DiscordMessage.ofPicture(picture, audience);
    DiscordUpload file = DiscordUpload.png(Picture.NAME, picture.png());
    return DiscordConversation.of(conversation)
        .filter(
            place ->
                switch (place) {
                  case Interaction one -> interactions.file(one, message, file);
                  case Channel one -> channels.file(one, message, file);
                  case Direct _ -> false;
                })
        .isPresent();
  }

  @Override
  public Delivery open(ConversationRef conversation, Dialog dialog) {
    return at(
        conversation,
        place ->
            place instanceof Interaction one
                ? interactions.open(one, dialog)
                : new Delivery.Refused(
                    Delivery.Cause.OTHER,
                    UserError.of(Message.TROUBLE_NEEDS_COMMAND),
                    "no_interaction",
                    place.ref()));
  }

  private static Delivery at(
      ConversationRef conversation, Function<DiscordConversation, Delivery> doing) {
    return DiscordConversation.of(conversation)
        .map(doing)
        .orElseGet(
            () ->
                new Delivery.Refused(
                    Delivery.Cause.OTHER,
                    UserError.of(Message.TROUBLE_FORGOTTEN),
                    "no_conversation",
                    conversation));
  }
}
