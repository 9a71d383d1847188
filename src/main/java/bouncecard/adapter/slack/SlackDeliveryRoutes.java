package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackAnswer;
import bouncecard.adapter.slack.api.SlackApi;
import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.adapter.slack.api.SlackJson;
import bouncecard.adapter.slack.api.SlackMessageRef;
import bouncecard.adapter.slack.drawing.SlackMessages;
import bouncecard.app.Answer;
import bouncecard.app.chat.RenderedCard;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/// The ways by which a card reaches people in Slack, the best first.
final class SlackDeliveryRoutes {
  private final SlackApi api;
  private final SlackOpenCommands commands;

  /// @param commands those whose acknowledgement carries the answer
  SlackDeliveryRoutes(SlackApi api, SlackOpenCommands commands) {
    this.api = api;
    this.commands = commands;
  }

  /// The ways to a card that all see.
  SlackDeliveryFallbacks toAll(SlackConversation place, RenderedCard card) {
    ObjectNode message = SlackShare.marked(SlackMessages.toAll(card, place.user()), place);
    SlackDeliveryFallbacks ways = new SlackDeliveryFallbacks();
    if (!place.responseUrl().isEmpty()) {
      ways.add(() -> respond(place, message), _ -> new SlackMessageRef.Fixed());
    }
    ways.add(
        () ->
            api.call(
                "chat.postMessage", SlackMessages.posted(message, place.channel(), place.thread())),
        SlackMessageRef::named);
    return ways;
  }

  /// The ways to a card that one person sees.
  SlackDeliveryFallbacks toOne(SlackConversation place, RenderedCard card) {
    ObjectNode message = SlackMessages.toOne(card);
    SlackDeliveryFallbacks ways = new SlackDeliveryFallbacks();
    if (!place.view().isEmpty() && !place.trigger().isEmpty() && saysNothing(card)) {
      // What the modal shows stays there.
      ways.add(() -> view("views.push", place, SlackMessages.modal(card)), SlackMessageRef::opened);
    }
    if (!place.view().isEmpty()) {
      SlackMessageRef placed = new SlackMessageRef.InView(place.view());
      ways.add(() -> update(place.view(), SlackMessages.modal(card)), _ -> placed);
    }
    if (!place.responseUrl().isEmpty()) {
      ways.add(() -> respond(place, message), _ -> new SlackMessageRef.Fixed());
    }
    if (!place.channel().isEmpty()) {
      ways.add(
          () -> api.call("chat.postEphemeral", SlackMessages.ephemeral(message, place)),
          _ -> new SlackMessageRef.Fixed());
    } else if (!place.trigger().isEmpty()) {
      ways.add(() -> view("views.open", place, SlackMessages.modal(card)), SlackMessageRef::opened);
    }
    ways.add(() -> directly(place, message), SlackMessageRef::named);
    return place.user().isEmpty() ? new SlackDeliveryFallbacks() : ways;
  }

  private static boolean saysNothing(RenderedCard card) {
    return card.reply().answer() instanceof Answer.NoAnswer;
  }

  private SlackAnswer respond(SlackConversation place, ObjectNode message) {
    if (commands.takes(place.responseUrl(), message)) {
      return new SlackAnswer.Taken(SlackJson.object(), "");
    }
    return api.respond(
        place.responseUrl(),
        SlackMessages.response(message, place.thread(), /* replaces= */ false));
  }

  /// In a conversation of the bot and the person it stays, and the person may delete it.
  private SlackAnswer directly(SlackConversation place, ObjectNode message) {
    ObjectNode direct = SlackMessages.owned(message.deepCopy(), place.user());
    return api.call("chat.postMessage", SlackMessages.posted(direct, place.user(), ""));
  }

  /// Shows another modal in the place of one.
  SlackAnswer update(String view, ObjectNode modal) {
    return api.call("views.update", Map.of("view_id", view, "view", modal.toString()));
  }

  /// Opens a modal by that method.
  SlackAnswer view(String method, SlackConversation place, ObjectNode modal) {
    return api.call(method, Map.of("trigger_id", place.trigger(), "view", modal.toString()));
  }
}
