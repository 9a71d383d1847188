package bouncecard.adapter.slack;

import bouncecard.app.AnswerCard;
import bouncecard.app.chat.Asker;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ChatService;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.UserError;
import bouncecard.card.Button.Kind;
import bouncecard.card.Card;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Brings cards to people, by one way or another: nobody is left without an answer as long as Slack
/// takes any.
final class SlackMessageSender {
  /// What heads the id of the block whose buttons only the person who asked may use to delete.
  private static final String OWNER = "of|";

  private static final Logger LOG = LoggerFactory.getLogger(SlackMessageSender.class);

  private final SlackApi api;
  private final ChatService desk;
  private final SlackLocales locales;
  private final SlackRenderer renderer = new SlackRenderer();

  SlackMessageSender(SlackApi api, ChatService desk, SlackLocales locales) {
    this.api = api;
    this.desk = desk;
    this.locales = locales;
  }

  /// Who asks, with their language as far as Slack says it soon.
  Asker asker(SlackConversation place) {
    boolean isChosen = desk.chosen(place.person()).isPresent();
    return new Asker(place.person(), isChosen ? "" : locales.of(place.user()))
        .in(place.channel(), Set.of());
  }

  /// Says why somebody does not get what they asked for.
  ///
  /// @return what is logged of it
  String trouble(SlackConversation place, UserError trouble) {
    toOne(place, desk.trouble(asker(place), trouble), 1);
    return trouble.message().token();
  }

  /// Shows a card to the person who asked and to nobody else: where they asked, else directly.
  ///
  /// @return where it is
  SlackMessageRef toOne(SlackConversation place, RenderedCard shown, int page) {
    return switch (ways(place, shown, page).go()) {
      case SlackDeliveryFallbacks.Gone.There(SlackMessageRef placed) -> placed;
      case SlackDeliveryFallbacks.Gone.Nowhere(SlackAnswer.Refused refused) -> {
        // What Slack does not take at all, it may take in short.
        RenderedCard trouble = desk.trouble(asker(place), SlackErrors.trouble(refused));
        boolean isTold = ways(place, trouble, 1).go() instanceof SlackDeliveryFallbacks.Gone.There;
        LOG.atWarn()
            .addKeyValue("error", refused.error())
            .addKeyValue("told", isTold)
            .log("Slack took no way to show a card");
        yield new SlackMessageRef.Fixed();
      }
    };
  }

  private SlackDeliveryFallbacks ways(SlackConversation place, RenderedCard shown, int page) {
    ObjectNode message = message(shown, page, Audience.ONE);
    SlackDeliveryFallbacks ways = new SlackDeliveryFallbacks();
    if (!place.view().isEmpty()) {
      SlackMessageRef placed = new SlackMessageRef.InView(place.view());
      ways.add(() -> update(place.view(), shown, page), _ -> placed);
    }
    if (!place.responseUrl().isEmpty()) {
      ways.add(
          () -> api.respond(place.responseUrl(), response(message, place, false)),
          _ -> atUrl(place));
    }
    if (!place.channel().isEmpty()) {
      ways.add(
          () -> api.call("chat.postEphemeral", ephemeral(message, place)),
          _ -> new SlackMessageRef.Fixed());
    } else if (!place.trigger().isEmpty()) {
      ways.add(
          () ->
              api.call(
                  "views.open",
                  Map.of("trigger_id", place.trigger(), "view", modal(shown, page).toString())),
          SlackMessageRef::opened);
    }
    ways.add(() -> directly(place, message), SlackMessageRef::named);
    return place.user().isEmpty() ? new SlackDeliveryFallbacks() : ways;
  }

  private SlackAnswer update(String view, RenderedCard shown, int page) {
    return api.call("views.update", Map.of("view_id", view, "view", modal(shown, page).toString()));
  }

  private static SlackMessageRef atUrl(SlackConversation place) {
    return place.isCommand()
        ? new SlackMessageRef.ByUrl(place.responseUrl())
        : new SlackMessageRef.Fixed();
  }

  /// In a conversation of the bot and the person it stays, and the person may delete it.
  private SlackAnswer directly(SlackConversation place, ObjectNode message) {
    ObjectNode direct = owned(message.deepCopy(), place.user());
    return api.call("chat.postMessage", posted(direct, place.user(), ""));
  }

  /// Shows a card in the place of the one whose button was pressed.
  ///
  /// @return where it is
  SlackMessageRef replace(SlackConversation place, RenderedCard shown) {
    SlackMessageRef here = new SlackMessageRef.ByUrl(place.responseUrl());
    return !place.responseUrl().isEmpty() && change(place, here, shown)
        ? here
        : toOne(place.withoutResponseUrl(), shown, 1);
  }

  /// Shows a card in the place of one that was shown before; false where that does not work.
  boolean change(SlackConversation place, SlackMessageRef placed, RenderedCard shown) {
    SlackAnswer answer =
        switch (placed) {
          case SlackMessageRef.ByUrl(String url) ->
              api.respond(url, response(messageOf(place, shown), place, true));
          case SlackMessageRef.ByName(String channel, String ts) -> {
            Map<String, String> fields = posted(messageOf(place, shown), channel, "");
            fields.put("ts", ts);
            fields.remove("unfurl_links");
            fields.remove("unfurl_media");
            yield api.call("chat.update", fields);
          }
          case SlackMessageRef.InView(String view) -> update(view, shown, 1);
          case SlackMessageRef.Fixed() -> SlackAnswer.Refused.of("cant_update_message");
        };
    return answer instanceof SlackAnswer.Taken;
  }

