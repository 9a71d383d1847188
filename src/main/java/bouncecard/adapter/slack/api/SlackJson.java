package bouncecard.adapter.slack.api;

import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Block Kit's objects (<https://docs.slack.dev/reference/block-kit/blocks>). Texts come in
/// escaped.
public final class SlackJson {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private SlackJson() {}

  public static ObjectNode object() {
    return NODES.objectNode();
  }

  /// An object of texts as JSON is written.
  public static String written(Map<String, String> texts) {
    ObjectNode object = object();
    texts.forEach(object::put);
    return object.toString();
  }

  public static ObjectNode plainText(String text) {
    return object().put("type", "plain_text").put("text", text).put("emoji", false);
  }

  static ObjectNode mrkdwn(String text) {
    return object().put("type", "mrkdwn").put("text", text).put("verbatim", true);
  }

  public static ObjectNode header(String text) {
    return block("header").set("text", plainText(text));
  }

  /// A section that is shown whole: an engineer must not have to ask for the fix.
  public static ObjectNode section(String text) {
    return block("section").put("expand", true).set("text", mrkdwn(text));
  }

  /// A section with two columns of texts, below its own text where it has one.
  public static ObjectNode fields(String text, List<String> fields) {
    ObjectNode section = block("section");
    if (!text.isEmpty()) {
      section.set("text", mrkdwn(text));
    }
    ArrayNode array = section.putArray("fields");
    fields.forEach(field -> array.add(mrkdwn(field)));
    return section;
  }

  public static ObjectNode context(String text) {
    ObjectNode context = block("context");
    context.putArray("elements").add(mrkdwn(text));
    return context;
  }

  public static ObjectNode divider() {
    return block("divider");
  }

  /// A heading over words as they came. Rich text is a tree: there is nothing in a text that Slack
  /// would look for, and so nothing is escaped.
  public static ObjectNode preformatted(String heading, String text) {
    ObjectNode block = block("rich_text");
    ArrayNode elements = block.putArray("elements");
    if (!heading.isBlank()) {
      ObjectNode label = text(heading);
      label.putObject("style").put("bold", true);
      elements.addObject().put("type", "rich_text_section").putArray("elements").add(label);
    }
    elements.addObject().put("type", "rich_text_preformatted").putArray("elements").add(text(text));
    return block;
  }

  private static ObjectNode text(String text) {
    return object().put("type", "text").put("text", text);
  }

  public static ObjectNode button(String label, String actionId, String value) {
    return object()
        .put("type", "button")
        .put("action_id", actionId)
        .put("value", value)
        .set("text", plainText(label));
  }

  public static ObjectNode option(String label, String value) {
    return object().put("value", value).set("text", plainText(label));
  }

  public static ObjectNode overflow(String actionId, List<ObjectNode> options) {
    ObjectNode overflow = object().put("type", "overflow").put("action_id", actionId);
    overflow.putArray("options").addAll(options);
    return overflow;
  }

  public static ObjectNode actions(List<ObjectNode> elements) {
    ObjectNode actions = block("actions");
    actions.putArray("elements").addAll(elements);
    return actions;
  }

  public static ObjectNode select(String actionId, String placeholder, List<ObjectNode> options) {
    ObjectNode select = object().put("type", "static_select").put("action_id", actionId);
    select.set("placeholder", plainText(placeholder));
    select.putArray("options").addAll(options);
    return select;
  }

  /// A field of a modal, which may be left empty. Its element's action_id is the block's id.
  public static ObjectNode input(String id, String label, String hint, ObjectNode element) {
    ObjectNode input = block("input").put("block_id", id).put("optional", true);
    input.set("label", plainText(label));
    input.set("element", element.put("action_id", id));
    if (!hint.isEmpty()) {
      input.set("hint", plainText(hint));
    }
    return input;
  }

  public static ObjectNode modal(
      String callbackId, String title, String close, List<ObjectNode> blocks) {
    ObjectNode modal = object().put("type", "modal").put("callback_id", callbackId);
    modal.set("title", plainText(title));
    modal.set("close", plainText(close));
    modal.putArray("blocks").addAll(blocks);
    return modal;
  }

  private static ObjectNode block(String type) {
    return object().put("type", type);
  }

  /// How many characters a text takes in the payload, with its quotes.
  public static int length(String text) {
    return NODES.stringNode(text).toString().length();
  }
}
