package bouncecard.adapter.slack.drawing;

import bouncecard.adapter.slack.api.SlackJson;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Cutter;
import bouncecard.card.Pages.Part;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.card.Size;
import bouncecard.card.TightRow;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/// A card's content in parts that each fit into one message.
final class SlackParts {
  private static final int LONGEST_HEADER = 150;
  private static final int LONGEST_LINE = 2_800;
  private static final int LONGEST_FIELD = 1_200;
  private static final int MOST_FIELDS = 10;

  /// What a section takes beside its text.
  private static final int SECTION = 120;

  /// A piece of a message.
  sealed interface Piece {
    /// A line of a section; those of one block are drawn in one.
    record Line(int block, String mrkdwn) implements Piece {}

    /// Blocks that are ready.
    record Ready(List<ObjectNode> blocks) implements Piece {}
  }

  private final List<Part<Piece>> parts = new ArrayList<>();
  private int block;

  private final SlackActions actions;
  private final boolean isCompact;
  private int menus;

  private SlackParts(SlackActions actions, boolean isCompact) {
    this.actions = actions;
    this.isCompact = isCompact;
  }

  /// All of a card but the beginning of its title, which heads each page.
  static List<Part<Piece>> of(Card card, SlackActions actions) {
    SlackParts parts = new SlackParts(actions, card.size() == Size.COMPACT);
    for (String rest : title(card).stream().skip(1).toList()) {
      parts.ready(false, SlackJson.header(rest));
    }
    parts.verdict(card.severity(), card.verdict());
    for (Block block : card.blocks()) {
      parts.block++;
      parts.add(block);
    }
    return parts.parts;
  }

  /// The title in as many headers as it takes: one, unless somebody's own words are in it.
  static List<String> title(Card card) {
    List<String> pieces = SlackText.pieces(card.title().replace('\n', ' '), LONGEST_HEADER);
    return pieces.isEmpty() ? List.of("…") : pieces;
  }

  private void verdict(Severity severity, Rich verdict) {
    String sign =
        switch (severity) {
          case SUCCESS -> "🟢 ";
          case TEMPORARY -> "🟡 ";
          case PERMANENT -> "🔴 ";
          case NEUTRAL -> "";
        };
    block++;
    for (Rich piece : pieces(verdict, LONGEST_LINE)) {
      line(sign + SlackMarkup.bold(piece), false);
      sign = "";
    }
  }

  private void add(Block block) {
    switch (block) {
      case Block.Facts(var facts) -> {
        if (isCompact) {
          facts.forEach(
              fact ->
                  lines(SlackMarkup.bold(SlackText.name(fact.label() + ":")) + " ", fact.value()));
        } else {
          facts(facts);
        }
      }
      case Block.Heading(String text) -> heading(text);
      case Block.Paragraph(String heading, Rich text) -> list(heading, List.of(text), "");
      case Block.Steps(String heading, var steps) -> {
        label(heading);
        for (int i = 0; i < steps.size(); i++) {
          lines((i + 1) + ". ", steps.get(i));
        }
      }
      case Block.Points(String heading, var points) -> list(heading, points, "• ");
      case Block.Comparison comparison -> {
        if (isCompact) {
          comparison
              .rows()
              .forEach(
                  row ->
                      lines(
                          SlackMarkup.bold(SlackText.name(row.label() + ":")) + " ",
                          TightRow.cells(comparison.columns(), row)));
        } else {
          comparison(comparison);
        }
      }
      case Block.Quote(String heading, UntrustedText text) -> quote(heading, text);
      case Block.Choices choices -> choices(choices);
      case Block.Note(Rich text) -> {
        for (Rich piece : pieces(text, LONGEST_LINE)) {
          ready(false, SlackJson.context(SlackMarkup.mrkdwn(piece).strip()));
        }
      }
    }
  }

  /// A list of things to ask, with a menu that asks them.
  private void choices(Block.Choices choices) {
    list(choices.heading(), choices.choices().stream().map(SlackParts::choice).toList(), "• ");
    actions
        .menu(choices, menus + 1)
        .ifPresent(
            menu -> {
              menus++;
              ready(false, menu);
            });
  }

  private static Rich choice(Block.Choice choice) {
    return Rich.verbatim(choice.query()).then("  " + choice.description());
  }

