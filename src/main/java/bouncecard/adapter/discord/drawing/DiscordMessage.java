package bouncecard.adapter.discord.drawing;

import bouncecard.adapter.discord.api.DiscordJson;
import bouncecard.adapter.discord.api.DiscordPhrase;
import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.chat.Note;
import bouncecard.app.chat.RenderedCard;
import bouncecard.card.Button;
import bouncecard.card.Button.Kind;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Messages as they are sent: what was drawn, for one person or for all.
public final class DiscordMessage {
  public static final int EPHEMERAL = 1 << 6;
  static final int COMPONENTS_V2 = 1 << 15;

  private static final int TEXT_DISPLAY = 10;

  private static final int LONGEST_TEXT = 4_000;
  private static final DiscordRenderer RENDERER = new DiscordRenderer();

  private DiscordMessage() {}

  /// A page of a card, for the person who asked alone.
  public static ObjectNode toOne(RenderedCard shown) {
    return page(
        with(
            shown,
            shown.reply().card().buttons().stream()
                // Discord has its own below what one person sees.
                .filter(button -> button.kind() != Kind.DISMISS)
                .toList()));
  }

  private static ObjectNode page(RenderedCard shown) {
    List<ObjectNode> pages = RENDERER.pages(shown);
    return pages.get(Math.min(shown.page(), pages.size()) - 1);
  }

  private static RenderedCard with(RenderedCard shown, List<Button> buttons) {
    AnswerCard reply = shown.reply();
    Card card = reply.card().with(buttons);
    return new RenderedCard(
        new AnswerCard(
            reply.source(),
            reply.answer(),
            reply.answer() instanceof Answer.HelpAnswer
                ? card.noting(List.of(Rich.of(reply.texts().message(DiscordPhrase.HELP_WAYS))))
                : card,
            reply.texts()),
        shown.handle(),
        shown.audience(),
        shown.page());
  }

  /// A page of a card, for all who read the channel.
  public static ObjectNode toAll(RenderedCard shown) {
    return page(with(shown, shown.reply().card().buttons())).put("flags", COMPONENTS_V2);
  }

  /// A page of a card, for whom it is.
  public static ObjectNode of(RenderedCard shown) {
    return switch (shown.audience()) {
      case ONE -> toOne(shown);
      case ALL -> toAll(shown);
    };
  }

  /// A message as a change of another one, which keeps who sees it.
  public static ObjectNode change(ObjectNode message) {
    return message.deepCopy().put("flags", COMPONENTS_V2);
  }

  /// Whether texts to copy can stand in code blocks of one message; else they come as files.
  public static boolean fitBlocks(List<Note> notes) {
    return notes.stream().mapToInt(note -> block(note).length()).sum() <= LONGEST_TEXT
        && notes.stream().noneMatch(note -> note.text().contains("```"));
  }

  private static String block(Note note) {
    return "**" + note.name() + "**\n```\n" + note.text() + "\n```";
  }

  /// The same, drawn.
  public static ObjectNode blocks(List<Note> notes) {
    ObjectNode message = plain().put("flags", EPHEMERAL | COMPONENTS_V2);
    ArrayNode components = message.putArray("components");
    notes.forEach(
        note -> components.addObject().put("type", TEXT_DISPLAY).put("content", block(note)));
    return message;
  }

  /// A message that holds files.
  public static ObjectNode ofFiles(List<String> names) {
    ObjectNode message = plain();
    ArrayNode attachments = message.putArray("attachments");
    for (int i = 0; i < names.size(); i++) {
      attachments.addObject().put("id", Integer.toString(i)).put("filename", names.get(i));
    }
    return message;
  }

  private static ObjectNode plain() {
    ObjectNode message = DiscordJson.object().put("flags", EPHEMERAL);
    message.putObject("allowed_mentions").putArray("parse");
    return message;
  }
}