  /// What a check that goes on behind a card tells, in the place of the card; where that does not
  /// work, the end of it comes as a further card.
  void follow(SlackConversation place, SlackMessageRef placed, RenderedCard first) {
    if (first.running().isEmpty()) {
      return;
    }
    RenderedCard last = first.running().get().run(card -> change(place, placed, card));
    if (change(place, placed, last)) {
      return;
    }
    SlackConversation left =
        placed instanceof SlackMessageRef.ByUrl ? place.withoutResponseUrl() : place;
    boolean isForAll = last.audience() == Audience.ALL;
    if (!isForAll || toAll(left, last) instanceof SlackDeliveryFallbacks.Gone.Nowhere) {
      toOne(left, last, 1);
    }
  }

  /// Posts a card for all to see where the person asked.
  SlackDeliveryFallbacks.Gone toAll(SlackConversation place, RenderedCard shown) {
    ObjectNode message = messageOf(place, shown);
    SlackDeliveryFallbacks ways = new SlackDeliveryFallbacks();
    if (!place.responseUrl().isEmpty()) {
      ways.add(
          () -> api.respond(place.responseUrl(), response(message, place, false)),
          _ -> atUrl(place));
    }
    ways.add(
        () -> api.call("chat.postMessage", posted(message, place.channel(), place.thread())),
        SlackMessageRef::named);
    return ways.goSayingWhyLast();
  }

  /// A card's first page; one for all with whose it is.
  private ObjectNode messageOf(SlackConversation place, RenderedCard shown) {
    ObjectNode message = message(shown, 1, shown.audience());
    return shown.audience() == Audience.ALL ? owned(message, place.user()) : message;
  }

  /// Takes away the message whose button was pressed.
  ///
  /// @param message its timestamp; empty where only its response URL can
  SlackAnswer remove(SlackConversation place, String message) {
    ObjectNode delete = SlackJson.object().put("delete_original", true);
    if (!place.responseUrl().isEmpty()
        && api.respond(place.responseUrl(), delete) instanceof SlackAnswer.Taken taken) {
      return taken;
    }
    return message.isEmpty()
        ? SlackAnswer.Refused.of("message_not_found")
        : api.call("chat.delete", Map.of("channel", place.channel(), "ts", message));
  }

  /// Whether the block of this id belongs to an answer to this person.
  static boolean isOwner(String blockId, String user) {
    return !user.isEmpty() && blockId.equals(OWNER + user);
  }

  /// The message that says that there is no room for a question now.
  String busy(SlackConversation place, UserError trouble) {
    Asker asker = new Asker(place.person(), locales.known(place.user()));
    return message(desk.trouble(asker, trouble), 1, Audience.ONE).toString();
  }

  /// @param audience who is to see it, whatever the card was made for: text that begins with
  ///   `public` may be somebody else's
  private ObjectNode message(RenderedCard shown, int page, Audience audience) {
    AnswerCard reply = shown.reply();
    List<ObjectNode> pages = renderer.pages(reply.card(), reply.texts(), shown.handle());
    return pages
        .get(Math.min(page, pages.size()) - 1)
        .put("response_type", audience == Audience.ALL ? "in_channel" : "ephemeral");
  }

  /// A card as a modal, without the buttons that need a conversation.
  private ObjectNode modal(RenderedCard shown, int page) {
    Card card = shown.reply().card();
    Card fit =
        card.with(
            card.buttons().stream()
                .filter(button -> button.kind() != Kind.SHARE && button.kind() != Kind.DISMISS)
                .toList());
    AnswerCard reply = new AnswerCard("", shown.reply().answer(), fit, shown.reply().texts());
    ObjectNode message =
        message(new RenderedCard(reply, shown.handle(), Audience.ONE), page, Audience.ONE);
    return SlackViews.card(reply.texts(), message.withArray("blocks"));
  }

  private static ObjectNode response(
      ObjectNode message, SlackConversation place, boolean replaces) {
    ObjectNode response = message.deepCopy().put("replace_original", replaces);
    if (!replaces && !place.thread().isEmpty()) {
      response.put("thread_ts", place.thread());
    }
    return response;
  }

  private static Map<String, String> ephemeral(ObjectNode message, SlackConversation place) {
    Map<String, String> fields = posted(message, place.channel(), place.thread());
    fields.put("user", place.user());
    fields.remove("unfurl_links");
    fields.remove("unfurl_media");
    return fields;
  }

  private static Map<String, String> posted(ObjectNode message, String channel, String thread) {
    Map<String, String> fields = new HashMap<>();
    fields.put("channel", channel);
    fields.put("text", message.path("text").asString(""));
    fields.put("blocks", message.path("blocks").toString());
    fields.put("unfurl_links", "false");
    fields.put("unfurl_media", "false");
    if (!thread.isEmpty()) {
      fields.put("thread_ts", thread);
    }
    return fields;
  }

  /// With the person's id in the block of buttons, which Slack gives back when one is pressed.
  private static ObjectNode owned(ObjectNode message, String user) {
    JsonNode last = message.path("blocks").path(message.path("blocks").size() - 1);
    if (last instanceof ObjectNode actions && actions.path("type").asString("").equals("actions")) {
      actions.put("block_id", OWNER + user);
    }
    return message;
  }
}