  private void heading(String text) {
    ready(true, SlackJson.divider());
    for (String piece : SlackText.pieces(text.replace('\n', ' '), LONGEST_HEADER)) {
      ready(true, SlackJson.header(piece));
    }
  }

  private void label(String heading) {
    for (Rich piece : pieces(Rich.plain(heading), LONGEST_FIELD)) {
      line(SlackMarkup.bold(piece), true);
    }
  }

  private void list(String heading, List<Rich> items, String prefix) {
    label(heading);
    items.forEach(item -> lines(prefix, item));
  }

  private void lines(String prefix, Rich text) {
    String before = prefix;
    for (Rich piece : orDash(pieces(text, LONGEST_LINE))) {
      line(before + SlackMarkup.mrkdwn(piece).strip(), false);
      before = "";
    }
  }

  private void line(String mrkdwn, boolean keepsWithNext) {
    boolean opens = parts.isEmpty() || parts.getLast().block() != block;
    int size = SlackJson.length(mrkdwn) + (opens ? SECTION : 0);
    parts.add(new Part<>(new Piece.Line(block, mrkdwn), size, opens ? 1 : 0, block, keepsWithNext));
  }

  private void ready(boolean keepsWithNext, ObjectNode... blocks) {
    int size = 0;
    for (ObjectNode node : blocks) {
      size += node.toString().length() + 1;
    }
    Piece piece = new Piece.Ready(List.of(blocks));
    parts.add(new Part<>(piece, size, blocks.length, block, keepsWithNext));
  }

  private void facts(List<Block.Fact> facts) {
    List<String> fields = new ArrayList<>();
    for (Block.Fact fact : facts) {
      String label = SlackMarkup.bold(SlackText.name(fact.label())) + "\n";
      for (Rich piece : orDash(pieces(fact.value(), LONGEST_FIELD))) {
        fields.add(label + SlackMarkup.mrkdwn(piece).strip());
        label = "";
      }
    }
    List<String> section = new ArrayList<>();
    int size = 0;
    for (String field : fields) {
      if (section.size() == MOST_FIELDS
          || (!section.isEmpty() && size + field.length() > LONGEST_LINE)) {
        ready(false, SlackJson.fields("", section));
        section = new ArrayList<>();
        size = 0;
      }
      section.add(field);
      size += field.length();
    }
    if (!section.isEmpty()) {
      ready(false, SlackJson.fields("", section));
    }
  }

  /// A section for each row. Its cells stand two in a line on a desktop and below each other on a
  /// phone, so each names its code.
  private void comparison(Block.Comparison comparison) {
    for (Block.Row row : comparison.rows()) {
      List<List<Rich>> cells =
          row.cells().stream().map(cell -> orDash(pieces(cell, LONGEST_FIELD))).toList();
      int height = cells.stream().mapToInt(List::size).max().orElse(0);
      for (int i = 0; i < height; i++) {
        List<String> fields = new ArrayList<>();
        for (int column = 0; column < cells.size(); column++) {
          if (i < cells.get(column).size()) {
            String name = SlackText.name(comparison.columns().get(column)).text();
            Rich field = Rich.verbatim(name).then("  ").then(cells.get(column).get(i));
            fields.add(SlackMarkup.mrkdwn(field).strip());
          }
        }
        block++;
        String label = i == 0 ? SlackMarkup.bold(SlackText.name(row.label())) : "";
        ready(false, SlackJson.fields(label, fields));
      }
    }
  }

  /// A server's words in a block that Slack does not read for markup.
  private void quote(String heading, UntrustedText text) {
    String label = UntrustedText.drawable(heading);
    for (String piece : SlackText.raw(text.value(), LONGEST_LINE)) {
      ready(false, SlackJson.preformatted(label, piece));
      label = "";
    }
  }

  private static List<Rich> orDash(List<Rich> pieces) {
    return pieces.isEmpty() ? List.of(Rich.plain("–")) : pieces;
  }

  /// Pieces that can be drawn within `limit` characters; none where there is nothing to be seen.
  private static List<Rich> pieces(Rich text, int limit) {
    return Cutter.cut(text.drawn(), limit, piece -> SlackMarkup.mrkdwn(piece).length()).stream()
        .filter(piece -> !piece.text().isBlank())
        .toList();
  }
}
