package bouncecard.adapter.slack.passages;

import bouncecard.app.watch.HeardMessage;
import bouncecard.app.watch.HeardMessage.Author;
import bouncecard.app.watch.Passage;
import bouncecard.app.watch.Passage.Kind;
import bouncecard.text.UntrustedText;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/// Reads messages of channels as Slack delivers them in `message` events
/// (<https://docs.slack.dev/reference/events/message>).
public final class SlackHeard {
  /// Subtypes in which somebody says something.
  private static final Set<String> SAID =
      Set.of("", "bot_message", "file_share", "thread_broadcast", "me_message");

  private final String bot;

  /// @param bot the bot's own user id; empty where it is not known
  public SlackHeard(String bot) {
    this.bot = bot;
  }

  /// Reads an event; empty for one that tells of nothing said.
  public Optional<HeardMessage> read(JsonNode event) {
    String subtype = event.path("subtype").asString("");
    String channel = event.path("channel").asString("");
    if (subtype.equals("message_changed")) {
      return said(
          event.path("message"), channel, passages(event.path("previous_message"), channel));
    }
    return SAID.contains(subtype) && !event.path("hidden").asBoolean(false)
        ? said(event, channel, List.of())
        : Optional.empty();
  }

  private Optional<HeardMessage> said(JsonNode message, String channel, List<Passage> before) {
    List<Passage> passages = passages(message, channel);
    return passages.isEmpty()
        ? Optional.empty()
        : Optional.of(
            new HeardMessage(
                isBot(message) ? Author.BOT : Author.PERSON,
                new UntrustedText(name(message)),
                !bot.isEmpty() && message.path("text").asString("").contains("<@" + bot + ">"),
                isGreen(message.path("attachments")),
                passages,
                before));
  }

  private static boolean isBot(JsonNode message) {
    return !message.path("bot_id").asString("").isEmpty()
        || message.path("subtype").asString("").equals("bot_message");
  }

  private static boolean isGreen(JsonNode attachments) {
    boolean isGreen = false;
    for (JsonNode attachment : attachments) {
      String color = attachment.path("color").asString("");
      if (!color.isEmpty() && !isGreen(color)) {
        return false;
      }
      isGreen |= !color.isEmpty();
    }
    return isGreen;
  }

  /// `good`, or six hexadecimal digits.
  private static boolean isGreen(String color) {
    String digits = color.startsWith("#") ? color.substring(1) : color;
    boolean isNumber = digits.length() == 6 && digits.chars().allMatch(HexFormat::isHexDigit);
    return color.equals("good")
        || (isNumber && HeardMessage.isGreen(HexFormat.fromHexDigits(digits)));
  }

  private static String name(JsonNode message) {
    String username = message.path("username").asString("");
    return username.isEmpty() ? message.path("bot_profile").path("name").asString("") : username;
  }

  private List<Passage> passages(JsonNode message, String channel) {
    SlackPassages passages = new SlackPassages(bot, isBot(message), channel);
    passages.message(message, 0);
    return passages.all();
  }

  /// The kind of a passage that is a program's, where it is one's.
  static Kind kind(boolean isBot) {
    return isBot ? Kind.CARD : Kind.PROSE;
  }
}
