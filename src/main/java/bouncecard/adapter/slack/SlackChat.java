package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackAnswer;
import bouncecard.adapter.slack.api.SlackApi;
import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.adapter.slack.api.SlackErrors;
import bouncecard.adapter.slack.api.SlackJson;
import bouncecard.adapter.slack.api.SlackMessageRef;
import bouncecard.adapter.slack.drawing.SlackMessages;
import bouncecard.adapter.slack.drawing.SlackSettingsView;
import bouncecard.adapter.slack.drawing.SlackViews;
import bouncecard.adapter.slack.drawing.SlackWrongView;
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
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Pattern;
import tools.jackson.databind.node.ObjectNode;

/// Slack as the bot speaks there: by one way or another, nobody is left without an answer as long
/// as Slack takes any.
final class SlackChat implements ChatPlatform {
  /// A response URL takes five messages
  /// (<https://docs.slack.dev/interactivity/handling-user-interaction#message_responses>), and an
  /// option's value in a menu has 150 characters.
  private static final PlatformLimits LIMITS = new PlatformLimits(5, 150);

  private static final Pattern CHANNEL = Pattern.compile("[CDG][A-Z0-9]{2,30}");

  private final SlackApi api;
  private final SlackPictures pictures;
  private final SlackDeliveryRoutes ways;

  SlackChat(SlackApi api) {
    this(api, new SlackOpenCommands(0));
  }

  /// @param commands those whose acknowledgement carries the answer
  SlackChat(SlackApi api, SlackOpenCommands commands) {
    this.api = api;
    this.pictures = new SlackPictures(api);
    this.ways = new SlackDeliveryRoutes(api, commands);
  }

  @Override
  public String name() {
    return SlackConversation.PLATFORM;
  }

  @Override
  public PlatformLimits limits() {
    return LIMITS;
  }

  /// Whether a text is what a channel has as its id.
  static boolean isChannel(String id) {
    return CHANNEL.matcher(id).matches();
  }

  @Override
  public Optional<ConversationRef> channel(String id) {
    return Optional.of(id)
        .filter(SlackChat::isChannel)
        .map(text -> SlackConversation.ofChannel(text).ref());
  }

  @Override
  public Delivery post(ConversationRef conversation, RenderedCard card) {
    return at(
        conversation,
        place ->
            new SlackShare(api, place)
                .there(card)
                .orElseGet(
                    () ->
                        delivered(
                            place, place.answered(), ways.toAll(place, card).goSayingWhyLast())));
  }

  @Override
  public Delivery share(ConversationRef conversation, RenderedCard card) {
    return at(conversation, place -> new SlackShare(api, place).post(card));
  }

  @Override
  public Delivery share(ConversationRef conversation, RenderedCard card, CardName name) {
    return at(conversation, place -> new SlackShare(api, place).post(card, name));
  }

  @Override
  public Delivery tell(ConversationRef conversation, RenderedCard card) {
    return at(conversation, place -> delivered(place, place, ways.toOne(place.seen(), card).go()));
  }

  @Override
  public Delivery edit(MessageRef message, RenderedCard card) {
    return at(
        message.conversation(),
        place -> {
          SlackMessageRef placed = SlackMessageRef.parse(message.id());
          SlackAnswer answer =
              switch (placed) {
                case SlackMessageRef.ByUrl(String url, String _, String _) ->
                    api.respond(
                        url,
                        SlackMessages.response(
                            SlackMessages.of(card, place.user()), "", /* replaces= */ true));
                case SlackMessageRef.ByName(String channel, String ts) ->
                    api.call(
                        "chat.update",
                        SlackMessages.updated(SlackMessages.of(card, place.user()), channel, ts));
                case SlackMessageRef.InView(String view) ->
                    ways.update(view, SlackMessages.modal(card));
                case SlackMessageRef.Fixed() -> SlackAnswer.Refused.of("cant_update_message");
              };
          // A response URL that does not replace is not asked to show another one.
          boolean isAtUrl = placed instanceof SlackMessageRef.ByUrl;
          return changed(message, isAtUrl ? place.withoutResponseUrl() : place, answer);
        });
  }

  @Override
  public Delivery delete(MessageRef message) {
    return at(
        message.conversation(),
        place -> {
          SlackMessageRef placed = SlackMessageRef.parse(message.id());
          SlackAnswer answer =
              switch (placed) {
                case SlackMessageRef.ByUrl(String url, String channel, String ts) -> {
                  SlackAnswer byUrl =
                      url.isEmpty() ? SlackAnswer.Refused.of("no_response_url") : deleted(url);
                  yield byUrl instanceof SlackAnswer.Taken || ts.isEmpty()
                      ? byUrl
                      : gone(deleted(channel, ts));
                }
                case SlackMessageRef.ByName(String channel, String ts) ->
                    gone(deleted(channel, ts));
                case SlackMessageRef.InView _, SlackMessageRef.Fixed _ ->
                    SlackAnswer.Refused.of("cant_delete_message");
              };
          return changed(message, place, answer);
        });
  }

