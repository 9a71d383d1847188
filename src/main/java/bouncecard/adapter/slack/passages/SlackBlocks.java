package bouncecard.adapter.slack.passages;

import tools.jackson.databind.JsonNode;

/// Reads the blocks of a message as text (<https://docs.slack.dev/reference/block-kit/blocks>).
///
/// Texts of rich text come as they were typed; those of all other blocks have entities in them.
final class SlackBlocks {
  private static final int DEEPEST = 12;

  private final String bot;

  /// @param bot the bot's own user id, whose mentions are left out
  SlackBlocks(String bot) {
    this.bot = bot;
  }

  /// What a block says; empty for what only can be pressed.
  String text(JsonNode block) {
    return switch (block.path("type").asString("")) {
      case "rich_text" -> rich(block, 0).strip();
      case "section" -> lines(textOf(block.path("text")), each(block.path("fields"), false));
      case "context" -> each(block.path("elements"), false);
      case "header", "markdown" -> textOf(block.path("text"));
      case "table" -> table(block);
      case "image", "video" -> textOf(block.path("title"));
      default -> "";
    };
  }

  /// What an element of a section of rich text says.
  String element(JsonNode element) {
    return rich(element, 1);
  }

  /// The text of a text object, or a bare text.
  private static String textOf(JsonNode text) {
    String content = text.isString() ? text.asString() : text.path("text").asString("");
    boolean isPlain = text.path("type").asString("").equals("plain_text");
    return isPlain ? SlackEntities.decode(content) : SlackEntities.read(content);
  }

  private String each(JsonNode nodes, boolean isRich) {
    StringBuilder all = new StringBuilder();
    for (JsonNode node : nodes) {
      String text = isRich ? rich(node, 1) : textOf(node);
      if (!text.isBlank()) {
        all.append(all.isEmpty() ? "" : "\n").append(text);
      }
    }
    return all.toString();
  }

  private static String lines(String first, String second) {
    return first.isBlank() || second.isBlank() ? first + second : first + "\n" + second;
  }

  private String table(JsonNode block) {
    StringBuilder rows = new StringBuilder();
    for (JsonNode row : block.path("rows")) {
      StringBuilder cells = new StringBuilder();
      for (JsonNode cell : row) {
        boolean isRich = cell.path("type").asString("").equals("rich_text");
        cells.append(cells.isEmpty() ? "" : "\t").append(isRich ? rich(cell, 1) : textOf(cell));
      }
      rows.append(rows.isEmpty() ? "" : "\n").append(cells);
    }
    return rows.toString();
  }

  private String rich(JsonNode node, int depth) {
    if (depth > DEEPEST) {
      return "";
    }
    return switch (node.path("type").asString("")) {
      case "rich_text", "rich_text_list" -> {
        StringBuilder all = new StringBuilder();
        for (JsonNode part : node.path("elements")) {
          boolean isParted = all.isEmpty() || all.charAt(all.length() - 1) == '\n';
          all.append(isParted ? "" : "\n").append(rich(part, depth + 1));
        }
        yield all.toString();
      }
      case "rich_text_section", "rich_text_preformatted", "rich_text_quote" -> {
        StringBuilder all = new StringBuilder();
        node.path("elements").forEach(part -> all.append(rich(part, depth + 1)));
        yield all.toString();
      }
      case "text" -> node.path("text").asString("");
      case "link" -> link(node);
      case "user" -> {
        String user = node.path("user_id").asString("");
        yield user.equals(bot) ? " " : "@" + user;
      }
      case "channel" -> "#" + node.path("channel_id").asString("");
      case "usergroup" -> "@" + node.path("usergroup_id").asString("");
      case "broadcast" -> "@" + node.path("range").asString("");
      case "emoji" -> ":" + node.path("name").asString("") + ":";
      case "date" -> node.path("fallback").asString("");
      case "color" -> node.path("value").asString("");
      default -> "";
    };
  }

  /// A link that Slack made of a name or an address reads as that.
  private static String link(JsonNode node) {
    String label = node.path("text").asString("");
    String url = node.path("url").asString("");
    return label.isEmpty() ? url.replaceFirst("^mailto:", "") : label;
  }
}
