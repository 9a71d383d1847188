package bouncecard.adapter.terminal;

import bouncecard.adapter.terminal.Columns.Word;
import bouncecard.app.AnswerCard;
import bouncecard.app.Format;
import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.card.Span;
import bouncecard.text.UntrustedText;
import java.util.ArrayList;
import java.util.List;

/// A card for a terminal: wrapped to its width, coloured where it can, and readable without.
public final class TerminalFormat implements Format {
  private static final int NARROWEST_COLUMN = 26;
  private static final int WIDEST = 100;
  private static final String GAP = "  ";

  private final int width;
  private final Paint paint;

  /// A format for a terminal.
  ///
  /// @param columns how wide the terminal is; wider than is good to read is not used
  /// @param coloured whether to colour
  public TerminalFormat(int columns, boolean coloured) {
    this.width = Math.clamp(columns, 40, WIDEST);
    this.paint = new Paint(coloured);
  }

  @Override
  public String render(AnswerCard reply) {
    Card card = reply.card();
    StringBuilder out = new StringBuilder();
    if (!reply.source().isEmpty()) {
      out.append(paint.dim(safe(reply.source()))).append('\n');
    }
    out.append(paint.title(card.severity(), safe(card.title()))).append('\n');
    lines(out, paint::strong, words(card.verdict()), 0);
    for (Block block : card.blocks()) {
      if (!(block instanceof Block.Facts && out.isEmpty())) {
        out.append('\n');
      }
      draw(out, block, card.severity());
    }
    asks(out, card);
    return out.toString().stripTrailing();
  }

  /// Of the buttons, those that ask something are commands here.
  private void asks(StringBuilder out, Card card) {
    List<Button> asks =
        card.buttons().stream()
            .filter(
                button ->
                    button.kind() == Button.Kind.ASK || button.kind() == Button.Kind.CHECK_AGAIN)
            .toList();
    if (!asks.isEmpty()) {
      out.append('\n');
    }
    for (Button button : asks) {
      out.append(paint.dim(safe(button.label()) + ": "))
          .append(paint.verbatim("bouncecard " + safe(button.query())))
          .append('\n');
    }
  }

  private void draw(StringBuilder out, Block block, Severity severity) {
    switch (block) {
      case Block.Facts(List<Block.Fact> facts) -> facts(out, facts);
      case Block.Heading(String text) ->
          out.append(paint.title(severity, "── " + safe(text))).append('\n');
      case Block.Paragraph(String heading, Rich text) -> {
        heading(out, heading);
        lines(out, words(text), heading.isEmpty() ? 0 : 2);
      }
      case Block.Steps(String heading, List<Rich> steps) -> {
        heading(out, heading);
        for (int i = 0; i < steps.size(); i++) {
          item(out, (i + 1) + ".", steps.get(i));
        }
      }
      case Block.Points(String heading, List<Rich> points) -> {
        heading(out, heading);
        points.forEach(point -> item(out, "•", point));
      }
      case Block.Comparison comparison -> comparison(out, comparison);
      case Block.Quote(String heading, UntrustedText text) -> {
        heading(out, heading);
        for (String line :
            (Iterable<String>) text.visibleLines(Integer.MAX_VALUE).lines()::iterator) {
          for (List<Word> wrapped : Columns.wrap(words(Rich.verbatim(line)), width - 4)) {
            out.append(GAP).append(paint.dim("│ ")).append(join(wrapped)).append('\n');
          }
        }
      }
      case Block.Choices(String heading, List<Block.Choice> choices) ->
          choices(out, heading, choices);
      case Block.Note(Rich text) -> {
        for (List<Word> line : Columns.wrap(words(text), width)) {
          out.append(paint.dim(plain(line))).append('\n');
        }
      }
    }
  }

  private void heading(StringBuilder out, String heading) {
    if (!heading.isEmpty()) {
      out.append(paint.heading(safe(heading))).append('\n');
    }
  }

  private void facts(StringBuilder out, List<Block.Fact> facts) {
    int label = facts.stream().mapToInt(fact -> Columns.width(safe(fact.label()))).max().orElse(0);
    for (Block.Fact fact : facts) {
      List<List<Word>> lines = Columns.wrap(words(fact.value()), width - label - 2);
      for (int i = 0; i < lines.size(); i++) {
        String left = i == 0 ? paint.heading(padded(safe(fact.label()), label)) : " ".repeat(label);
        out.append(left).append(GAP).append(join(lines.get(i))).append('\n');
      }
    }
  }

  private void item(StringBuilder out, String mark, Rich text) {
    String indent = " ".repeat(mark.length() + 3);
    List<List<Word>> lines = Columns.wrap(words(text), width - indent.length());
    for (int i = 0; i < lines.size(); i++) {
      out.append(i == 0 ? GAP + mark + " " : indent).append(join(lines.get(i))).append('\n');
    }
  }

