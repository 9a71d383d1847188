package bouncecard.adapter.slack.passages;

import bouncecard.adapter.slack.api.SlackJson;
import bouncecard.app.watch.FieldList;
import bouncecard.app.watch.MarkedText;
import bouncecard.app.watch.Passage;
import bouncecard.app.watch.Passage.Kind;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.JsonNode;

/// Collects the passages of a message of Slack: rich text by what its parts are, legacy text by its
/// marks, what apps build, and files whose text came with them. Previews of links are left out.
final class SlackPassages {
  private static final int DEEPEST = 6;
  private static final int MOST = 200;

  private final SlackBlocks blocks;
  private final boolean isBot;
  private final String channel;
  private final List<Passage> all = new ArrayList<>();
  private final StringBuilder prose = new StringBuilder();

  /// @param channel the id of the channel that it is said in; empty where it is not known
  SlackPassages(String bot, boolean isBot, String channel) {
    this.blocks = new SlackBlocks(bot);
    this.isBot = isBot;
    this.channel = channel;
  }

  List<Passage> all() {
    endProse();
    return all;
  }

  /// A message, an attachment, or a message within one.
  void message(JsonNode message, int depth) {
    if (depth > DEEPEST || all.size() > MOST) {
      return;
    }
    int before = all.size();
    message.path("blocks").forEach(this::block);
    endProse();
    if (all.size() == before) {
      text(message.path("text").asString(""));
    }
    message.path("files").forEach(this::file);
    for (JsonNode attachment : message.path("attachments")) {
      if (!isPreview(attachment) && !isHeardBefore(attachment)) {
        attachment(attachment, depth + 1);
      }
    }
  }

  /// Slack makes one of a link in a message; a message that was shared is none.
  private static boolean isPreview(JsonNode attachment) {
    boolean isShared =
        attachment.path("is_share").asBoolean(false)
            || attachment.path("is_msg_unfurl").asBoolean(false)
            || attachment.has("message_blocks");
    return !isShared && (attachment.has("from_url") || attachment.has("original_url"));
  }

  /// Whether it is a message of the same channel, in which it was heard when it was said.
  private boolean isHeardBefore(JsonNode attachment) {
    boolean isShared =
        attachment.path("is_share").asBoolean(false)
            || attachment.path("is_msg_unfurl").asBoolean(false);
    String from = attachment.path("from_url").asString("");
    return isShared
        && !channel.isEmpty()
        && (attachment.path("channel_id").asString("").equals(channel)
            || from.contains("/archives/" + channel + "/"));
  }

  private void attachment(JsonNode attachment, int depth) {
    int before = all.size();
    add(Kind.HEADING, mrkdwn(attachment.path("pretext")));
    add(Kind.HEADING, mrkdwn(attachment.path("title")));
    message(attachment, depth);
    attachment.path("message_blocks").forEach(quoted -> message(quoted.path("message"), depth + 1));
    FieldList fields = new FieldList(SlackJson::written);
    attachment
        .path("fields")
        .forEach(field -> fields.add(mrkdwn(field.path("title")), mrkdwn(field.path("value"))));
    fields.passages().forEach(all::add);
    if (all.size() == before) {
      add(SlackHeard.kind(isBot), mrkdwn(attachment.path("fallback")));
    }
    add(Kind.HEADING, mrkdwn(attachment.path("footer")));
  }

  private void block(JsonNode block) {
    switch (block.path("type").asString("")) {
      case "rich_text" -> block.path("elements").forEach(this::rich);
      case "header" -> {
        endProse();
        add(Kind.HEADING, blocks.text(block));
      }
      default -> {
        endProse();
        fields(block);
        text(blocks.text(block));
      }
    }
  }

  /// The fields of a section, each a name in bold and its value below.
  private void fields(JsonNode block) {
    FieldList fields = new FieldList(SlackJson::written);
    for (JsonNode field : block.path("fields")) {
      String text = mrkdwn(field.path("text"));
      int line = text.indexOf('\n');
      if (line > 0) {
        fields.add(text.substring(0, line), text.substring(line + 1));
      }
    }
    fields.passages().forEach(all::add);
  }

  private void rich(JsonNode part) {
    switch (part.path("type").asString("")) {
      case "rich_text_preformatted" -> {
        endProse();
        add(Kind.CODE, blocks.text(wrapped(part)));
      }
      case "rich_text_quote" -> {
        endProse();
        add(Kind.QUOTE, blocks.text(wrapped(part)));
      }
      default -> {
        String marked = marked(part);
        if (!isBot && marked.lines().anyMatch(MarkedText::isOfPieces)) {
          return;
        }
        marked
            .lines()
            .flatMap(line -> MarkedText.inLine(line).stream())
            .forEach(code -> add(Kind.CODE, code));
        prose.append(prose.isEmpty() ? "" : "\n").append(blocks.text(wrapped(part)));
      }
    }
  }

  /// A section with its code between back-ticks, as it was typed.
  private String marked(JsonNode section) {
    StringBuilder all = new StringBuilder();
    for (JsonNode element : section.path("elements")) {
      boolean isCode = element.path("style").path("code").asBoolean(false);
      String text =
          isCode ? element.path("text").asString("").replace('`', '\'') : blocks.element(element);
      all.append(isCode ? "`" + text.replace('\n', ' ') + "`" : text.replace('`', '\''));
    }
    return all.toString();
  }

  private static JsonNode wrapped(JsonNode part) {
    var block = SlackJson.object().put("type", "rich_text");
    block.putArray("elements").add(part);
    return block;
  }

  private void text(String mrkdwn) {
    MarkedText.passages(SlackEntities.decode(mrkdwn), SlackHeard.kind(isBot)).stream()
        .map(passage -> Passage.of(passage.kind(), SlackEntities.read(passage.text().value())))
        .forEach(all::add);
  }

  private void file(JsonNode file) {
    String content = file.path("content").asString("");
    add(Kind.FILE, content.isEmpty() ? file.path("plain_text").asString("") : content);
  }

  private void endProse() {
    String text = prose.toString();
    prose.setLength(0);
    add(SlackHeard.kind(isBot), text);
  }

  private void add(Kind kind, String text) {
    if (!text.isBlank()) {
      all.add(Passage.of(kind, text.strip()));
    }
  }

  private static String mrkdwn(JsonNode text) {
    return SlackEntities.read(text.asString(""));
  }
}
