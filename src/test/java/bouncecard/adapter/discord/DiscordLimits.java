package bouncecard.adapter.discord;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What Discord refuses and no schema says.
public final class DiscordLimits {
  private static final int COMPONENTS_V2 = 1 << 15;
  private static final Set<String> MESSAGE =
      Set.of(
          "flags",
          "allowed_mentions",
          "components",
          "content",
          "embeds",
          "attachments",
          "poll",
          "tts",
          "nonce",
          "enforce_nonce",
          "message_reference");

  /// What each component may have; the schema lets misspelt keys pass.
  private static final Map<Integer, Set<String>> KEYS =
      Map.of(
          1, Set.of("type", "components"),
          2, Set.of("type", "style", "label", "custom_id"),
          3, Set.of("type", "custom_id", "placeholder", "options"),
          9, Set.of("type", "components", "accessory"),
          10, Set.of("type", "content"),
          14, Set.of("type", "divider", "spacing"),
          17, Set.of("type", "accent_color", "components"));

  private DiscordLimits() {}

  /// What is wrong with a message; nothing where Discord takes it.
  public static List<String> problems(JsonNode message) {
    List<String> problems = new ArrayList<>();
    message.propertyNames().stream()
        .filter(name -> !MESSAGE.contains(name))
        .forEach(name -> problems.add("key " + name));
    boolean isV2 = (message.path("flags").asInt(0) & COMPONENTS_V2) != 0;
    boolean hasLegacy = message.has("content") || message.has("embeds") || message.has("poll");
    require(problems, !isV2 || !hasLegacy, "components V2 beside content, embeds or a poll");
    int embeds = 0;
    for (JsonNode embed : message.path("embeds")) {
      embeds += length(embed);
    }
    require(problems, embeds <= 6_000, embeds + " characters in embeds");
    require(problems, components(message) <= 40, components(message) + " components");
    require(problems, characters(message) <= 4_000, characters(message) + " characters");
    Set<String> ids = new HashSet<>();
    message.path("components").forEach(component -> walk(component, isV2, ids, problems));
    return problems;
  }

  /// How many components there are, with those inside others.
  public static int components(JsonNode node) {
    int count = node.has("accessory") ? 1 : 0;
    for (JsonNode child : node.path("components")) {
      count += 1 + components(child);
    }
    return count;
  }

  /// How many characters all texts have.
  public static int characters(JsonNode node) {
    int count = node.path("type").asInt(0) == 10 ? node.path("content").asString().length() : 0;
    for (JsonNode child : node.path("components")) {
      count += characters(child);
    }
    return count;
  }

  private static int length(JsonNode node) {
    int length = node.isString() ? node.asString().length() : 0;
    for (JsonNode child : node) {
      length += length(child);
    }
    return length;
  }

  private static void walk(JsonNode node, boolean isV2, Set<String> ids, List<String> problems) {
    int type = node.path("type").asInt(0);
    Set<String> keys = KEYS.getOrDefault(type, Set.of());
    node.propertyNames().stream()
        .filter(name -> !keys.contains(name))
        .forEach(name -> problems.add(type + " has " + name));
    require(problems, isV2 || type < 9, "component " + type + " without the flag");
    if (type == 2 || type == 3) {
      String id = node.path("custom_id").asString("");
      require(problems, !id.isEmpty() && id.length() <= 100 && ids.add(id), "custom_id " + id);
    }
    if (type == 10) {
      require(problems, !node.path("content").asString("").isBlank(), "empty text");
    }
    if (type == 1) {
      boolean isMenu = node.path("components").path(0).path("type").asInt(0) == 3;
      int most = isMenu ? 1 : 5;
      require(problems, node.path("components").size() <= most, "full row");
    }
    Set<String> values = new HashSet<>();
    node.path("options")
        .forEach(
            option ->
                require(problems, values.add(option.path("value").asString()), "value twice"));
    node.path("components").forEach(child -> walk(child, isV2, ids, problems));
    if (node.has("accessory")) {
      walk(node.path("accessory"), isV2, ids, problems);
    }
  }

  private static void require(List<String> problems, boolean holds, String otherwise) {
    if (!holds) {
      problems.add(otherwise);
    }
  }
}