  private void choices(StringBuilder out, String heading, List<Block.Choice> choices) {
    heading(out, heading);
    int label =
        choices.stream().mapToInt(choice -> Columns.width(safe(choice.query()))).max().orElse(0);
    for (Block.Choice choice : choices) {
      List<List<Word>> lines =
          Columns.wrap(words(Rich.plain(choice.description())), width - label - 2 * GAP.length());
      for (int i = 0; i < lines.size(); i++) {
        String query = padded(i == 0 ? safe(choice.query()) : "", label);
        out.append(GAP)
            .append(paint.verbatim(query))
            .append(GAP)
            .append(join(lines.get(i)))
            .append('\n');
      }
    }
  }

  private void comparison(StringBuilder out, Block.Comparison comparison) {
    int label =
        comparison.rows().stream()
            .mapToInt(row -> Columns.width(safe(row.label())))
            .max()
            .orElse(0);
    int columns = comparison.columns().size();
    int column = (width - label - GAP.length() * columns) / columns;
    if (column < NARROWEST_COLUMN) {
      stacked(out, comparison);
      return;
    }
    out.append(" ".repeat(label));
    comparison
        .columns()
        .forEach(name -> out.append(GAP).append(paint.verbatim(padded(safe(name), column))));
    out.append('\n');
    for (Block.Row row : comparison.rows()) {
      List<List<List<Word>>> cells =
          row.cells().stream().map(cell -> Columns.wrap(words(cell), column)).toList();
      int height = cells.stream().mapToInt(List::size).max().orElse(0);
      for (int y = 0; y < height; y++) {
        StringBuilder line = new StringBuilder();
        line.append(y == 0 ? paint.heading(padded(safe(row.label()), label)) : " ".repeat(label));
        for (List<List<Word>> cell : cells) {
          List<Word> words = y < cell.size() ? cell.get(y) : List.of();
          int free = Math.max(0, column - Columns.width(plain(words)));
          line.append(GAP).append(join(words)).append(" ".repeat(free));
        }
        out.append(line.toString().stripTrailing()).append('\n');
      }
    }
  }

  /// One code after the other, where the terminal is too narrow for columns.
  private void stacked(StringBuilder out, Block.Comparison comparison) {
    for (int i = 0; i < comparison.columns().size(); i++) {
      int column = i;
      out.append(paint.verbatim(safe(comparison.columns().get(i)))).append('\n');
      facts(
          out,
          comparison.rows().stream()
              .filter(row -> !row.cells().get(column).isEmpty())
              .map(row -> new Block.Fact(row.label(), row.cells().get(column)))
              .toList());
    }
  }

  private void lines(StringBuilder out, List<Word> words, int indent) {
    for (List<Word> line : Columns.wrap(words, width - indent)) {
      out.append(" ".repeat(indent)).append(join(line)).append('\n');
    }
  }

  private void lines(
      StringBuilder out,
      java.util.function.UnaryOperator<String> look,
      List<Word> words,
      int indent) {
    for (List<Word> line : Columns.wrap(words, width - indent)) {
      out.append(" ".repeat(indent)).append(look.apply(plain(line))).append('\n');
    }
  }

  private static String padded(String text, int width) {
    return text + " ".repeat(Math.max(0, width - Columns.width(text)));
  }

  /// Splits at spaces; where two spans touch without one between, their words stay together.
  private static List<Word> words(Rich rich) {
    List<Word> words = new ArrayList<>();
    boolean spaceBefore = true;
    for (Span span : rich.spans()) {
      boolean verbatim = span instanceof Span.Verbatim || span instanceof Span.Link;
      String text = safe(span.text());
      boolean first = true;
      for (String part : text.split(" ", -1)) {
        if (!part.isEmpty()) {
          words.add(new Word(part, verbatim, first && !spaceBefore && !text.startsWith(" ")));
        }
        first = false;
      }
      spaceBefore = text.endsWith(" ");
    }
    return words;
  }

  private String join(List<Word> line) {
    StringBuilder out = new StringBuilder();
    boolean verbatim = false;
    for (Word word : line) {
      boolean space = !word.glued() && !out.isEmpty();
      if (verbatim && !(word.verbatim() && !word.glued())) {
        out.append(paint.endVerbatim());
        verbatim = false;
      }
      if (space) {
        out.append(' ');
      }
      if (word.verbatim() && !verbatim) {
        out.append(paint.startVerbatim());
        verbatim = true;
      }
      out.append(word.text());
    }
    return verbatim ? out.append(paint.endVerbatim()).toString() : out.toString();
  }

  private static String plain(List<Word> line) {
    StringBuilder out = new StringBuilder();
    for (Word word : line) {
      if (!word.glued() && !out.isEmpty()) {
        out.append(' ');
      }
      out.append(word.text());
    }
    return out.toString();
  }

  /// A terminal obeys control characters: none may come from outside.
  private static String safe(String text) {
    boolean open = text.startsWith(" ");
    boolean closed = text.length() > 1 && text.endsWith(" ");
    String visible = new UntrustedText(text).visible(Integer.MAX_VALUE);
    return (open ? " " : "") + visible + (closed ? " " : "");
  }
}
