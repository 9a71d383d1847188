package bouncecard.adapter.discord.wire;

import bouncecard.adapter.discord.wire.DiscordPerson.Place;
import java.util.concurrent.atomic.AtomicLong;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// What Discord delivers when a person does something
/// (<https://docs.discord.com/developers/interactions/receiving-and-responding>).
public final class DiscordPayloads {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final long EPOCH = 1_420_070_400_000L;
  private static final String NO_PERMISSIONS = "0";
  private static final AtomicLong IDS = new AtomicLong();

  /// Whoever may manage messages and channels.
  public static final String MANAGES = Long.toString(1L << 13 | 1L << 4);

  private DiscordPayloads() {}

  /// An id of this moment.
  public static String id() {
    long millis = System.currentTimeMillis() - EPOCH;
    return Long.toString((millis << 22) | (IDS.incrementAndGet() & 0x3F_FFFF));
  }

  private static int context(Place place) {
    return switch (place) {
      case GUILD, FOREIGN -> 0;
      case DIRECT -> 1;
      case GROUP -> 2;
    };
  }

  /// What all interactions have.
  private static ObjectNode interaction(int type, DiscordPerson person, String permissions) {
    String id = id();
    ObjectNode interaction =
        JSON.createObjectNode()
            .put("id", id)
            .put("application_id", DiscordGuild.BOT)
            .put("type", type)
            .put("token", "token-" + id)
            .put("version", 1)
            .put("locale", person.locale())
            .put("channel_id", DiscordMessages.channelId(person))
            .put("app_permissions", "274877975552")
            .put("attachment_size_limit", 10_485_760)
            .put("context", context(person.place()));
    interaction.putArray("entitlements");
    ObjectNode owners = interaction.putObject("authorizing_integration_owners");
    if (person.place() == Place.DIRECT || person.place() == Place.GROUP) {
      owners.put("1", person.id());
      interaction.set("user", DiscordMessages.user(person.id()));
      interaction.set("channel", DiscordMessages.directChannel(person));
      return interaction;
    }
    boolean isForeign = person.place() == Place.FOREIGN;
    String guild = isForeign ? DiscordGuild.FOREIGN_GUILD : DiscordGuild.GUILD;
    owners.put(isForeign ? "1" : "0", isForeign ? person.id() : guild);
    interaction
        .put("guild_id", guild)
        .put("guild_locale", "en-US")
        .putObject("guild")
        .put("id", guild)
        .put("locale", "en-US")
        .putArray("features");
    interaction.set(
        "channel", DiscordMessages.channel(DiscordMessages.channelId(person), permissions));
    ObjectNode member =
        interaction
            .putObject("member")
            .put("joined_at", "2026-01-01T00:00:00.000000+00:00")
            .put("permissions", permissions)
            .put("flags", 0)
            .put("deaf", false)
            .put("mute", false)
            .putNull("nick");
    member.set("user", DiscordMessages.user(person.id()));
    ArrayNode roles = member.putArray("roles");
    if (permissions.equals(MANAGES)) {
      roles.add("210000000000000001");
    }
    return interaction;
  }

  /// `/name`, with options to be filled in.
  public static ObjectNode command(DiscordPerson person, String name) {
    ObjectNode interaction = interaction(2, person, NO_PERMISSIONS);
    interaction
        .putObject("data")
        .put("id", "600000000000000001")
        .put("name", name)
        .put("type", 1)
        .putArray("options");
    return interaction;
  }

  /// `/smtp query:…`
  public static ObjectNode smtp(DiscordPerson person, String query) {
    return with(command(person, "smtp"), "query", query);
  }

  /// The same with one option more.
  public static ObjectNode with(ObjectNode command, String option, String value) {
    options(command).addObject().put("name", option).put("type", 3).put("value", value);
    return command;
  }

  /// The same with one option more.
  public static ObjectNode with(ObjectNode command, String option, boolean value) {
    options(command).addObject().put("name", option).put("type", 5).put("value", value);
    return command;
  }

