package bouncecard.adapter.discord.drawing;

import bouncecard.adapter.discord.api.DiscordJson;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Cutter;
import bouncecard.card.Pages.Part;
import bouncecard.card.Rich;
import bouncecard.card.Size;
import bouncecard.card.TightRow;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A card's content in parts that each fit into one message.
final class DiscordParts {
  private static final int LONGEST_TITLE = 200;
  private static final int LONGEST_NAME = 150;
  private static final int LONGEST_LINE = 1_500;

  /// A piece of a message.
  sealed interface Piece {
    /// A line of a text; those of one block are drawn in one.
    record Line(int block, String markdown) implements Piece {}

    /// A component that is ready.
    record Ready(ObjectNode component) implements Piece {}
  }

  private final DiscordActions actions;
  private final boolean isCompact;
  private final List<Part<Piece>> parts = new ArrayList<>();
  private int block;

  private DiscordParts(DiscordActions actions, boolean isCompact) {
    this.actions = actions;
    this.isCompact = isCompact;
  }

  /// All of a card but the beginning of its title, which heads each page.
  static List<Part<Piece>> of(Card card, DiscordActions actions) {
    DiscordParts parts = new DiscordParts(actions, card.size() == Size.COMPACT);
    for (String rest : title(card).stream().skip(1).toList()) {
      parts.line("### " + rest, true);
    }
    for (Rich piece : pieces(card.verdict(), LONGEST_LINE)) {
      parts.line(DiscordMarkup.bold(piece), false);
    }
    for (Block block : card.blocks()) {
      parts.block++;
      parts.add(block);
    }
    return parts.parts;
  }

  /// The title in as many headings as it takes: one, unless somebody's own words are in it.
  static List<String> title(Card card) {
    List<String> pieces =
        pieces(Rich.plain(card.title()), LONGEST_TITLE).stream()
            .map(piece -> DiscordMarkup.markdown(piece).strip())
            .toList();
    return pieces.isEmpty() ? List.of("…") : pieces;
  }

  private void add(Block block) {
    switch (block) {
      case Block.Facts(var facts) ->
          facts.forEach(
              fact ->
                  lines(
                      DiscordMarkup.bold(Rich.plain(name(fact.label()) + ":")) + " ",
                      fact.value()));
      case Block.Heading(String text) -> {
        ready(DiscordJson.separator(), 1, true);
        pieces(Rich.plain(text), LONGEST_TITLE)
            .forEach(piece -> line("### " + DiscordMarkup.markdown(piece).strip(), true));
      }
      case Block.Paragraph(String heading, Rich text) -> list(heading, List.of(text), "");
      case Block.Steps(String heading, var steps) -> {
        label(heading);
        for (int i = 0; i < steps.size(); i++) {
          lines((i + 1) + ". ", steps.get(i));
        }
      }
      case Block.Points(String heading, var points) -> list(heading, points, "- ");
      case Block.Comparison comparison -> {
        if (isCompact) {
          comparison
              .rows()
              .forEach(
                  row ->
                      lines(
                          DiscordMarkup.bold(Rich.plain(name(row.label()) + ":")) + " ",
                          TightRow.cells(comparison.columns(), row)));
        } else {
          comparison(comparison);
        }
      }
      case Block.Quote(String heading, UntrustedText text) -> quote(heading, text);
      case Block.Choices choices -> {
        List<Rich> items =
            choices.choices().stream()
                .map(choice -> Rich.verbatim(choice.query()).then(" " + choice.description()))
                .toList();
        list(choices.heading(), items, "- ");
        actions.menu(choices).ifPresent(menu -> ready(menu, 2, false));
      }
      case Block.Note(Rich text) ->
          pieces(text, LONGEST_LINE)
              .forEach(piece -> line("-# " + DiscordMarkup.markdown(piece).strip(), false));
    }
  }

  private void label(String heading) {
    pieces(Rich.plain(heading), LONGEST_TITLE)
        .forEach(piece -> line(DiscordMarkup.bold(piece), true));
  }

  private void list(String heading, List<Rich> items, String prefix) {
    label(heading);
    items.forEach(item -> lines(prefix, item));
  }

  private void lines(String prefix, Rich text) {
    List<Rich> pieces = pieces(text, LONGEST_LINE);
    String before = prefix;
    for (Rich piece : pieces.isEmpty() ? List.of(Rich.plain("–")) : pieces) {
      line(before + DiscordMarkup.markdown(piece).strip(), false);
      before = "";
    }
  }

  private void line(String markdown, boolean keepsWithNext) {
    boolean opens =
        parts.isEmpty()
            || !(parts.getLast().content() instanceof Piece.Line(int last, String _)
                && last == block);
    Piece piece = new Piece.Line(block, markdown);
    parts.add(new Part<>(piece, markdown.length() + 1, opens ? 1 : 0, block, keepsWithNext));
  }

  private void ready(ObjectNode component, int count, boolean keepsWithNext) {
    parts.add(new Part<>(new Piece.Ready(component), 0, count, block, keepsWithNext));
  }

  /// What names a value: a label or a code, which are short.
  private static String name(String text) {
    return new UntrustedText(text).visible(LONGEST_NAME);
  }

  /// A text for each row with a line for each code: Discord has no columns, and a table does not
  /// fit on a phone.
  private void comparison(Block.Comparison comparison) {
    for (Block.Row row : comparison.rows()) {
      block++;
      label(row.label());
      for (int column = 0; column < row.cells().size(); column++) {
        Rich name = Rich.verbatim(name(comparison.columns().get(column)));
        lines(DiscordMarkup.markdown(name) + " ", row.cells().get(column));
      }
    }
  }

  /// A server's words in a code block, where Discord formats nothing.
  private void quote(String heading, UntrustedText text) {
    Rich words = Rich.plain(DiscordMarkup.fenced(text.value()).strip());
    if (!words.isEmpty()) {
      label(heading);
    }
    for (Rich piece : Cutter.cut(words, LONGEST_LINE, rich -> rich.text().length())) {
      if (!piece.text().isBlank()) {
        line("```\n" + piece.text().strip() + "\n```", false);
      }
    }
  }

  /// Pieces that can be drawn within `limit` characters; none where there is nothing to be seen.
  private static List<Rich> pieces(Rich text, int limit) {
    return Cutter.cut(text.drawn(), limit, piece -> DiscordMarkup.markdown(piece).length()).stream()
        .filter(piece -> !piece.text().isBlank())
        .toList();
  }
}
