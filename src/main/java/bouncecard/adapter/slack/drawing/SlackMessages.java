package bouncecard.adapter.slack.drawing;

import bouncecard.adapter.slack.api.SlackConversation;
import bouncecard.adapter.slack.api.SlackPhrase;
import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.chat.Audience;
import bouncecard.app.chat.RenderedCard;
import bouncecard.card.Button.Kind;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Cards as Slack's methods and response URLs take them.
public final class SlackMessages {
  /// What heads the id of the block whose buttons only the person who asked may use to delete.
  private static final String OWNER = "of|";

  private static final SlackRenderer RENDERER = new SlackRenderer();

  private SlackMessages() {}

  /// A page of a card for one person.
  public static ObjectNode toOne(RenderedCard shown) {
    return message(shown, Audience.ONE);
  }

  /// A page of a card for all, with whose it is.
  public static ObjectNode toAll(RenderedCard shown, String user) {
    return owned(message(shown, Audience.ALL), user);
  }

  /// A page of a card for whom it is.
  public static ObjectNode of(RenderedCard shown, String user) {
    return switch (shown.audience()) {
      case ONE -> toOne(shown);
      case ALL -> toAll(shown, user);
    };
  }

  private static ObjectNode message(RenderedCard shown, Audience audience) {
    AnswerCard reply = shown.reply();
    Card card =
        reply.answer() instanceof Answer.HelpAnswer
            ? reply.card().noting(List.of(Rich.of(reply.texts().message(SlackPhrase.HELP_WAYS))))
            : reply.card();
    List<ObjectNode> pages = RENDERER.pages(card, reply.texts(), shown.handle());
    return pages
        .get(Math.min(shown.page(), pages.size()) - 1)
        .put("response_type", audience == Audience.ALL ? "in_channel" : "ephemeral");
  }

  /// A card as a modal, without the buttons that need a conversation.
  public static ObjectNode modal(RenderedCard shown) {
    Card card = shown.reply().card();
    Card fit =
        card.with(
            card.buttons().stream()
                .filter(button -> button.kind() != Kind.SHARE && button.kind() != Kind.DISMISS)
                .toList());
    AnswerCard reply = new AnswerCard("", shown.reply().answer(), fit, shown.reply().texts());
    ObjectNode message = toOne(new RenderedCard(reply, shown.handle(), Audience.ONE, shown.page()));
    return SlackViews.card(reply.texts(), message.withArray("blocks"));
  }

  /// For a response URL.
  public static ObjectNode response(ObjectNode message, String thread, boolean replaces) {
    ObjectNode response = message.deepCopy().put("replace_original", replaces);
    if (!replaces && !thread.isEmpty()) {
      response.put("thread_ts", thread);
    }
    return response;
  }

  /// For `chat.postEphemeral`.
  public static Map<String, String> ephemeral(ObjectNode message, SlackConversation place) {
    Map<String, String> fields = posted(message, place.channel(), place.thread());
    fields.put("user", place.user());
    fields.remove("unfurl_links");
    fields.remove("unfurl_media");
    return fields;
  }

  /// For `chat.postMessage`.
  public static Map<String, String> posted(ObjectNode message, String channel, String thread) {
    Map<String, String> fields = new HashMap<>();
    fields.put("channel", channel);
    fields.put("text", message.path("text").asString(""));
    fields.put("blocks", message.path("blocks").toString());
    fields.put("unfurl_links", "false");
    fields.put("unfurl_media", "false");
    if (!thread.isEmpty()) {
      fields.put("thread_ts", thread);
    }
    return fields;
  }

  /// For `chat.update`.
  public static Map<String, String> updated(ObjectNode message, String channel, String ts) {
    Map<String, String> fields = posted(message, channel, "");
    fields.put("ts", ts);
    fields.remove("unfurl_links");
    fields.remove("unfurl_media");
    return fields;
  }

  /// With the person's id in the block of buttons, which Slack gives back when one is pressed.
  public static ObjectNode owned(ObjectNode message, String user) {
    JsonNode last = message.path("blocks").path(message.path("blocks").size() - 1);
    if (last instanceof ObjectNode actions && actions.path("type").asString("").equals("actions")) {
      actions.put("block_id", OWNER + user);
    }
    return message;
  }

  /// Whether the block of this id belongs to an answer to this person.
  public static boolean isOwner(String blockId, String user) {
    return !user.isEmpty() && blockId.equals(OWNER + user);
  }
}
