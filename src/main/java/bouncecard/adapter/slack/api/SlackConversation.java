package bouncecard.adapter.slack.api;

import bouncecard.app.chat.AddressFields;
import bouncecard.app.chat.ConversationRef;
import bouncecard.app.chat.Person;
import com.slack.api.app_backend.slash_commands.payload.SlashCommandPayload;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Who asked where, and by which ways an answer gets there. What is not known is empty.
///
/// @param name what the person is called
/// @param channel the conversation
/// @param thread the message in whose thread it is answered
/// @param opensThread whether nobody has answered in that thread yet, so that nobody sees it there
/// @param responseUrl takes messages for half an hour, five at most; a button's can also replace
///   the message with the button, a command's cannot replace what came by it, whatever is asked of
///   it
/// @param trigger opens a modal within three seconds
/// @param view the modal in which it was asked
/// @param mark what the first card for all is marked with, so that it is found where whoever posted
///   it could not say so; a plus before it where it may be there
public record SlackConversation(
    String user,
    String team,
    String name,
    String channel,
    String thread,
    boolean opensThread,
    String responseUrl,
    String trigger,
    String view,
    String mark) {
  private static final String MAY_BE_THERE = "+";

  /// One whose cards have no mark.
  public SlackConversation(
      String user,
      String team,
      String name,
      String channel,
      String thread,
      boolean opensThread,
      String responseUrl,
      String trigger,
      String view) {
    this(user, team, name, channel, thread, opensThread, responseUrl, trigger, view, "");
  }

  /// The platform's name.
  public static final String PLATFORM = "slack";

  /// The person, as the chat service knows them.
  public Person person() {
    return new Person(PLATFORM, team, user);
  }

  /// A channel, with nobody in it who asked.
  public static SlackConversation ofChannel(String channel) {
    return new SlackConversation("", "", "", channel, "", false, "", "", "");
  }

  /// As others keep it; without the person's name, which only a press needs.
  public ConversationRef ref() {
    return new ConversationRef(
        PLATFORM,
        AddressFields.written(
            List.of(
                user,
                team,
                channel,
                thread,
                opensThread ? "opens" : "",
                responseUrl,
                trigger,
                view,
                mark)));
  }

  /// The same where the first card for all is marked.
  ///
  /// @param mayBeThere whether another process may have posted it
  public SlackConversation marked(String other, boolean mayBeThere) {
    return new SlackConversation(
        user,
        team,
        name,
        channel,
        thread,
        opensThread,
        responseUrl,
        trigger,
        view,
        (mayBeThere ? MAY_BE_THERE : "") + other);
  }

  /// Whether the card may be there already.
  public boolean mayBeThere() {
    return mark.startsWith(MAY_BE_THERE);
  }

  /// By what the card is found; empty where it has no mark.
  public String plainMark() {
    return mayBeThere() ? mark.substring(MAY_BE_THERE.length()) : mark;
  }

  /// What others kept; empty for what is nothing of Slack's.
  public static Optional<SlackConversation> of(ConversationRef ref) {
    return Optional.of(ref)
        .filter(one -> one.platform().equals(PLATFORM))
        .flatMap(
            one ->
                AddressFields.parse(one.address(), 9)
                    .or(() -> AddressFields.parse(one.address() + "/", 9)))
        .map(
            fields ->
                new SlackConversation(
                    fields.get(0),
                    fields.get(1),
                    "",
                    fields.get(2),
                    fields.get(3),
                    !fields.get(4).isEmpty(),
                    fields.get(5),
                    fields.get(6),
                    fields.get(7),
                    fields.get(8)));
  }

  /// Of a slash command.
  public static SlackConversation ofCommand(SlashCommandPayload command) {
    return new SlackConversation(
        orEmpty(command.getUserId()),
        orEmpty(command.getTeamId()),
        orEmpty(command.getUserName()),
        orEmpty(command.getChannelId()),
        "",
        /* opensThread= */ false,
        orEmpty(command.getResponseUrl()),
        orEmpty(command.getTriggerId()),
        "");
  }

  /// Of a button, a shortcut or a modal.
  public static SlackConversation ofInteraction(JsonNode payload) {
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
        /* opensThread= */ false,
        text(payload, "response_url"),
        text(payload, "trigger_id"),
        text(view, "type").equals("modal") ? text(view, "id") : "");
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
  /// @param thread the message in whose thread the answer goes
  /// @param opensThread whether nobody has answered there yet
  public static SlackConversation ofEvent(JsonNode payload, String thread, boolean opensThread) {
    JsonNode event = payload.path("event");
    return new SlackConversation(
        text(event, "user"),
        text(payload, "team_id"),
        "",
        text(event, "channel"),
        thread,
        opensThread,
        "",
        "",
        "");
  }

  /// The same about another channel.
  public SlackConversation about(String other) {
    return new SlackConversation(
        user, team, name, other, "", /* opensThread= */ false, responseUrl, trigger, view);
  }

  /// The same where the answer goes to another conversation, or to the person directly.
  public SlackConversation answeringAt(String otherChannel, String otherUrl) {
    return new SlackConversation(user, team, name, otherChannel, "", false, otherUrl, "", "");
  }

  /// The same where a message for one person is seen: one in a thread that nobody has answered in
  /// yet is not.
  public SlackConversation seen() {
    return opensThread ? with("", responseUrl) : this;
  }

  /// The same once there is an answer.
  public SlackConversation answered() {
    return with(thread, responseUrl);
  }

  /// The same without the response URL, which takes nothing more.
  public SlackConversation withoutResponseUrl() {
    return new SlackConversation(user, team, name, channel, thread, opensThread, "", trigger, view);
  }

  /// The same in a modal.
  public SlackConversation inView(String modal) {
    return new SlackConversation(
        user, team, name, channel, thread, opensThread, responseUrl, trigger, modal);
  }

  private SlackConversation with(String otherThread, String url) {
    return new SlackConversation(user, team, name, channel, otherThread, false, url, trigger, view);
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
