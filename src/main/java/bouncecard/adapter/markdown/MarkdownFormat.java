package bouncecard.adapter.markdown;

import bouncecard.app.AnswerCard;
import bouncecard.app.Format;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Span;
import bouncecard.text.UntrustedText;
import java.util.List;

/// A card as CommonMark with GitHub's tables. Untrusted text can neither format nor link: plain
/// text is escaped, verbatim text is fenced with more back-ticks than it has.
public final class MarkdownFormat implements Format {
  private static final String ESCAPED = "\\`*_{}[]<>#|~&@$";

  /// A format; it keeps no state.
  public MarkdownFormat() {}

  @Override
  public String render(AnswerCard reply) {
    Card card = reply.card();
    StringBuilder out = new StringBuilder();
    out.append("## ").append(escape(card.title())).append("\n\n");
    out.append("**").append(rich(card.verdict())).append("**\n");
    for (Block block : card.blocks()) {
      out.append('\n');
      draw(out, block);
    }
    return out.toString().stripTrailing();
  }

  private static void draw(StringBuilder out, Block block) {
    switch (block) {
      case Block.Facts(List<Block.Fact> facts) -> {
        for (Block.Fact fact : facts) {
          out.append("- **")
              .append(escape(fact.label()))
              .append(":** ")
              .append(rich(fact.value()))
              .append('\n');
        }
      }
      case Block.Heading(String text) -> out.append("### ").append(escape(text)).append('\n');
      case Block.Paragraph(String heading, Rich text) -> {
        heading(out, heading);
        out.append(rich(text)).append('\n');
      }
      case Block.Steps(String heading, List<Rich> steps) -> {
        heading(out, heading);
        int number = 1;
        for (Rich step : steps) {
          out.append(number++).append(". ").append(rich(step)).append('\n');
        }
      }
      case Block.Points(String heading, List<Rich> points) -> {
        heading(out, heading);
        for (Rich point : points) {
          out.append("- ").append(rich(point)).append('\n');
        }
      }
      case Block.Comparison comparison -> table(out, comparison);
      case Block.Quote(String heading, var text) -> {
        heading(out, heading);
        String body = text.visibleLines(Integer.MAX_VALUE);
        String fence = "`".repeat(Math.max(3, longestTicks(body) + 1));
        out.append(fence).append("text\n").append(body).append('\n').append(fence).append('\n');
      }
      case Block.Choices(String heading, List<Block.Choice> choices) -> {
        heading(out, heading);
        for (Block.Choice choice : choices) {
          out.append("- ")
              .append(verbatim(choice.query()))
              .append(' ')
              .append(escape(choice.description()))
              .append('\n');
        }
      }
      case Block.Note(Rich text) -> out.append("_").append(rich(text)).append("_\n");
    }
  }

  private static void heading(StringBuilder out, String heading) {
    if (!heading.isEmpty()) {
      out.append("**").append(escape(heading)).append("**\n\n");
    }
  }

  private static void table(StringBuilder out, Block.Comparison comparison) {
    out.append("| |");
    comparison
        .columns()
        .forEach(column -> out.append(' ').append(cell(verbatim(column))).append(" |"));
    out.append("\n|---|").append("---|".repeat(comparison.columns().size())).append('\n');
    for (Block.Row row : comparison.rows()) {
      out.append("| **").append(escape(row.label())).append("** |");
      row.cells().forEach(cell -> out.append(' ').append(cell(rich(cell))).append(" |"));
      out.append('\n');
    }
  }

  /// A bar within a verbatim span would end the cell; one is literal after an odd number of
  /// backslashes.
  private static String cell(String markdown) {
    StringBuilder out = new StringBuilder(markdown.length());
    boolean escaped = false;
    for (int i = 0; i < markdown.length(); i++) {
      char c = markdown.charAt(i);
      if (c == '|' && !escaped) {
        out.append('\\');
      }
      escaped = c == '\\' && !escaped;
      out.append(c);
    }
    return out.toString();
  }

  private static String rich(Rich rich) {
    StringBuilder out = new StringBuilder();
    for (Span span : rich.drawn().spans()) {
      switch (span) {
        case Span.Plain(String text) -> out.append(escape(text, out.isEmpty()));
        case Span.Verbatim(String text) -> out.append(verbatim(text));
        case Span.Link(var address) -> out.append('<').append(address).append('>');
        case Span.Time _ -> out.append(escape(span.text()));
      }
    }
    return out.toString();
  }

  private static String escape(String text) {
    return escape(UntrustedText.drawable(text), true);
  }

  /// @param atHead whether nothing stands before it in its paragraph, so that it could begin a list
  private static String escape(String text, boolean atHead) {
    StringBuilder out = new StringBuilder(text.length() + 8);
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (ESCAPED.indexOf(c) >= 0 || formatsHere(text, i, atHead)) {
        out.append('\\');
      }
      out.append(c == '\n' ? ' ' : c);
    }
    return out.toString();
  }

  /// Marks that prose is full of and that format only in places: lists at the head, addresses that
  /// GitHub makes links of.
  private static boolean formatsHere(String text, int i, boolean atHead) {
    return switch (text.charAt(i)) {
      case '-', '+', '=' -> atHead && text.substring(0, i).isBlank();
      case '.' -> numbersList(text, i, atHead) || text.regionMatches(true, i - 3, "www", 0, 3);
      case ')' -> numbersList(text, i, atHead);
      case ':' -> text.startsWith("//", i + 1);
      default -> false;
    };
  }

  private static boolean numbersList(String text, int i, boolean atHead) {
    boolean endsWord = i + 1 == text.length() || text.charAt(i + 1) == ' ';
    String before = text.substring(0, i).strip();
    return atHead
        && endsWord
        && !before.isEmpty()
        && before.length() < 10
        && before.chars().allMatch(Character::isDigit);
  }

  private static String verbatim(String text) {
    String line = UntrustedText.drawable(text).replace('\n', ' ');
    if (line.isEmpty()) {
      return "";
    }
    String ticks = "`".repeat(longestTicks(line) + 1);
    boolean touches = line.startsWith("`") || line.endsWith("`");
    return touches ? ticks + " " + line + " " + ticks : ticks + line + ticks;
  }

  private static int longestTicks(String text) {
    int longest = 0;
    int run = 0;
    for (int i = 0; i < text.length(); i++) {
      run = text.charAt(i) == '`' ? run + 1 : 0;
      longest = Math.max(longest, run);
    }
    return longest;
  }
}
