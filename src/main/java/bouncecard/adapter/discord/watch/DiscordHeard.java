package bouncecard.adapter.discord.watch;

import bouncecard.adapter.discord.api.DiscordJson;
import bouncecard.app.watch.FieldList;
import bouncecard.app.watch.HeardMessage;
import bouncecard.app.watch.HeardMessage.Author;
import bouncecard.app.watch.MarkedText;
import bouncecard.app.watch.Passage;
import bouncecard.app.watch.Passage.Kind;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads messages of channels as Discord delivers them
/// (<https://docs.discord.com/developers/resources/message>).
public final class DiscordHeard {
  /// Types in which somebody says something: a message, a reply, the answer of an application.
  private static final Set<Integer> SAID = Set.of(0, 19, 20, 23);

  private static final int TEXT_DISPLAY = 10;
  private static final int DEEPEST = 4;

  private final String bot;

  /// @param bot the bot's own user id; empty where it is not known
  public DiscordHeard(String bot) {
    this.bot = bot;
  }

  /// Reads a message; empty for what nobody said.
  public Optional<HeardMessage> read(JsonNode message) {
    boolean isBot =
        message.path("author").path("bot").asBoolean(false) || message.has("webhook_id");
    List<Passage> passages = passages(message, isBot);
    if (!SAID.contains(message.path("type").asInt(0)) || passages.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new HeardMessage(
            isBot ? Author.BOT : Author.PERSON,
            new UntrustedText(message.path("author").path("username").asString("")),
            isAddressed(message),
            isGreen(message.path("embeds")),
            passages,
            List.of()));
  }

  private static boolean isGreen(JsonNode embeds) {
    boolean isGreen = false;
    for (JsonNode embed : embeds) {
      int color = embed.path("color").asInt(0);
      if (color != 0 && !HeardMessage.isGreen(color)) {
        return false;
      }
      isGreen |= color != 0;
    }
    return isGreen;
  }

  private boolean isAddressed(JsonNode message) {
    String content = message.path("content").asString("");
    return !bot.isEmpty() && (content.contains("<@" + bot + ">") || content.contains("<@!" + bot));
  }

  private static List<Passage> passages(JsonNode message, boolean isBot) {
    Kind rest = isBot ? Kind.CARD : Kind.PROSE;
    List<Passage> all =
        new ArrayList<>(MarkedText.passages(message.path("content").asString(""), rest));
    for (JsonNode embed : message.path("embeds")) {
      if (isBot || !isPreview(embed)) {
        embed(embed, all);
      }
    }
    if (isBot) {
      components(message.path("components"), 0, all);
    }
    for (JsonNode snapshot : forwarded(message)) {
      JsonNode forwarded = snapshot.path("message");
      MarkedText.passages(forwarded.path("content").asString(""), Kind.QUOTE).forEach(all::add);
      forwarded.path("embeds").forEach(embed -> embed(embed, all));
      components(forwarded.path("components"), 0, all);
      forwarded.path("attachments").forEach(attachment -> file(attachment, all));
    }
    message.path("attachments").forEach(attachment -> file(attachment, all));
    return all;
  }

  /// Whether it shows what a link in a person's message leads to.
  private static boolean isPreview(JsonNode embed) {
    return embed.has("url") || !embed.path("type").asString("").equals("rich");
  }

  /// What it forwards; nothing of what was said in the same channel, where it was heard then.
  private static JsonNode forwarded(JsonNode message) {
    String from = message.path("message_reference").path("channel_id").asString("");
    boolean isHeardBefore = !from.isEmpty() && from.equals(message.path("channel_id").asString(""));
    return message.path(isHeardBefore ? "" : "message_snapshots");
  }

  private static void embed(JsonNode embed, List<Passage> all) {
    add(Kind.HEADING, embed.path("author").path("name").asString(""), all);
    add(Kind.HEADING, embed.path("title").asString(""), all);
    FieldList fields = new FieldList(DiscordJson::written);
    embed
        .path("fields")
        .forEach(
            field -> fields.add(field.path("name").asString(""), field.path("value").asString("")));
    all.addAll(MarkedText.passages(embed.path("description").asString(""), Kind.CARD));
    all.addAll(fields.passages());
    add(Kind.HEADING, embed.path("footer").path("text").asString(""), all);
  }

  /// Texts that stand among components, in containers and sections of them
  /// (<https://docs.discord.com/developers/components/reference#text-display>).
  private static void components(JsonNode components, int depth, List<Passage> all) {
    if (depth > DEEPEST) {
      return;
    }
    for (JsonNode component : components) {
      if (component.path("type").asInt(0) == TEXT_DISPLAY) {
        all.addAll(MarkedText.passages(component.path("content").asString(""), Kind.CARD));
      }
      components(component.path("components"), depth + 1, all);
    }
  }

  private static void file(JsonNode attachment, List<Passage> all) {
    add(Kind.FILE, attachment.path("content").asString(""), all);
  }

  private static void add(Kind kind, String text, List<Passage> all) {
    if (!text.isBlank()) {
      all.add(Passage.of(kind, text.strip()));
    }
  }
}
