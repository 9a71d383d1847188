package bouncecard.adapter.slack.watch;

import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.adapter.slack.passages.SlackHeard;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.RemoteFile;
import bouncecard.app.watch.live.Heard;
import bouncecard.app.watch.live.HeardFiles;
import bouncecard.app.watch.live.WatchLoop;
import bouncecard.app.watch.live.WatchedChannel;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Hears what is said in channels. Slack delivers every channel that the bot is in: what is said in
/// one that is not watched is let be before anything of it is read.
public final class SlackEar {
  private static final Set<String> CHANNELS = Set.of("channel", "group");
  private static final String CHANGED = "message_changed";

  private final WatchLoop loop;
  private final Function<List<JsonNode>, List<RemoteFile>> files;
  private final Set<String> own;
  private final SlackHeard reader;

  /// @param files what fetches files
  /// @param bot the bot's own user id
  /// @param own all ids by which the bot's own messages are known
  public SlackEar(
      WatchLoop loop,
      Function<List<JsonNode>, List<RemoteFile>> files,
      String bot,
      Set<String> own) {
    this.loop = loop;
    this.files = files;
    this.own = Set.copyOf(own);
    this.reader = new SlackHeard(bot);
  }

  /// Whether a message event is of a channel that is watched.
  ///
  /// @param payload what Slack delivered around it
  public boolean isHeard(JsonNode payload, JsonNode event) {
    return CHANNELS.contains(event.path("channel_type").asString(""))
        && loop.watch().isWatched(channel(payload, event));
  }

  private static WatchedChannel channel(JsonNode payload, JsonNode event) {
    return new WatchedChannel(
        SlackConversation.PLATFORM,
        payload.path("team_id").asString(""),
        event.path("channel").asString(""));
  }

  /// Takes a message event of a channel that is watched.
  ///
  /// @param length how long all of it is, in characters
  /// @param whenDone is called when it is counted, or will not be
  public void hear(JsonNode payload, JsonNode event, int length, Optional<Runnable> whenDone) {
    WatchedChannel channel = channel(payload, event);
    loop.take(
        length,
        !event.findValues("files").isEmpty(),
        () -> heard(channel, payload, event),
        whenDone);
  }

  private Optional<Heard> heard(WatchedChannel channel, JsonNode payload, JsonNode event) {
    boolean isEdit = event.path("subtype").asString("").equals(CHANGED);
    JsonNode message = isEdit ? event.path("message") : event;
    String ts = message.path("ts").asString("");
    if (ts.isEmpty() || isOurs(payload, message)) {
      return Optional.empty();
    }
    String root = message.path("thread_ts").asString("");
    String thread = root.equals(ts) ? "" : root;
    SlackConversation at =
        new SlackConversation(
            "",
            channel.place(),
            "",
            channel.id(),
            thread.isEmpty() ? ts : thread,
            /* opensThread= */ false,
            "",
            "",
            "");
    return reader
        .read(isEdit ? event : withFiles(event))
        .map(said -> new Heard(channel, ts, thread, /* isToUs= */ false, at.ref(), said, isEdit));
  }

  /// Whether the bot said it, or another one of its kind.
  private boolean isOurs(JsonNode payload, JsonNode message) {
    String app = message.path("app_id").asString("");
    return own.contains(message.path("user").asString(""))
        || own.contains(message.path("bot_id").asString(""))
        || (!app.isEmpty() && app.equals(payload.path("api_app_id").asString("")))
        || message.path("blocks").findValuesAsString("value").stream()
            .anyMatch(value -> ButtonAction.parse(value).isPresent());
  }

  /// With what is in its files and those of a message forwarded with it, as far as they may tell of
  /// a bounce.
  private JsonNode withFiles(JsonNode event) {
    if (event.findValues("files").isEmpty()) {
      return event;
    }
    JsonNode message = event.deepCopy();
    HeardFiles read = new HeardFiles();
    fill(message, read);
    for (JsonNode forwarded : message.path("attachments")) {
      fill(forwarded, read);
      forwarded.path("message_blocks").forEach(quoted -> fill(quoted.path("message"), read));
    }
    return message;
  }

  private void fill(JsonNode message, HeardFiles read) {
    for (JsonNode node : message.path("files")) {
      if (node instanceof ObjectNode file) {
        read.text(
                file.path("mimetype").asString(""),
                file.path("size").asLong(0),
                () -> files.apply(List.of(file)).getFirst())
            .ifPresent(text -> file.put("content", text));
      }
    }
  }
}
