package bouncecard.adapter.slack;

import bouncecard.app.chat.Person;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Who asked where, and by which ways an answer gets there. What is not known is empty.
///
/// @param name what the person is called
/// @param channel the conversation
/// @param thread the message whose thread it was asked in
/// @param responseUrl takes messages for half an hour, five at most
/// @param trigger opens a modal within three seconds
/// @param view the modal in which it was asked
/// @param isCommand whether the response URL is a command's, which can replace what came by it
record SlackConversation(
    String user,
    String team,
    String name,
    String channel,
    String thread,
    String responseUrl,
    String trigger,
    String view,
    boolean isCommand) {

  /// The person, as the desk knows them.
  Person person() {
    return new Person("slack", team, user);
  }

  /// Of a slash command.
  static SlackConversation ofCommand(SlashCommandPayload command) {
    return new SlackConversation(
        orEmpty(command.getUserId()),
        orEmpty(command.getTeamId()),
        orEmpty(command.getUserName()),
        orEmpty(command.getChannelId()),
        "",
        orEmpty(command.getResponseUrl()),
        orEmpty(command.getTriggerId()),
        "",
        /* isCommand= */ true);
  }

  /// Of a button, a shortcut or a modal.
  static SlackConversation ofInteraction(JsonNode payload) {
    JsonNode user = payload.path("user");
    JsonNode container = payload.path("container");
    JsonNode view = payload.path("view");
    String name = text(user, "username");
    return new SlackConversation(
        text(user, "id"),
        first(text(payload.path("team"), "id"), text(user, "team_id")),
        first(name, text(user, "name")),
        first(text(payload.path("channel"), "id"), text(container, "channel_id")),
        thread(payload),
        text(payload, "response_url"),
        text(payload, "trigger_id"),
        text(view, "type").equals("modal") ? text(view, "id") : "",
        /* isCommand= */ false);
  }

  /// The thread of the message that it is about; a message that only heads one is in the channel.
  private static String thread(JsonNode payload) {
    JsonNode message = payload.path("message");
    JsonNode container = payload.path("container");
    String thread = first(text(container, "thread_ts"), text(message, "thread_ts"));
    String own = first(text(container, "message_ts"), text(message, "ts"));
    return thread.equals(own) ? "" : thread;
  }

  /// Of an event.
  ///
  /// @param thread where the answer goes
  static SlackConversation ofEvent(JsonNode payload, String thread) {
    JsonNode event = payload.path("event");
    return new SlackConversation(
        text(event, "user"),
        text(payload, "team_id"),
        "",
        text(event, "channel"),
        thread,
        "",
        "",
        "",
        /* isCommand= */ false);
  }

  /// The same where the answer goes to another conversation, or to the person directly.
  SlackConversation answeringAt(String otherChannel, String otherUrl) {
    return new SlackConversation(user, team, name, otherChannel, "", otherUrl, "", "", false);
  }

  /// The same outside of any thread. A message for one person is not seen in a thread that nobody
  /// has answered in yet.
  SlackConversation outsideOfThreads() {
    return new SlackConversation(
        user, team, name, channel, "", responseUrl, trigger, view, isCommand);
  }

  /// The same without the response URL, which takes nothing more.
  SlackConversation withoutResponseUrl() {
    return new SlackConversation(user, team, name, channel, thread, "", trigger, view, false);
  }

  private static String first(String one, String other) {
    return one.isEmpty() ? other : one;
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static String text(JsonNode node, String field) {
    return node.path(field).asString("");
  }
}
