package bouncecard.bench.pictures;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// A page with messages of Slack or Discord side by side, each as wide as a screen. A line shows
/// where the screen of a phone ends, and another where 1.2 of them do.
final class ChatPage {
  private static final String STYLE =
      """
      body{margin:0;display:flex;background:#000;font:16px/22px 'Noto Sans','Noto Sans CJK KR',sans-serif}
      .s{position:relative;flex:none;box-sizing:border-box;padding:12px 12px 12px 60px;overflow-wrap:anywhere;min-height:1000px}
      .s+.s{border-left:1px solid #888}
      .slack{background:#fff;color:#1d1c1d}.discord{background:#1a1a1e;color:#dfe0e2}
      .end{position:absolute;left:0;right:0;border-top:1px dashed #d33}
      .who{font-weight:700;margin-bottom:2px}.who small{font-weight:400;color:#888}
      .block{margin:8px 0}.head{font-size:18px;line-height:24px;font-weight:700}
      .slack .box{padding-left:0}.discord .box{border:1px solid #3a3a40;border-left:4px solid var(--c,#888);border-radius:6px;background:#242429;padding:8px 12px}
      code{font:14px/20px 'Noto Sans Mono','Noto Sans Mono CJK KR',monospace;border-radius:3px;padding:1px 3px}
      .slack code{background:#f4f4f4;border:1px solid #ddd;color:#c01343}.discord code{background:#111114;border:1px solid #3a3a40}
      pre{font:14px/20px 'Noto Sans Mono','Noto Sans Mono CJK KR',monospace;white-space:pre-wrap;margin:4px 0;padding:6px;border-radius:4px}
      .slack pre{background:#f4f4f4;border:1px solid #ddd}.discord pre{background:#111114;border:1px solid #3a3a40}
      .small{font-size:12.5px;line-height:17px;color:#777}.discord .small{color:#a3a4aa}
      hr{border:0;border-top:1px solid #8884;margin:10px 0}
      .line{padding-left:1.4em;text-indent:-1.4em}
      .b{display:inline-block;border-radius:5px;padding:5px 11px;margin:3px 6px 3px 0;font-weight:600;font-size:14px}
      .slack .b{border:1px solid #bbb}.discord .b{background:#3f4048;color:#fff}.discord .b.first{background:#5865f2}
      .menu{border:1px solid #8886;border-radius:5px;padding:5px 10px;margin-top:4px;color:#888}
      .slack .menu{display:inline-block}
      table{border-collapse:collapse}td{border:1px solid #8886;padding:3px 6px;vertical-align:top}
      a{color:#4a90e2}
      """;

  private final StringBuilder out = new StringBuilder();

  private ChatPage() {}

  /// The page.
  ///
  /// @param messages what the platform gets
  /// @param width of the screen
  static String of(List<JsonNode> messages, int width) {
    ChatPage page = new ChatPage();
    page.out.append("<!doctype html><meta charset=utf-8><style>").append(STYLE).append("</style>");
    for (JsonNode message : messages) {
      boolean isSlack = message.has("blocks");
      page.out
          .append("<div class='s ")
          .append(isSlack ? "slack" : "discord")
          .append("' style='width:")
          .append(width)
          .append("px'><i class=end style='top:700px'></i><i class=end style='top:840px'></i>")
          .append("<div class=who>Bouncecard <small>03:07</small></div>");
      message.path(isSlack ? "blocks" : "components").forEach(page::block);
      page.out.append("</div>");
    }
    return page.out.toString();
  }

  private void block(JsonNode block) {
    JsonNode type = block.path("type");
    if (type.isNumber()) {
      component(block, type.asInt());
      return;
    }
    switch (type.asString()) {
      case "header" -> text("head", ChatMarkup.plain(block.path("text").path("text").asString()));
      case "section" -> {
        text("", ChatMarkup.slack(block.path("text").path("text").asString("")));
        block.path("fields").forEach(f -> text("", ChatMarkup.slack(f.path("text").asString())));
      }
      case "context" ->
          block
              .path("elements")
              .forEach(e -> text("small", ChatMarkup.slack(e.path("text").asString(""))));
      case "rich_text" ->
          out.append("<pre>").append(ChatMarkup.plain(texts(block))).append("</pre>");
      case "divider" -> out.append("<hr>");
      case "actions" -> {
        out.append("<div class=block>");
        block.path("elements").forEach(this::slackElement);
        out.append("</div>");
      }
      default -> text("", ChatMarkup.plain(texts(block)));
    }
  }

  private void slackElement(JsonNode element) {
    switch (element.path("type").asString()) {
      case "button" -> button(element.path("text").path("text").asString(), false);
      case "overflow" -> out.append("<span class=b>⋯</span>");
      default ->
          out.append("<div class=menu>")
              .append(ChatMarkup.plain(element.path("placeholder").path("text").asString("")))
              .append(" ▾</div>");
    }
  }

  private void component(JsonNode part, int type) {
    switch (type) {
      case 17 -> {
        int colour = part.path("accent_color").asInt(0x888888);
        out.append("<div class=box style='--c:#").append("%06x".formatted(colour)).append("'>");
        part.path("components").forEach(this::block);
        out.append("</div>");
      }
      case 10 -> text("", ChatMarkup.discord(part.path("content").asString()));
      case 14 -> out.append("<hr>");
      case 1 -> {
        out.append("<div class=block>");
        part.path("components").forEach(this::block);
        out.append("</div>");
      }
      case 2 -> button(part.path("label").asString(), part.path("style").asInt() == 1);
      case 3 ->
          out.append("<div class=menu>")
              .append(ChatMarkup.plain(part.path("placeholder").asString("")))
              .append(" ▾</div>");
      default -> part.path("components").forEach(this::block);
    }
  }

  private void button(String label, boolean isFirst) {
    out.append("<span class='b").append(isFirst ? " first" : "").append("'>");
    out.append(ChatMarkup.plain(label)).append("</span>");
  }

  private void text(String style, String html) {
    if (!html.isBlank()) {
      out.append("<div class='block ").append(style).append("'>").append(html).append("</div>");
    }
  }

  private static String texts(JsonNode node) {
    StringBuilder all = new StringBuilder();
    node.findValuesAsString("text").forEach(text -> all.append(text).append(' '));
    return all.toString();
  }
}
