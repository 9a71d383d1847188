package bouncecard.adapter.slack.wire;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What of an app's messages stands in the workspace, as Slack has it.
///
/// A response URL of a command replaces nothing, whatever is asked of it: what is to replace comes
/// as a further message (slackapi/bolt-python#1268). A button's replaces and deletes the message
/// with the button.
public final class SlackHistory {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int USUAL_PAGE = 1_000;

  private final Map<String, List<ObjectNode>> channels = new ConcurrentHashMap<>();
  private final Map<String, Integer> standing = new ConcurrentHashMap<>();

  /// A message was posted by its channel.
  synchronized void posted(SlackCall call, String ts) {
    add(call.argument("channel"), call, ts);
  }

  /// A message came by a response URL.
  synchronized void responded(SlackCall call, SlackPerson asker, String ts) {
    boolean isDeleted = call.arguments().path("delete_original").asBoolean(false);
    boolean isCommands = call.path().startsWith("/commands/");
    boolean isReplaced = call.arguments().path("replace_original").asBoolean(false);
    if (!isDeleted && (isCommands || !isReplaced)) {
      standing.merge(call.path(), 1, Integer::sum);
    }
    if (!isDeleted && call.argument("response_type").equals("in_channel")) {
      add(asker.channel(), call, ts);
    }
  }

  private void add(String channel, SlackCall call, String ts) {
    ObjectNode message =
        JSON.createObjectNode()
            .put("type", "message")
            .put("user", SlackWorkspace.BOT_USER)
            .put("bot_id", SlackWorkspace.BOT)
            .put("ts", ts);
    message.set("blocks", call.arguments().path("blocks"));
    if (!call.argument("thread_ts").isEmpty()) {
      message.put("thread_ts", call.argument("thread_ts"));
    }
    channels.computeIfAbsent(channel, _ -> new ArrayList<>()).addFirst(message);
  }

  /// How many messages stand that came by this response URL.
  public synchronized int standing(String responsePath) {
    return standing.getOrDefault(responsePath, 0);
  }

  /// What was posted in a thread, the oldest first.
  synchronized ArrayNode of(String channel, String thread) {
    ArrayNode messages = JSON.createArrayNode();
    channels.getOrDefault(channel, List.of()).reversed().stream()
        .filter(message -> message.path("thread_ts").asString("").equals(thread))
        .forEach(messages::add);
    return messages;
  }

  /// What was posted in a channel, the newest first.
  public synchronized ArrayNode of(String channel) {
    ArrayNode messages = JSON.createArrayNode();
    channels.getOrDefault(channel, List.of()).forEach(messages::add);
    return messages;
  }

  /// A page of a thread: the oldest first, and each page begins with what heads it.
  static void page(SlackCall call, JsonNode thread, ObjectNode into) {
    int size = call.arguments().path("limit").asInt(USUAL_PAGE);
    String cursor = call.argument("cursor");
    int from = cursor.isEmpty() ? 1 : Integer.parseInt(cursor);
    String latest = call.argument("latest");
    ArrayNode messages = into.putArray("messages").add(thread.path(0));
    int next = from;
    while (next < thread.size() && messages.size() < size) {
      JsonNode message = thread.path(next);
      next++;
      if (latest.isEmpty() || message.path("ts").asString().compareTo(latest) < 0) {
        messages.add(message);
      }
    }
    into.put("has_more", next < thread.size());
    if (next < thread.size()) {
      into.putObject("response_metadata").put("next_cursor", Integer.toString(next));
    }
  }
}