  /// The same with a file.
  public static ObjectNode withFile(ObjectNode command, ObjectNode file) {
    String id = file.path("id").asString();
    options(command).addObject().put("name", "file").put("type", 11).put("value", id);
    resolved(command, file);
    return command;
  }

  private static ArrayNode options(ObjectNode command) {
    return (ArrayNode) command.path("data").path("options");
  }

  private static void resolved(ObjectNode interaction, ObjectNode file) {
    ObjectNode data = (ObjectNode) interaction.path("data");
    data.withObject("/resolved/attachments").set(file.path("id").asString(), file);
  }

  /// What is typed in the field of `/smtp`.
  public static ObjectNode typed(DiscordPerson person, String typed) {
    ObjectNode interaction = smtp(person, typed).put("type", 4);
    ((ObjectNode) options(interaction).path(0)).put("focused", true);
    return interaction;
  }

  /// A command in a message's menu.
  public static ObjectNode onMessage(DiscordPerson person, String name, ObjectNode message) {
    ObjectNode interaction = interaction(2, person, NO_PERMISSIONS);
    String id = message.path("id").asString();
    interaction
        .putObject("data")
        .put("id", "600000000000000003")
        .put("name", name)
        .put("type", 3)
        .put("target_id", id)
        .withObject("/resolved/messages")
        .set(id, message);
    return interaction;
  }

  /// A button on a card.
  public static ObjectNode press(
      DiscordPerson person, ObjectNode card, String customId, String permissions) {
    ObjectNode interaction = interaction(3, person, permissions);
    interaction.set("message", card);
    interaction.putObject("data").put("custom_id", customId).put("component_type", 2).put("id", 3);
    return interaction;
  }

  /// A button on a card, pressed by somebody without a permission of their own.
  public static ObjectNode press(DiscordPerson person, ObjectNode card, String customId) {
    return press(person, card, customId, NO_PERMISSIONS);
  }

  /// A choice from a card's menu.
  public static ObjectNode choose(
      DiscordPerson person, ObjectNode card, String customId, String value) {
    ObjectNode interaction = press(person, card, customId);
    ((ObjectNode) interaction.path("data")).put("component_type", 3).putArray("values").add(value);
    return interaction;
  }

  /// The form for a bounce, filled in.
  public static ObjectNode form(
      DiscordPerson person, String text, String language, ObjectNode... files) {
    ObjectNode interaction = interaction(5, person, NO_PERMISSIONS);
    ArrayNode fields =
        interaction.putObject("data").put("custom_id", "paste").putArray("components");
    field(fields, 1).put("type", 4).put("custom_id", "text").put("value", text);
    ArrayNode chosen =
        field(fields, 3).put("type", 19).put("custom_id", "files").putArray("values");
    for (ObjectNode file : files) {
      chosen.add(file.path("id").asString());
      resolved(interaction, file);
    }
    field(fields, 5).put("type", 3).put("custom_id", "language").putArray("values").add(language);
    return interaction;
  }

  /// A form with menus, filled in.
  public static ObjectNode filledIn(
      DiscordPerson person, String customId, java.util.Map<String, String> menus, String may) {
    ObjectNode interaction = interaction(5, person, may);
    ArrayNode fields =
        interaction.putObject("data").put("custom_id", customId).putArray("components");
    int id = 1;
    for (var one : menus.entrySet()) {
      ObjectNode element = field(fields, id).put("custom_id", one.getKey());
      if (one.getKey().equals("words")) {
        element.put("type", 4).put("value", one.getValue());
      } else {
        element.put("type", 3).putArray("values").add(one.getValue());
      }
      id += 2;
    }
    return interaction;
  }

  private static ObjectNode field(ArrayNode fields, int id) {
    return fields
        .addObject()
        .put("type", 18)
        .put("id", id)
        .putObject("component")
        .put("id", id + 1);
  }
}
