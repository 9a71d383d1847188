package bouncecard.adapter.slack;

import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.adapter.slack.api.SlackMessageRef;
import bouncecard.adapter.slack.drawing.SlackMessages;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.MessageRef;
import bouncecard.app.chat.Press;
import bouncecard.card.Button.Kind;
import bouncecard.text.UntrustedText;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// Reads which button or menu of a card was pressed.
final class SlackActionHandler {
  private SlackActionHandler() {}

  /// What was pressed or chosen: the value of the button or of the option.
  static String value(JsonNode action) {
    String chosen = action.path("selected_option").path("value").asString("");
    return chosen.isEmpty() ? action.path("value").asString("") : chosen;
  }

  /// Whether it may be about what is said unasked, which the process that does the watching knows.
  static boolean isOfUnasked(JsonNode pressed) {
    return ButtonAction.parse(value(pressed))
        .map(ButtonAction::kind)
        .filter(kind -> kind == Kind.MUTE || kind == Kind.UNMUTE || kind == Kind.DISMISS)
        .isPresent();
  }

  /// A press of a card's button; empty for what was never ours.
  ///
  /// @param pressed the action that Slack tells of
  static Optional<Press> of(SlackConversation place, JsonNode payload, JsonNode pressed) {
    return ButtonAction.parse(value(pressed)).map(action -> press(action, place, payload, pressed));
  }

  private static Press press(
      ButtonAction action, SlackConversation place, JsonNode payload, JsonNode pressed) {
    Audience audience = audience(payload);
    boolean mayRemove =
        audience == Audience.ONE
            || SlackMessages.isOwner(pressed.path("block_id").asString(""), place.user());
    return new Press(
        action,
        new MessageRef(place.ref(), card(place, payload, audience).written()),
        named(place, payload),
        audience,
        new UntrustedText(place.name()),
        mayRemove);
  }

  private static String named(SlackConversation place, JsonNode payload) {
    JsonNode container = payload.path("container");
    String ts = container.path("message_ts").asString("");
    return ts.isEmpty() ? "" : place.team() + "/" + place.channel() + "/" + ts;
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

  /// The message with the button; one that all see has a name beside its response URL.
  private static SlackMessageRef card(
      SlackConversation place, JsonNode payload, Audience audience) {
    String ts =
        audience == Audience.ALL ? payload.path("container").path("message_ts").asString("") : "";
    return place.responseUrl().isEmpty() && ts.isEmpty()
        ? new SlackMessageRef.Fixed()
        : new SlackMessageRef.ByUrl(place.responseUrl(), place.channel(), ts);
  }
}