  /// The only field: Slack looks at no other beside it.
  private SlackAnswer deleted(String url) {
    return api.respond(url, SlackJson.object().put("delete_original", true));
  }

  private SlackAnswer deleted(String channel, String ts) {
    return api.call("chat.delete", Map.of("channel", channel, "ts", ts));
  }

  /// A message that somebody else took away is gone as it should be.
  private static SlackAnswer gone(SlackAnswer answer) {
    return answer instanceof SlackAnswer.Refused(String error, String _, long _)
            && error.equals("message_not_found")
        ? new SlackAnswer.Taken(SlackJson.object(), "")
        : answer;
  }

  /// One person cannot be shown a file in a channel.
  @Override
  public boolean picture(ConversationRef conversation, Audience audience, Picture picture) {
    return audience == Audience.ALL
        && SlackConversation.of(conversation)
            .filter(place -> pictures.share(place, picture))
            .isPresent();
  }

  @Override
  public Delivery open(ConversationRef conversation, Dialog dialog) {
    return at(
        conversation,
        place ->
            switch (dialog) {
              case Dialog.Paste(var texts, var catalog) -> {
                ObjectNode form = SlackViews.paste(texts, catalog);
                yield opened(
                    place,
                    place.view().isEmpty()
                        ? ways.view("views.open", place, form)
                        : ways.update(place.view(), form));
              }
              case Dialog.Settings(var texts, var catalog, var chosen, var watch) ->
                  place.trigger().isEmpty()
                      ? new Delivery.Refused(
                          Delivery.Cause.OTHER,
                          UserError.of(Message.TROUBLE_NEEDS_COMMAND),
                          "no_trigger",
                          place.ref())
                      : opened(
                          place,
                          ways.view(
                              "views.open",
                              place,
                              SlackSettingsView.form(texts, catalog, chosen, watch, place)));
              case Dialog.Wrong(var texts, var catalog, var about) ->
                  opened(
                      place,
                      ways.view(
                          place.view().isEmpty() ? "views.open" : "views.push",
                          place,
                          SlackWrongView.form(texts, catalog, about)));
              case Dialog.Copy(var texts, var notes) ->
                  opened(
                      place,
                      ways.view(
                          place.view().isEmpty() ? "views.open" : "views.push",
                          place,
                          SlackViews.copy(texts, notes)));
            });
  }

  /// What came of a new card.
  ///
  /// @param answered the place once it is there
  private static Delivery delivered(
      SlackConversation place, SlackConversation answered, SlackDeliveryFallbacks.Gone gone) {
    return switch (gone) {
      case SlackDeliveryFallbacks.Gone.There(SlackMessageRef placed) ->
          new Delivery.Delivered(new MessageRef(answered.ref(), placed.written()));
      case SlackDeliveryFallbacks.Gone.Nowhere(SlackAnswer.Refused refused) ->
          refused(place, refused);
    };
  }

  /// @param left where the person can be told that it was not
  private static Delivery changed(MessageRef message, SlackConversation left, SlackAnswer answer) {
    return switch (answer) {
      case SlackAnswer.Taken _ -> new Delivery.Delivered(message);
      case SlackAnswer.Refused refused ->
          new Delivery.Refused(
              cause(refused.error()), SlackErrors.trouble(refused), refused.error(), left.ref());
    };
  }

  private static Delivery opened(SlackConversation place, SlackAnswer answer) {
    return switch (answer) {
      case SlackAnswer.Taken taken ->
          new Delivery.Delivered(
              switch (SlackMessageRef.opened(taken)) {
                case SlackMessageRef.InView(String view) ->
                    new MessageRef(
                        place.inView(view).ref(), new SlackMessageRef.InView(view).written());
                case SlackMessageRef other -> new MessageRef(place.ref(), other.written());
              });
      case SlackAnswer.Refused refused -> refused(place, refused);
    };
  }

  private static Delivery.Cause cause(String error) {
    return switch (error) {
      case "message_not_found" -> Delivery.Cause.GONE;
      case "edit_window_closed", "cant_update_message" -> Delivery.Cause.WORN;
      default -> Delivery.Cause.OTHER;
    };
  }

  static Delivery refused(SlackConversation place, SlackAnswer.Refused refused) {
    return new Delivery.Refused(
        Delivery.Cause.OTHER, SlackErrors.trouble(refused), refused.error(), place.ref());
  }

  private static Delivery at(
      ConversationRef conversation, Function<SlackConversation, Delivery> doing) {
    return SlackConversation.of(conversation)
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
