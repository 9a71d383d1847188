package bouncecard.adapter.discord;

import bouncecard.adapter.Seen;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Reads messages as Discord's clients do, as far as that is known.
public final class DiscordReading {
  /// What a client takes first at a place: a code block, an escape, code, a link of ours.
  private static final Pattern TAKEN =
      Pattern.compile("```\n[\\s\\S]*?\n```|\\\\[^0-9A-Za-z\\s]|`[^`\n]+`|<https?://[^\\s<>]+>");

  private static final Pattern BOLD =
      Pattern.compile("(?m)^\\*\\*((?:\\\\.|`[^`\n]+`|[^\\\\*\n]|\\*(?!\\*))+?)\\*\\*(?= |$)");

  /// What would be formatted, drawn as a mention or linked.
  private static final Pattern ACTIVE = Pattern.compile("[*_~`|\\[\\]<\\\\]|://|@everyone|@here");

  private DiscordReading() {}

  /// The content of all pages, without what heads and ends each: its letters and digits.
  public static String seen(List<ObjectNode> pages) {
    StringBuilder seen = new StringBuilder();
    for (int page = 0; page < pages.size(); page++) {
      List<JsonNode> components =
          new ArrayList<>(pages.get(page).path("components").path(0).path("components").values());
      // Rows of buttons and menus hold no text of the card.
      while (components.getLast().path("type").asInt() == 1) {
        components.removeLast();
      }
      if (components.getLast().path("type").asInt() == 14) {
        components.removeLast();
      }
      if (pages.size() > 1) {
        components.removeLast();
      }
      for (JsonNode component : components.subList(page == 0 ? 0 : 1, components.size())) {
        seen.append(component.path("content").asString("")).append('\n');
      }
    }
    return Seen.letters(seen.toString());
  }

  /// Whatever is in a message that a text without markup must not have.
  public static List<String> active(JsonNode message) {
    List<String> found = new ArrayList<>();
    if (!message.path("allowed_mentions").toString().equals("{\"parse\":[]}")) {
      found.add("may notify");
    }
    for (String content : message.findValuesAsString("content")) {
      String withoutBlocks = content.replaceAll("```\n[\\s\\S]*?\n```", "");
      String rest = taken(BOLD.matcher(withoutBlocks).replaceAll("$1"));
      if (ACTIVE.matcher(rest).find() || content.codePoints().anyMatch(DiscordReading::isHidden)) {
        found.add(content);
      }
    }
    return found;
  }

  private static String taken(String text) {
    return TAKEN.matcher(text).replaceAll(Matcher.quoteReplacement(""));
  }

  /// U+200B is ours: it parts `@` from `everyone`.
  private static boolean isHidden(int c) {
    int type = Character.getType(c);
    return c != '\n'
        && c != 0x200B
        && (type == Character.CONTROL || type == Character.FORMAT || type == Character.SURROGATE);
  }
}
