package bouncecard.adapter.slack;

import bouncecard.app.chat.ActionResult;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.ChatService;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.chat.UserError;
import bouncecard.catalog.Message;
import bouncecard.text.UntrustedText;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Does what the buttons and menus of cards say.
final class SlackActionHandler {
  private final SlackApi api;
  private final ChatService desk;
  private final SlackMessageSender posts;

  SlackActionHandler(SlackApi api, ChatService desk, SlackMessageSender posts) {
    this.api = api;
    this.desk = desk;
    this.posts = posts;
  }

  /// What was pressed or chosen: the value of the button or of the option.
  static String value(JsonNode action) {
    String chosen = action.path("selected_option").path("value").asString("");
    return chosen.isEmpty() ? action.path("value").asString("") : chosen;
  }

  /// Does what a button of a card says.
  ///
  /// @param pressed the action that Slack tells of
  String press(SlackConversation place, JsonNode payload, JsonNode pressed) {
    Optional<ButtonAction> action = ButtonAction.parse(value(pressed));
    if (action.isEmpty()) {
      return "unknown";
    }
    Audience audience = audience(payload);
    ActionResult outcome =
        desk.act(posts.asker(place), action.get(), audience, new UntrustedText(place.name()));
    return switch (outcome) {
      case ActionResult.Show(RenderedCard shown, int page) -> {
        posts.follow(place, posts.toOne(place, shown, page), shown);
        yield action.get().kind().token();
      }
      case ActionResult.Replace(RenderedCard shown) -> {
        posts.follow(place, posts.replace(place, shown), shown);
        yield action.get().kind().token();
      }
      case ActionResult.Share(RenderedCard shown) -> share(place, shown);
      case ActionResult.Copy(RenderedCard shown, String text) -> copy(place, shown, text);
      case ActionResult.Remove() -> remove(place, payload, pressed, audience);
    };
  }

  /// Modals and the App Home are for one person, and so is what Slack calls ephemeral.
  private static Audience audience(JsonNode payload) {
    JsonNode container = payload.path("container");
    boolean isForOne =
        payload.has("view")
            || container.path("type").asString("").equals("view")
            || container.path("is_ephemeral").asBoolean(false);
    return isForOne ? Audience.ONE : Audience.ALL;
  }

  private String share(SlackConversation place, RenderedCard shown) {
    return switch (posts.toAll(place, shown)) {
      case SlackDeliveryFallbacks.Gone.Nowhere(var refused) ->
          posts.trouble(place, SlackErrors.trouble(refused));
      case SlackDeliveryFallbacks.Gone.There _ -> {
        // The card of the person's own goes away; where that fails, they see it twice.
        posts.remove(place, "");
        yield "share";
      }
    };
  }

  private String copy(SlackConversation place, RenderedCard shown, String text) {
    String method = place.view().isEmpty() ? "views.open" : "views.push";
    Map<String, String> open =
        Map.of(
            "trigger_id",
            place.trigger(),
            "view",
            SlackViews.copy(shown.reply().texts(), text).toString());
    return switch (api.call(method, open)) {
      case SlackAnswer.Taken _ -> "copy";
      case SlackAnswer.Refused refused -> posts.trouble(place, SlackErrors.trouble(refused));
    };
  }

  private String remove(
      SlackConversation place, JsonNode payload, JsonNode pressed, Audience audience) {
    String block = pressed.path("block_id").asString("");
    if (audience == Audience.ALL && !SlackMessageSender.isOwner(block, place.user())) {
      return posts.trouble(place, UserError.of(Message.TROUBLE_NOT_YOURS));
    }
    String message =
        audience == Audience.ALL ? payload.path("container").path("message_ts").asString("") : "";
    return switch (posts.remove(place, message)) {
      case SlackAnswer.Taken _ -> "dismiss";
      case SlackAnswer.Refused refused -> posts.trouble(place, SlackErrors.trouble(refused));
    };
  }
}
