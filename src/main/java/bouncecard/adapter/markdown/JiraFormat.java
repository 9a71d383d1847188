package bouncecard.adapter.markdown;

import bouncecard.app.AnswerCard;
import bouncecard.app.Format;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Span;
import bouncecard.text.UntrustedText;
import java.util.List;

/// A card in Jira's wiki markup
/// (<https://jira.atlassian.com/secure/WikiRendererHelpAction.jspa?section=all>).
///
/// Untrusted text can neither format nor link, name a person (`[~name]`) or show a picture
/// (`!name!`): each mark that could is written as a character reference, which Jira draws and never
/// reads; a backslash is a mark too, and two of them would break a line.
public final class JiraFormat implements Format {
  private static final String MARKS = "\\*_?+^~{}[]|!#@&<>";
  private static final int LONGEST_SIGN = 10;
  private static final String VERBATIM_END = "{noformat";

  /// A format; it keeps no state.
  public JiraFormat() {}

  @Override
  public String render(AnswerCard reply) {
    Card card = reply.card();
    StringBuilder out = new StringBuilder();
    out.append("h2. ").append(escape(card.title())).append("\n\n");
    out.append('*').append(rich(card.verdict())).append("*\n");
    for (Block block : card.blocks()) {
      out.append('\n');
      draw(out, block);
    }
    return out.toString().stripTrailing();
  }

  private static void draw(StringBuilder out, Block block) {
    switch (block) {
      case Block.Facts(List<Block.Fact> facts) ->
          facts.forEach(
              fact ->
                  out.append("* *")
                      .append(escape(fact.label()))
                      .append(":* ")
                      .append(rich(fact.value()))
                      .append('\n'));
      case Block.Heading(String text) -> out.append("h3. ").append(escape(text)).append('\n');
      case Block.Paragraph(String heading, Rich text) -> {
        heading(out, heading);
        out.append(rich(text)).append('\n');
      }
      case Block.Steps(String heading, List<Rich> steps) -> list(out, heading, "# ", steps);
      case Block.Points(String heading, List<Rich> points) -> list(out, heading, "* ", points);
      case Block.Comparison comparison -> table(out, comparison);
      case Block.Quote(String heading, var text) -> {
        heading(out, heading);
        out.append("{noformat}\n")
            .append(text.visibleLines(Integer.MAX_VALUE).replace(VERBATIM_END, "{ noformat"))
            .append("\n{noformat}\n");
      }
      case Block.Choices(String heading, List<Block.Choice> choices) -> {
        heading(out, heading);
        for (Block.Choice choice : choices) {
          out.append("* ")
              .append(verbatim(choice.query()))
              .append(' ')
              .append(escape(choice.description()))
              .append('\n');
        }
      }
      case Block.Note(Rich text) -> out.append('_').append(rich(text)).append("_\n");
    }
  }

  private static void list(StringBuilder out, String heading, String mark, List<Rich> all) {
    heading(out, heading);
    all.forEach(one -> out.append(mark).append(rich(one)).append('\n'));
  }

  private static void heading(StringBuilder out, String heading) {
    if (!heading.isEmpty()) {
      out.append('*').append(escape(heading)).append("*\n\n");
    }
  }

  private static void table(StringBuilder out, Block.Comparison comparison) {
    out.append("|| ||");
    comparison.columns().forEach(column -> out.append(verbatim(column)).append("||"));
    out.append('\n');
    for (Block.Row row : comparison.rows()) {
      out.append("|*").append(escape(row.label())).append("*|");
      row.cells().forEach(cell -> out.append(rich(cell)).append(" |"));
      out.append('\n');
    }
  }

  private static String rich(Rich rich) {
    StringBuilder out = new StringBuilder();
    for (Span span : rich.drawn().spans()) {
      switch (span) {
        case Span.Plain(String text) -> out.append(escape(text));
        case Span.Verbatim(String text) -> out.append(verbatim(text));
        case Span.Link(var address) -> out.append('[').append(address).append(']');
        case Span.Time _ -> out.append(escape(span.text()));
      }
    }
    return out.toString();
  }

  private static String verbatim(String text) {
    String escaped = escape(text);
    return escaped.isEmpty() ? "" : "{{" + escaped + "}}";
  }

  private static String escape(String text) {
    String drawable = UntrustedText.drawable(text);
    StringBuilder out = new StringBuilder(drawable.length() + 16);
    for (int i = 0; i < drawable.length(); i++) {
      char c = drawable.charAt(i);
      if (c == '\n') {
        out.append(' ');
      } else if (isMark(drawable, i)) {
        out.append("&#").append((int) c).append(';');
      } else {
        out.append(c);
      }
    }
    return out.toString();
  }

  /// Whether the character could format where it stands. What prose is full of and only formats in
  /// places stays elsewhere, so that the markup can be read as it is.
  private static boolean isMark(String text, int at) {
    char c = text.charAt(at);
    return switch (c) {
      case ':', ';', '-' -> !isWithin(text, at);
      case '(' -> isSign(text, at);
      default -> MARKS.indexOf(c) >= 0 || (at == 0 && isHead(text));
    };
  }

  private static boolean isWithin(String text, int at) {
    boolean isAfterWord = at > 0 && !Character.isWhitespace(text.charAt(at - 1));
    boolean isLast = at + 1 == text.length();
    return isAfterWord
        && (isLast || text.charAt(at + 1) == ' ' || Character.isLetterOrDigit(text.charAt(at + 1)));
  }

  /// A picture, as `(!)`, `(x)` and `(off)`.
  private static boolean isSign(String text, int at) {
    int end = text.indexOf(')', at, Math.min(text.length(), at + LONGEST_SIGN));
    return end > at + 1;
  }

  /// `h1. ` to `h6. ` and `bq. ` begin a heading and a quotation.
  private static boolean isHead(String text) {
    boolean isHeading =
        text.length() > 3
            && text.charAt(0) == 'h'
            && text.charAt(1) >= '1'
            && text.charAt(1) <= '6'
            && text.startsWith(". ", 2);
    return isHeading || text.startsWith("bq. ");
  }
}
