package bouncecard.adapter.slack.passages;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import tools.jackson.databind.JsonNode;

/// The text and files of a message of Slack, wherever in it that stands: its text, its blocks,
/// legacy attachments, messages that it quotes.
///
/// @param text as a person reads it, without markup
/// @param files Slack's file objects
public record SlackSaid(String text, List<JsonNode> files) {

  /// Copies the list.
  public SlackSaid {
    files = List.copyOf(files);
  }

  /// Whether there is nothing in it.
  public boolean isEmpty() {
    return text.isBlank() && files.isEmpty();
  }

  /// Reads a message.
  ///
  /// @param bot the bot's own user id, whose mentions are left out
  public static SlackSaid of(JsonNode message, String bot) {
    Reading reading = new Reading(bot);
    reading.message(message, 0);
    return new SlackSaid(String.join("\n", reading.parts), reading.files);
  }

  /// One reading of a message.
  private static final class Reading {
    private static final int DEEPEST = 8;

    private final String bot;
    private final List<String> parts = new ArrayList<>();
    private final List<JsonNode> files = new ArrayList<>();

    Reading(String bot) {
      this.bot = bot;
    }

    /// A person's text says all that their rich text does, but with markup in it; an app's text is
    /// often a summary, so its blocks come first.
    void message(JsonNode message, int depth) {
      if (depth > DEEPEST) {
        return;
      }
      int before = parts.size();
      message.path("blocks").forEach(block -> add(new SlackBlocks(bot).text(block)));
      if (parts.size() == before) {
        add(mrkdwn(message.path("text")));
      }
      message.path("files").forEach(files::add);
      message.path("attachments").forEach(attachment -> attachment(attachment, depth + 1));
    }

    /// A legacy attachment, which is also how Slack shows a message that is shared.
    private void attachment(JsonNode attachment, int depth) {
      int before = parts.size();
      add(mrkdwn(attachment.path("pretext")));
      add(mrkdwn(attachment.path("title")));
      message(attachment, depth);
      attachment
          .path("message_blocks")
          .forEach(quoted -> inside(quoted.path("message"), attachment, depth));
      for (JsonNode field : attachment.path("fields")) {
        String title = mrkdwn(field.path("title"));
        add((title.isBlank() ? "" : title + ": ") + mrkdwn(field.path("value")));
      }
      if (parts.size() == before) {
        add(mrkdwn(attachment.path("fallback")));
      }
    }

    /// A shared message says the same in its attachment's text.
    private void inside(JsonNode quoted, JsonNode attachment, int depth) {
      if (attachment.path("text").asString("").isBlank()) {
        message(quoted, depth + 1);
      }
    }

    private String mrkdwn(JsonNode text) {
      return SlackEntities.read(SlackEntities.without(bot, text.asString("")));
    }

    private void add(String text) {
      Optional.of(text.strip()).filter(part -> !part.isEmpty()).ifPresent(parts::add);
    }
  }
}
