package bouncecard.adapter.discord.drawing;

import bouncecard.adapter.discord.api.DiscordJson;
import bouncecard.adapter.discord.drawing.DiscordParts.Piece;
import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Format;
import bouncecard.app.chat.Handle;
import bouncecard.app.chat.RenderedCard;
import bouncecard.card.Card;
import bouncecard.card.Pages;
import bouncecard.card.Pages.Part;
import bouncecard.card.Rich;
import bouncecard.card.Size;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// Draws cards as Discord's messages of components, version 2.
///
/// Limits: 40 components with those inside others, 4,000 characters in all texts together, 5
/// buttons in a row, 100 characters in a custom_id
/// (<https://docs.discord.com/developers/components/reference>). A card that is larger becomes
/// several messages.
public final class DiscordRenderer implements Format {
  private static final int EPHEMERAL = 1 << 6;
  private static final int COMPONENTS_V2 = 1 << 15;
  private static final int MOST_CHARACTERS = 4_000;
  private static final int MOST_COMPONENTS = 40;

  /// A renderer; it can be used by many threads.
  public DiscordRenderer() {}

  /// The messages that show a reply's card, each as JSON on a line of its own.
  @Override
  public String render(AnswerCard reply) {
    return String.join(
        "\n", pages(RenderedCard.unkept(reply)).stream().map(ObjectNode::toString).toList());
  }

  /// The messages that show a reply's card. Whoever asks for help is offered the form for a bounce.
  List<ObjectNode> pages(RenderedCard shown) {
    AnswerCard reply = shown.reply();
    boolean offersForm = reply.answer() instanceof Answer.HelpAnswer;
    return pages(reply.card(), reply.texts(), shown.handle(), offersForm);
  }

  /// What a chat shows first.
  @Override
  public Size size() {
    return Size.COMPACT;
  }

  /// The messages that show a card: the first is posted, each further one when it is asked for.
  ///
  /// @param texts the texts of the card's language
  /// @param handle what its buttons carry
  public List<ObjectNode> pages(Card card, Texts texts, Handle handle) {
    return pages(card, texts, handle, /* offersForm= */ false);
  }

  private List<ObjectNode> pages(Card card, Texts texts, Handle handle, boolean offersForm) {
    DiscordActions actions =
        new DiscordActions(
            handle,
            texts,
            offersForm ? Optional.of(texts.message(Message.PASTE_TITLE)) : Optional.empty());
    List<Part<Piece>> parts = DiscordParts.of(card, actions);
    List<ObjectNode> frame = components(card, texts, actions, List.of(), 98, 99);
    // A block that a page's end cuts in two takes one component more than it was counted for.
    int count = MOST_COMPONENTS - 1 - count(frame) - 1;
    List<List<Piece>> pages = Pages.fill(parts, MOST_CHARACTERS - characters(frame), count);
    List<ObjectNode> messages = new ArrayList<>();
    for (List<Piece> pieces : pages) {
      int page = messages.size() + 1;
      messages.add(message(card, components(card, texts, actions, pieces, page, pages.size())));
    }
    return messages;
  }

  private static ObjectNode message(Card card, List<ObjectNode> components) {
    int colour =
        switch (card.severity()) {
          case SUCCESS -> 0x2E9E5B;
          case TEMPORARY -> 0xE0A100;
          case PERMANENT -> 0xD33A3A;
          case NEUTRAL -> 0x6B7785;
        };
    ObjectNode message = DiscordJson.object().put("flags", COMPONENTS_V2 | EPHEMERAL);
    message.putObject("allowed_mentions").putArray("parse");
    message.putArray("components").add(DiscordJson.container(colour, components));
    return message;
  }

  private static List<ObjectNode> components(
      Card card, Texts texts, DiscordActions actions, List<Piece> pieces, int page, int pages) {
    List<ObjectNode> components = new ArrayList<>();
    components.add(DiscordJson.text("### " + DiscordParts.title(card).getFirst()));
    components.addAll(content(pieces));
    if (pages > 1) {
      components.add(whereItGoesOn(texts, actions, page, pages));
    }
    List<ObjectNode> rows = actions.rows(card.buttons());
    if (!rows.isEmpty()) {
      components.add(DiscordJson.separator());
      components.addAll(rows);
    }
    return components;
  }

  private static ObjectNode whereItGoesOn(
      Texts texts, DiscordActions actions, int page, int pages) {
    Map<String, String> numbers =
        Map.of("page", Integer.toString(page), "pages", Integer.toString(pages));
    Rich where = Rich.of(texts.message(Message.PAGE), numbers);
    if (page == pages) {
      return DiscordJson.text("-# " + DiscordMarkup.markdown(where));
    }
    String button = texts.message(Message.BUTTON_MORE);
    Rich more =
        where
            .then(" · ")
            .then(Rich.of(texts.message(Message.MORE_BELOW), Map.of("button", button)));
    return DiscordJson.section(
        "-# " + DiscordMarkup.markdown(more), actions.more(button, page + 1));
  }

  /// The pieces as components: lines of one block together in a text.
  private static List<ObjectNode> content(List<Piece> pieces) {
    List<ObjectNode> components = new ArrayList<>();
    StringBuilder text = new StringBuilder();
    int block = -1;
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Ready(ObjectNode ready) -> {
          flush(text, components);
          components.add(ready);
        }
        case Piece.Line(int of, String markdown) -> {
          if (of != block) {
            flush(text, components);
          }
          block = of;
          text.append(text.isEmpty() ? "" : "\n").append(markdown);
        }
      }
    }
    flush(text, components);
    return components;
  }

  private static void flush(StringBuilder text, List<ObjectNode> components) {
    if (!text.isEmpty()) {
      components.add(DiscordJson.text(text.toString()));
      text.setLength(0);
    }
  }

  /// How many components there are, with those inside others.
  private static int count(List<ObjectNode> components) {
    int count = 0;
    for (ObjectNode component : components) {
      count++;
      count += component.path("components").size();
      count += component.has("accessory") ? 1 : 0;
    }
    return count;
  }

  /// How many characters all texts have together; labels do not count.
  private static int characters(List<ObjectNode> components) {
    int characters = 0;
    for (ObjectNode component : components) {
      characters += component.path("content").asString("").length();
      for (JsonNode inner : component.path("components")) {
        characters += inner.path("content").asString("").length();
      }
    }
    return characters;
  }
}
