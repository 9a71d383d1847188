package bouncecard.adapter.slack.drawing;

import bouncecard.adapter.slack.api.SlackJson;
import bouncecard.adapter.slack.drawing.SlackParts.Piece;
import bouncecard.app.AnswerCard;
import bouncecard.app.Format;
import bouncecard.app.chat.Handle;
import bouncecard.card.Card;
import bouncecard.card.Pages;
import bouncecard.card.Rich;
import bouncecard.card.Size;
import bouncecard.catalog.Message;
import bouncecard.catalog.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Draws cards as messages of Slack's Block Kit.
///
/// Limits: 50 blocks, 3,000 characters in a text, 2,000 in a field, 150 in a header, 75 in a label
/// (<https://docs.slack.dev/reference/block-kit/blocks>). A whole message is refused as
/// `msg_blocks_too_long` at about 13,200 characters, which is documented nowhere
/// (slackapi/bolt-js#2509). A card that is larger becomes several messages.
public final class SlackRenderer implements Format {
  private static final int MOST_CHARACTERS = 12_000;
  private static final int MOST_BLOCKS = 50;
  private static final int LONGEST_SECTION = 3_000;
  private static final int LONGEST_FALLBACK = 300;

  /// For sections that a page's end or the length of a section cuts in two.
  private static final int SPARE_BLOCKS = 6;

  private static final int SPARE_CHARACTERS = SPARE_BLOCKS * 120;

  /// A renderer; it can be used by many threads.
  public SlackRenderer() {}

  /// The messages that show a reply's card, each as JSON on a line of its own.
  @Override
  public String render(AnswerCard reply) {
    return String.join(
        "\n",
        pages(reply.card(), reply.texts(), Handle.of(reply)).stream()
            .map(ObjectNode::toString)
            .toList());
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
    SlackActions actions = new SlackActions(handle, texts);
    ObjectNode frame = page(card, texts, actions, List.of(), 98, 99);
    int characters = MOST_CHARACTERS - frame.toString().length() - SPARE_CHARACTERS;
    int blocks = MOST_BLOCKS - frame.withArray("blocks").size() - SPARE_BLOCKS;
    List<List<Piece>> pages = Pages.fill(SlackParts.of(card, actions), characters, blocks);
    List<ObjectNode> messages = new ArrayList<>();
    for (List<Piece> pieces : pages) {
      messages.add(page(card, texts, actions, pieces, messages.size() + 1, pages.size()));
    }
    return messages;
  }

  private static ObjectNode page(
      Card card, Texts texts, SlackActions actions, List<Piece> pieces, int page, int pages) {
    ObjectNode message = SlackJson.object();
    message.put("response_type", "ephemeral");
    message.put("text", fallback(card));
    message.put("unfurl_links", false);
    message.put("unfurl_media", false);
    ArrayNode blocks = message.putArray("blocks");
    blocks.add(SlackJson.header(SlackParts.title(card).getFirst()));
    blocks.addAll(content(pieces));
    if (pages > 1) {
      blocks.add(whereItGoesOn(texts, actions, page, pages));
    }
    blocks.addAll(actions.row(card.buttons()));
    return message;
  }

  /// What notifications and screen readers say.
  private static String fallback(Card card) {
    String text = card.title() + ": " + card.verdict().text();
    return SlackMarkup.mrkdwn(Rich.plain(SlackText.beginning(text, LONGEST_FALLBACK)));
  }

  private static ObjectNode whereItGoesOn(Texts texts, SlackActions actions, int page, int pages) {
    Map<String, String> numbers =
        Map.of("page", Integer.toString(page), "pages", Integer.toString(pages));
    Rich where = Rich.of(texts.message(Message.PAGE), numbers);
    if (page == pages) {
      return SlackJson.context(SlackMarkup.mrkdwn(where));
    }
    String button = texts.message(Message.BUTTON_MORE);
    Rich more =
        where
            .then(" · ")
            .then(Rich.of(texts.message(Message.MORE_BELOW), Map.of("button", button)));
    return SlackJson.section(SlackMarkup.mrkdwn(more))
        .set("accessory", actions.more(button, page + 1));
  }

  /// The pieces as blocks: lines of one block together in a section, as far as they fit.
  private static List<ObjectNode> content(List<Piece> pieces) {
    List<ObjectNode> blocks = new ArrayList<>();
    StringBuilder section = new StringBuilder();
    int block = -1;
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Ready(var ready) -> {
          flush(section, blocks);
          blocks.addAll(ready);
        }
        case Piece.Line(int of, String text) -> {
          if (of != block || section.length() + 1 + text.length() > LONGEST_SECTION) {
            flush(section, blocks);
          }
          block = of;
          section.append(section.isEmpty() ? "" : "\n").append(text);
        }
      }
    }
    flush(section, blocks);
    return blocks;
  }

  private static void flush(StringBuilder section, List<ObjectNode> blocks) {
    if (!section.isEmpty()) {
      blocks.add(SlackJson.section(section.toString()));
      section.setLength(0);
    }
  }
}
