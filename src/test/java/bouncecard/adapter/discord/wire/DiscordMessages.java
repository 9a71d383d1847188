package bouncecard.adapter.discord.wire;

import bouncecard.adapter.discord.wire.DiscordPerson.Place;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// People, servers, channels and messages as Discord tells of them
/// (<https://docs.discord.com/developers/resources/message>).
public final class DiscordMessages {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String NO_PERMISSIONS = "0";

  private DiscordMessages() {}

  static ObjectNode user(String id) {
    return JSON.createObjectNode()
        .put("id", id)
        .put("username", "somebody")
        .put("global_name", "Some *Body*")
        .put("discriminator", "0");
  }

  static ObjectNode guild() {
    ObjectNode guild =
        JSON.createObjectNode()
            .put("id", DiscordGuild.GUILD)
            .put("name", "ops")
            .put("owner_id", "500000000000000009")
            .put("preferred_locale", "en-US")
            .put("premium_progress_bar_enabled", false)
            .put("member_count", 1)
            .put("afk_timeout", 300)
            .put("large", false);
    ArrayNode roles = guild.putArray("roles");
    roles.add(role(DiscordGuild.GUILD, "@everyone", Long.toString(1L << 10 | 1L << 11 | 1L << 16)));
    roles.add(role("210000000000000001", "moderator", DiscordPayloads.MANAGES));
    ObjectNode own = role(DiscordGuild.BOT_ROLE, "bouncecard", "0");
    own.put("managed", true).putObject("tags").put("bot_id", DiscordGuild.BOT);
    roles.add(own);
    guild.putArray("channels").add(channel(DiscordGuild.CHANNEL, NO_PERMISSIONS));
    guild
        .putArray("members")
        .addObject()
        .put("joined_at", "2026-01-01T00:00:00.000000+00:00")
        .set("user", DiscordGuild.bot())
        .putArray("roles")
        .add(DiscordGuild.BOT_ROLE);
    for (String empty :
        new String[] {
          "threads", "guild_scheduled_events", "emojis", "voice_states", "stickers", "presences"
        }) {
      guild.putArray(empty);
    }
    guild.putArray("features");
    guild.withArray("/threads").add(thread());
    return guild;
  }

  /// A thread of the channel.
  static ObjectNode thread() {
    ObjectNode thread =
        JSON.createObjectNode()
            .put("id", DiscordGuild.THREAD)
            .put("guild_id", DiscordGuild.GUILD)
            .put("type", 11)
            .put("name", "incident")
            .put("parent_id", DiscordGuild.CHANNEL)
            .put("owner_id", "500000000000000009")
            .put("message_count", 1)
            .put("member_count", 1)
            .put("total_message_sent", 1)
            .put("rate_limit_per_user", 0);
    thread
        .putObject("thread_metadata")
        .put("archived", false)
        .put("locked", false)
        .put("auto_archive_duration", 1440)
        .put("archive_timestamp", "2026-11-27T00:00:00.000000+00:00")
        .put("create_timestamp", "2026-11-27T00:00:00.000000+00:00");
    return thread;
  }

  private static ObjectNode role(String id, String name, String permissions) {
    return JSON.createObjectNode()
        .put("id", id)
        .put("name", name)
        .put("permissions", permissions)
        .put("color", 0)
        .put("hoist", false)
        .put("managed", false)
        .put("mentionable", false)
        .put("position", 0)
        .set(
            "colors",
            JSON.createObjectNode()
                .put("primary_color", 0)
                .putNull("secondary_color")
                .putNull("tertiary_color"))
        .put("flags", 0);
  }

  static ObjectNode channel(String id, String permissions) {
    ObjectNode channel =
        JSON.createObjectNode()
            .put("id", id)
            .put("type", 0)
            .put("name", "mail-alerts")
            .put("position", 0)
            .put("nsfw", false)
            .put("permissions", permissions);
    channel.putArray("permission_overwrites");
    return channel;
  }

  static ObjectNode directChannel(DiscordPerson person) {
    boolean isGroup = person.place() == Place.GROUP;
    ObjectNode channel =
        JSON.createObjectNode().put("id", channelId(person)).put("type", isGroup ? 3 : 1);
    if (isGroup) {
      return channel.put("name", "on call").put("owner_id", person.id());
    }
    channel.putArray("recipients").add(user(person.id()));
    return channel;
  }

  /// The channel where a person is.
  public static String channelId(DiscordPerson person) {
    return switch (person.place()) {
      case GUILD -> DiscordGuild.CHANNEL;
      case FOREIGN -> DiscordGuild.FOREIGN_CHANNEL;
      case DIRECT -> "4" + person.id().substring(1);
      case GROUP -> "310000000000000000";
    };
  }

  /// A message that somebody wrote.
  public static ObjectNode message(DiscordPerson person, String content) {
    ObjectNode message =
        JSON.createObjectNode()
            .put("id", DiscordPayloads.id())
            .put("type", 0)
            .put("channel_id", channelId(person))
            .put("content", content)
            .put("timestamp", "2026-11-27T00:00:00.000000+00:00")
            .putNull("edited_timestamp")
            .put("tts", false)
            .put("mention_everyone", false)
            .put("pinned", false)
            .put("flags", 0);
    message.set("author", user(person.id()));
    for (String empty :
        new String[] {"mentions", "mention_roles", "attachments", "embeds", "components"}) {
      message.putArray(empty);
    }
    if (content.contains("<@" + DiscordGuild.BOT + ">")) {
      ((ArrayNode) message.path("mentions")).add(DiscordGuild.bot());
    }
    return message;
  }

  /// The same as the gateway delivers it.
  public static ObjectNode delivered(DiscordPerson person, ObjectNode message) {
    if (person.place() == Place.GUILD) {
      message.put("guild_id", DiscordGuild.GUILD);
      message
          .putObject("member")
          .put("joined_at", "2026-01-01T00:00:00.000000+00:00")
          .put("flags", 0)
          .put("deaf", false)
          .put("mute", false)
          .putArray("roles");
    }
    return message;
  }

  /// A card of the bot's, for a button on it to be pressed.
  ///
  /// @param asker who asked for it
  public static ObjectNode card(DiscordPerson asker, JsonNode drawn) {
    ObjectNode message = message(asker, "");
    message.set("author", DiscordGuild.bot());
    message.put("type", 20).put("flags", drawn.path("flags").asInt());
    message.set("components", drawn.path("components"));
    ObjectNode metadata =
        message.putObject("interaction_metadata").put("id", DiscordPayloads.id()).put("type", 2);
    metadata.set("user", user(asker.id()));
    metadata.putObject("authorizing_integration_owners").put("0", DiscordGuild.GUILD);
    return message;
  }

  /// The same as an answer to a message.
  public static ObjectNode answer(DiscordPerson asker, JsonNode drawn) {
    ObjectNode message = card(asker, drawn);
    message.remove("interaction_metadata");
    message.put("type", 19);
    ObjectNode asked = message(asker, "550");
    message
        .putObject("message_reference")
        .put("type", 0)
        .put("message_id", asked.path("id").asString())
        .put("channel_id", channelId(asker));
    message.set("referenced_message", asked);
    return message;
  }
}
