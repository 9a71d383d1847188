package bouncecard.adapter.discord.watch;

import bouncecard.adapter.discord.api.DiscordConversation;
import bouncecard.app.chat.ButtonAction;
import bouncecard.app.chat.RemoteFile;
import bouncecard.app.watch.live.Heard;
import bouncecard.app.watch.live.HeardFiles;
import bouncecard.app.watch.live.WatchLoop;
import bouncecard.app.watch.live.WatchedChannel;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import net.dv8tion.jda.api.JDA;
import net.dv8tion.jda.api.entities.channel.concrete.ThreadChannel;
import net.dv8tion.jda.api.events.RawGatewayEvent;
import net.dv8tion.jda.api.utils.TimeUtil;
import net.dv8tion.jda.api.utils.data.DataObject;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/// Hears what is said in channels. What is said in one that is not watched is let be before
/// anything of it is read.
public final class DiscordEar {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  /// What was said longer ago is not answered because somebody edits it.
  private static final Duration OLDEST = Duration.ofHours(1);

  private static final Set<String> EVENTS = Set.of("MESSAGE_CREATE", "MESSAGE_UPDATE");

  private final WatchLoop loop;
  private final Function<JsonNode, RemoteFile> files;

  /// @param files what fetches a file
  public DiscordEar(WatchLoop loop, Function<JsonNode, RemoteFile> files) {
    this.loop = loop;
    this.files = files;
  }

  /// Takes an event; whether it is a message of a watched channel.
  public boolean hear(RawGatewayEvent event) {
    DataObject payload = event.getPayload();
    if (!EVENTS.contains(event.getType()) || !payload.hasKey("guild_id")) {
      return false;
    }
    String id = payload.getString("channel_id", "");
    Optional<WatchedChannel> channel = watched(event.getJDA(), id);
    boolean isEdit = event.getType().equals("MESSAGE_UPDATE");
    // Discord also tells so of the previews that it makes of links.
    if (channel.isEmpty() || (isEdit && payload.isNull("edited_timestamp"))) {
      return false;
    }
    String bot = event.getJDA().getSelfUser().getId();
    String json = payload.toString();
    loop.take(json.length(), mayHaveFiles(payload), () -> heard(channel.get(), json, bot, isEdit));
    return true;
  }

  private static boolean mayHaveFiles(DataObject message) {
    return message.hasKey("message_snapshots")
        || message.optArray("attachments").filter(files -> !files.isEmpty()).isPresent();
  }

  /// A thread, and a forum's post, is watched with the channel that it is in.
  private Optional<WatchedChannel> watched(JDA jda, String id) {
    WatchedChannel own = new WatchedChannel(DiscordConversation.PLATFORM, "", id);
    if (loop.watch().isWatched(own)) {
      return Optional.of(own);
    }
    ThreadChannel thread = id.isEmpty() ? null : jda.getThreadChannelById(id);
    return Optional.ofNullable(thread)
        .map(
            one ->
                new WatchedChannel(
                    DiscordConversation.PLATFORM, "", one.getParentChannel().getId()))
        .filter(loop.watch()::isWatched);
  }

  private Optional<Heard> heard(WatchedChannel channel, String json, String bot, boolean isEdit) {
    JsonNode message;
    try {
      message = JSON.readTree(json);
    } catch (JacksonException _) {
      return Optional.empty();
    }
    String id = message.path("id").asString("");
    boolean isOld = isEdit && Instant.now().isAfter(created(id).plus(OLDEST));
    if (id.isEmpty() || isOld || isOurs(message, bot)) {
      return Optional.empty();
    }
    String answered = message.path("message_reference").path("message_id").asString("");
    boolean isReply = message.path("type").asInt(0) == 19;
    boolean isToUs =
        isReply
            && message
                .path("referenced_message")
                .path("author")
                .path("id")
                .asString("")
                .equals(bot);
    DiscordConversation at =
        new DiscordConversation.Channel(
            message.path("channel_id").asString(""), id, /* quotes= */ true, id, "");
    return new DiscordHeard(bot)
        .read(isEdit ? message : withFiles(message))
        .map(
            said ->
                new Heard(channel, id, isReply ? answered : "", isToUs, at.ref(), said, isEdit));
  }

  private static Instant created(String id) {
    boolean isNumber = !id.isEmpty() && id.length() < 20 && id.chars().allMatch(Character::isDigit);
    return isNumber ? TimeUtil.getTimeCreated(Long.parseLong(id)).toInstant() : Instant.EPOCH;
  }

  /// Whether the bot said it, or another one of its kind.
  private static boolean isOurs(JsonNode message, String bot) {
    return message.path("author").path("id").asString("").equals(bot)
        || message.path("components").findValuesAsString("custom_id").stream()
            .anyMatch(id -> ButtonAction.parse(id).isPresent());
  }

  /// With what is in its files and those of a message forwarded with it.
  private JsonNode withFiles(JsonNode message) {
    HeardFiles read = new HeardFiles();
    fill(message, read);
    message.path("message_snapshots").forEach(forwarded -> fill(forwarded.path("message"), read));
    return message;
  }

  private void fill(JsonNode message, HeardFiles read) {
    for (JsonNode node : message.path("attachments")) {
      if (node instanceof ObjectNode file) {
        read.text(
                file.path("content_type").asString(""),
                file.path("size").asLong(0),
                () -> files.apply(file))
            .ifPresent(text -> file.put("content", text));
      }
    }
  }
}
