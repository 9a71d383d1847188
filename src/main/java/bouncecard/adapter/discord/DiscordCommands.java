package bouncecard.adapter.discord;

import bouncecard.adapter.discord.api.DiscordJson;
import bouncecard.adapter.discord.api.DiscordPhrase;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Message;
import bouncecard.catalog.MessageKey;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import net.dv8tion.jda.api.interactions.DiscordLocale;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// The application's commands, as Discord registers them
/// (<https://docs.discord.com/developers/interactions/application-commands>).
///
/// Each works in servers, in direct messages with the bot and everywhere else, for those who
/// installed the application for a server or for themselves.
final class DiscordCommands {
  static final String SMTP = "smtp";
  static final String BOUNCE = "bounce";
  static final String EXPLAIN = "Explain bounce";

  static final String QUERY = "query";
  static final String FILE = "file";
  static final String LANGUAGE = "language";
  static final String PUBLIC = "public";

  private static final int CHAT_INPUT = 1;
  private static final int MESSAGE = 3;
  private static final int ENTRY_POINT = 4;
  private static final int STRING = 3;
  private static final int BOOLEAN = 5;
  private static final int ATTACHMENT = 11;
  private static final int MOST_CHOICES = 25;

  /// What Discord adds to a command that is registered.
  private static final Set<String> ADDED =
      Set.of(
          "id",
          "application_id",
          "version",
          "guild_id",
          "nsfw",
          "dm_permission",
          "default_permission",
          "default_member_permissions",
          "handler",
          "name_localized",
          "description_localized");

  private final Catalog catalog;

  private DiscordCommands(Catalog catalog) {
    this.catalog = catalog;
  }

  /// The commands, in all languages of the catalogue.
  static ArrayNode of(Catalog catalog) {
    return new DiscordCommands(catalog).all();
  }

  /// Whether Discord has just these. It answers in an order of its own, adds ids and leaves out
  /// what is usual.
  static boolean areSame(JsonNode registered, JsonNode ours) {
    Map<String, JsonNode> theirs = byName(registered);
    return theirs.size() == registered.size() && theirs.equals(byName(ours));
  }

  /// Ours, with the command that opens an activity of the application where it has one: without it,
  /// Discord takes no commands (50240).
  static ArrayNode keeping(JsonNode registered, ArrayNode ours) {
    ArrayNode all = ours.deepCopy();
    for (JsonNode command : registered) {
      if (command.path("type").asInt(CHAT_INPUT) == ENTRY_POINT) {
        all.add(command);
      }
    }
    return all;
  }

  private static Map<String, JsonNode> byName(JsonNode commands) {
    Map<String, JsonNode> byName = new TreeMap<>();
    for (JsonNode command : commands) {
      int type = command.path("type").asInt(CHAT_INPUT);
      byName.put(type + " " + command.path("name").asString(""), bare(command, true));
    }
    return byName;
  }

  private static JsonNode bare(JsonNode node, boolean isCommand) {
    if (node.isArray()) {
      ArrayNode array = JsonNodeFactory.instance.arrayNode();
      boolean isSet = node.values().stream().allMatch(JsonNode::isInt);
      if (isSet) {
        new TreeSet<>(node.values().stream().map(JsonNode::asInt).toList()).forEach(array::add);
      } else {
        node.values().forEach(value -> array.add(bare(value, false)));
      }
      return array;
    }
    if (!node.isObject()) {
      return node;
    }
    Map<String, JsonNode> sorted = new TreeMap<>();
    node.properties()
        .forEach(
            entry -> {
              boolean isAdded = isCommand && ADDED.contains(entry.getKey());
              JsonNode value = bare(entry.getValue(), false);
              if (!isAdded && !isUsual(value)) {
                sorted.put(entry.getKey(), value);
              }
            });
    ObjectNode object = JsonNodeFactory.instance.objectNode();
    sorted.forEach(object::set);
    return object;
  }

  private static boolean isUsual(JsonNode value) {
    return value.isNull()
        || (value.isBoolean() && !value.asBoolean())
        || (value.isString() && value.asString().isEmpty())
        || (value.isContainer() && value.isEmpty());
  }

  private ArrayNode all() {
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    ObjectNode smtp = command(CHAT_INPUT, SMTP);
    localised(smtp, "description", DiscordPhrase.SMTP_ABOUT);
    ArrayNode options = smtp.putArray("options");
    options.add(
        option(STRING, QUERY, DiscordPhrase.QUERY, DiscordPhrase.QUERY_ABOUT)
            .put("autocomplete", true));
    options.add(option(ATTACHMENT, FILE, DiscordPhrase.FILE, DiscordPhrase.FILE_ABOUT));
    ObjectNode language =
        option(STRING, LANGUAGE, DiscordPhrase.LANGUAGE, DiscordPhrase.LANGUAGE_ABOUT);
    ArrayNode choices = language.putArray("choices");
    catalog.languages().stream()
        .limit(MOST_CHOICES)
        .forEach(
            one ->
                choices
                    .addObject()
                    .put("name", catalog.texts(one).message(Message.LANGUAGE_NAME))
                    .put("value", one.tag()));
    options.add(language);
    options.add(option(BOOLEAN, PUBLIC, DiscordPhrase.PUBLIC, DiscordPhrase.PUBLIC_ABOUT));
    all.add(smtp);

    ObjectNode bounce = command(CHAT_INPUT, BOUNCE);
    localised(bounce, "name", DiscordPhrase.BOUNCE);
    localised(bounce, "description", DiscordPhrase.BOUNCE_ABOUT);
    all.add(bounce);

    ObjectNode explain = command(MESSAGE, EXPLAIN);
    localised(explain, "name", DiscordPhrase.EXPLAIN);
    all.add(explain);
    return all;
  }

  private static ObjectNode command(int type, String name) {
    ObjectNode command = DiscordJson.object().put("type", type).put("name", name);
    command.putArray("integration_types").add(0).add(1);
    command.putArray("contexts").add(0).add(1).add(2);
    return command;
  }

  private ObjectNode option(int type, String name, MessageKey names, MessageKey about) {
    ObjectNode option = DiscordJson.object().put("type", type).put("name", name);
    localised(option, "name", names);
    localised(option, "description", about);
    return option;
  }

  /// Names and descriptions in English, and in the others' own words for all locales of theirs.
  private void localised(ObjectNode node, String key, MessageKey message) {
    String english = catalog.texts(Language.ENGLISH).message(message);
    node.put(key, english);
    ObjectNode others = DiscordJson.object();
    for (DiscordLocale locale : DiscordLocale.values()) {
      String tag = locale.getLocale().toLowerCase(Locale.ROOT);
      catalog.languages().stream()
          .filter(language -> !language.equals(Language.ENGLISH))
          .filter(one -> tag.equals(one.tag()) || tag.startsWith(one.tag() + "-"))
          .findFirst()
          .ifPresent(one -> others.put(locale.getLocale(), catalog.texts(one).message(message)));
    }
    if (!others.isEmpty()) {
      node.set(key + "_localizations", others);
    }
  }
}
