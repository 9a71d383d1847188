package bouncecard.adapter.discord;

import bouncecard.app.chat.RenderedCard;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// Messages as they are sent: what was drawn, for one person or for all.
final class DiscordMessage {
  static final int EPHEMERAL = 1 << 6;
  static final int COMPONENTS_V2 = 1 << 15;

  private static final int LONGEST_CONTENT = 2_000;
  private static final DiscordRenderer RENDERER = new DiscordRenderer();

  private DiscordMessage() {}

  /// A page of a card, for the person who asked alone.
  static ObjectNode toOne(RenderedCard shown) {
    List<ObjectNode> pages = RENDERER.pages(shown);
    return pages.get(Math.min(shown.page(), pages.size()) - 1);
  }

  /// A page of a card, for all who read the channel.
  static ObjectNode toAll(RenderedCard shown) {
    return toOne(shown).put("flags", COMPONENTS_V2);
  }

  /// A page of a card, for whom it is.
  static ObjectNode of(RenderedCard shown) {
    return switch (shown.audience()) {
      case ONE -> toOne(shown);
      case ALL -> toAll(shown);
    };
  }

  /// A message as a change of another one, which keeps who sees it.
  static ObjectNode change(ObjectNode message) {
    return message.deepCopy().put("flags", COMPONENTS_V2);
  }

  /// A text to copy in a code block; where it does not fit into one, it comes as a file.
  static boolean fitsBlock(String text) {
    return text.length() + 8 <= LONGEST_CONTENT && !text.contains("```");
  }

  /// The same, drawn.
  static ObjectNode block(String text) {
    return plain().put("content", "```\n" + text + "\n```");
  }

  /// A message that holds a file.
  static ObjectNode ofFile(String name) {
    ObjectNode message = plain();
    message.putArray("attachments").addObject().put("id", "0").put("filename", name);
    return message;
  }

  private static ObjectNode plain() {
    ObjectNode message = DiscordJson.object().put("flags", EPHEMERAL);
    message.putObject("allowed_mentions").putArray("parse");
    return message;
  }
}
