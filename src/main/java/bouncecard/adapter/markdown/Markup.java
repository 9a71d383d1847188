package bouncecard.adapter.markdown;

import bouncecard.app.AnswerCard;
import bouncecard.app.Format;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Span;
import bouncecard.text.UntrustedText;
import java.net.URI;
import java.util.List;

/// A card as text in which a few signs format: what stands where is the same in each such language,
/// the signs are not.
abstract class Markup implements Format {

  @Override
  public final String render(AnswerCard reply) {
    Card card = reply.card();
    StringBuilder out = new StringBuilder();
    out.append(title(escape(card.title()))).append("\n\n");
    out.append(strong(rich(card.verdict()))).append('\n');
    for (Block block : card.blocks()) {
      out.append('\n');
      draw(out, block);
    }
    return out.toString().stripTrailing();
  }

  private void draw(StringBuilder out, Block block) {
    switch (block) {
      case Block.Facts(List<Block.Fact> facts) -> {
        for (Block.Fact fact : facts) {
          out.append(point())
              .append(strong(escape(fact.label()) + ":"))
              .append(' ')
              .append(rich(fact.value()))
              .append('\n');
        }
      }
      case Block.Heading(String text) -> out.append(heading(escape(text))).append('\n');
      case Block.Paragraph(String heading, Rich text) -> {
        lead(out, heading);
        out.append(rich(text)).append('\n');
      }
      case Block.Steps(String heading, List<Rich> steps) -> {
        lead(out, heading);
        for (int i = 0; i < steps.size(); i++) {
          out.append(step(i + 1)).append(rich(steps.get(i))).append('\n');
        }
      }
      case Block.Points(String heading, List<Rich> points) -> {
        lead(out, heading);
        points.forEach(one -> out.append(point()).append(rich(one)).append('\n'));
      }
      case Block.Comparison comparison -> table(out, comparison);
      case Block.Quote(String heading, var text) -> {
        lead(out, heading);
        quote(out, text.visibleLines(Integer.MAX_VALUE));
      }
      case Block.Choices(String heading, List<Block.Choice> choices) -> {
        lead(out, heading);
        for (Block.Choice choice : choices) {
          out.append(point())
              .append(verbatim(choice.query()))
              .append(' ')
              .append(escape(choice.description()))
              .append('\n');
        }
      }
      case Block.Note(Rich text) -> out.append('_').append(rich(text)).append("_\n");
    }
  }

  private void lead(StringBuilder out, String heading) {
    if (!heading.isEmpty()) {
      out.append(strong(escape(heading))).append("\n\n");
    }
  }

  /// Text with what stands out in it.
  final String rich(Rich rich) {
    StringBuilder out = new StringBuilder();
    for (Span span : rich.drawn().spans()) {
      switch (span) {
        case Span.Plain(String text) -> out.append(escape(text, out.isEmpty()));
        case Span.Verbatim(String text) -> out.append(verbatim(text));
        case Span.Link(var address) -> out.append(link(address));
        case Span.Time _ -> out.append(escape(span.text()));
      }
    }
    return out.toString();
  }

  /// Plain text that stands at the head of its line.
  final String escape(String text) {
    return escape(UntrustedText.drawable(text), /* atHead= */ true);
  }

  abstract String title(String markup);

  abstract String heading(String markup);

  abstract String strong(String markup);

  /// What a point of a list begins with.
  abstract String point();

  /// What a step begins with.
  abstract String step(int number);

  abstract String link(URI address);

  /// Untrusted text as it is, within a line.
  abstract String verbatim(String text);

  /// Plain text, drawable already, so that nothing in it formats or links.
  ///
  /// @param atHead whether nothing stands before it in its paragraph, so that it could begin a list
  abstract String escape(String text, boolean atHead);

  /// Lines of untrusted text as they are.
  abstract void quote(StringBuilder out, String lines);

  abstract void table(StringBuilder out, Block.Comparison comparison);
}
