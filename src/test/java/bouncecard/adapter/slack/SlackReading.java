package bouncecard.adapter.slack;

import bouncecard.adapter.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads messages as Slack's clients do, as far as that is known.
public final class SlackReading {
  private static final Pattern CODE = Pattern.compile("`[^`\n]+`");
  private static final Pattern LINK = Pattern.compile("<https?://[^|<>`]+>");

  /// A whole line, or a label with its colon at the head of one.
  private static final Pattern BOLD =
      Pattern.compile(
          "(?m)^(?:🔴 |🟡 |🟢 )?\\*(?=\\S)([^*\n]*\\S)\\*$|^\\*(?=\\S)([^*\n]*:)\\*(?= )");

  /// What Slack would format, mention or draw as something else.
  private static final Pattern ACTIVE =
      Pattern.compile(
          "[<>*`]|://|(?m)^\\s*&gt;|(?<![\\p{L}\\p{N}])[_~]|[_~](?![\\p{L}\\p{N}])"
              + "|:[a-z0-9_+'-]+:|(?<![\\p{L}\\p{N}])[@#]\\p{L}");

  private SlackReading() {}

  /// The content of all pages, without what heads and ends each: its letters and digits.
  public static String seen(List<ObjectNode> pages) {
    StringBuilder seen = new StringBuilder();
    for (int page = 0; page < pages.size(); page++) {
      List<JsonNode> blocks = new ArrayList<>(pages.get(page).path("blocks").values());
      if (blocks.getLast().path("type").asString().equals("actions")) {
        blocks.removeLast();
      }
      if (pages.size() > 1) {
        blocks.removeLast();
      }
      for (JsonNode block : blocks.subList(page == 0 ? 0 : 1, blocks.size())) {
        // What a menu asks stands in the list above it.
        if (!block.path("type").asString().equals("actions")) {
          texts(block, seen);
        }
      }
    }
    return Seen.letters(seen.toString());
  }

  private static void texts(JsonNode node, StringBuilder seen) {
    if (node.path("text").isString()) {
      boolean isRich = node.path("type").asString("").equals("text");
      String text = node.path("text").asString();
      seen.append(isRich ? text : decoded(text)).append('\n');
    }
    node.forEach(child -> texts(child, seen));
  }

  private static String decoded(String text) {
    return text.replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /// Whatever is in a message that a text without markup must not have.
  public static List<String> active(JsonNode message) {
    List<String> found = new ArrayList<>();
    search(message, found);
    return found;
  }

  private static void search(JsonNode node, List<String> found) {
    JsonNode text = node.path("text");
    if (text.isString()) {
      String type = node.path("type").asString("mrkdwn");
      String content = text.asString();
      if (type.equals("mrkdwn")) {
        if (node.has("type") && !node.path("verbatim").asBoolean(false)) {
          found.add("not verbatim: " + content);
        }
        String rest =
            LINK.matcher(CODE.matcher(BOLD.matcher(content).replaceAll("$1$2")).replaceAll("."))
                .replaceAll(".");
        if (ACTIVE.matcher(rest).find()) {
          found.add(content);
        }
      } else if (!type.equals("text") && (content.indexOf('<') >= 0 || content.indexOf('>') >= 0)) {
        found.add(content);
      }
      if (content.codePoints().anyMatch(SlackReading::isHidden)) {
        found.add("invisible: " + content);
      }
    }
    node.forEach(child -> search(child, found));
  }

  /// U+200B is ours: it parts code from letters.
  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    return c != '\n'
        && c != 0x200B
        && (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE);
  }
}
