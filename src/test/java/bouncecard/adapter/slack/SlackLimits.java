package bouncecard.adapter.slack;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// What Slack refuses and no schema says.
public final class SlackLimits {
  /// Measured at about 13,200 (slackapi/bolt-js#2509); this is what we keep to.
  static final int MOST_CHARACTERS = 12_000;

  /// Of a view: `view_too_large`.
  private static final int MOST_OCTETS = 250_000;

  private SlackLimits() {}

  /// What is wrong with a message, modal or home view; nothing where Slack takes it.
  public static List<String> problems(JsonNode payload) {
    List<String> problems = new ArrayList<>();
    int characters = payload.toString().length();
    boolean isMessage = !payload.has("type");
    require(problems, !isMessage || characters <= MOST_CHARACTERS, characters + " characters");
    int octets = payload.toString().getBytes(StandardCharsets.UTF_8).length;
    require(problems, octets <= MOST_OCTETS, octets + " octets");
    JsonNode blocks = payload.path("blocks");
    int most = payload.has("type") ? 100 : 50;
    require(problems, blocks.size() >= 1 && blocks.size() <= most, blocks.size() + " blocks");
    boolean hasInput = false;
    for (JsonNode block : blocks) {
      String type = block.path("type").asString("");
      hasInput |= type.equals("input");
      if (type.equals("section")) {
        require(problems, block.has("text") || block.path("fields").size() > 0, "empty section");
      }
    }
    boolean isModal = payload.path("type").asString("").equals("modal");
    require(
        problems,
        !isModal || !hasInput || payload.has("submit"),
        "modal with inputs and no submit");
    walk(payload, new HashSet<>(), problems);
    return problems;
  }

  private static void walk(JsonNode node, Set<String> actionIds, List<String> problems) {
    String type = node.path("type").asString("");
    if (node.has("action_id")) {
      String id = node.path("action_id").asString();
      require(problems, actionIds.add(id), "action_id twice: " + id);
    }
    switch (type) {
      case "header" -> most(problems, node.path("text"), 150);
      case "button" -> most(problems, node.path("text"), 75);
      case "overflow" -> {
        int options = node.path("options").size();
        require(problems, options >= 2 && options <= 5, options + " options in a menu");
        node.path("options").forEach(option -> option(problems, option));
      }
      case "mrkdwn", "plain_text" -> most(problems, node, 3_000);
      case "text" -> require(problems, !node.path("text").asString("").isEmpty(), "empty text");
      default -> {}
    }
    node.path("fields").forEach(field -> most(problems, field, 2_000));
    node.forEach(child -> walk(child, actionIds, problems));
  }

  private static void option(List<String> problems, JsonNode option) {
    most(problems, option.path("text"), 75);
    require(problems, option.path("value").asString("").length() <= 75, "long value of an option");
  }

  private static void most(List<String> problems, JsonNode text, int limit) {
    String content = text.path("text").asString("");
    require(
        problems,
        !content.isBlank() && content.length() <= limit,
        "text of " + content.length() + " characters");
  }

  private static void require(List<String> problems, boolean holds, String otherwise) {
    if (!holds) {
      problems.add(otherwise);
    }
  }
}
