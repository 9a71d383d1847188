package bouncecard.adapter.discord.api;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Discord's components (<https://docs.discord.com/developers/components/reference>). Texts come in
/// escaped.
public final class DiscordJson {
  private DiscordJson() {}

  public static ObjectNode object() {
    return JsonNodeFactory.instance.objectNode();
  }

  /// An object of texts as JSON is written.
  public static String written(Map<String, String> texts) {
    ObjectNode object = object();
    texts.forEach(object::put);
    return object.toString();
  }

  private static ObjectNode component(int type) {
    return object().put("type", type);
  }

  public static ObjectNode actionRow(List<ObjectNode> components) {
    ObjectNode row = component(1);
    row.putArray("components").addAll(components);
    return row;
  }

  public static ObjectNode button(boolean isFirst, String label, String customId) {
    int primary = 1;
    int secondary = 2;
    return component(2)
        .put("style", isFirst ? primary : secondary)
        .put("label", label)
        .put("custom_id", customId);
  }

  public static ObjectNode select(String placeholder, String customId, List<ObjectNode> options) {
    ObjectNode select = component(3).put("custom_id", customId).put("placeholder", placeholder);
    select.putArray("options").addAll(options);
    return select;
  }

  public static ObjectNode option(String value, String description) {
    return object().put("label", value).put("value", value).put("description", description);
  }

  public static ObjectNode choice(String label, String value) {
    return object().put("label", label).put("value", value);
  }

  /// A text with a button beside it.
  public static ObjectNode section(String markdown, ObjectNode button) {
    ObjectNode section = component(9);
    section.putArray("components").add(text(markdown));
    return section.set("accessory", button);
  }

  public static ObjectNode text(String markdown) {
    return component(10).put("content", markdown);
  }

  public static ObjectNode separator() {
    return component(14).put("divider", true).put("spacing", 1);
  }

  public static ObjectNode container(int colour, List<ObjectNode> components) {
    ObjectNode container = component(17).put("accent_color", colour);
    container.putArray("components").addAll(components);
    return container;
  }
}
