package bouncecard.adapter;

import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.text.UntrustedText;

/// What a reader is to see of a card: its letters and digits in order, however they are drawn.
public final class Seen {
  private Seen() {}

  /// All of a card but its buttons.
  public static String of(Card card) {
    StringBuilder text = new StringBuilder(card.title()).append(card.verdict().text());
    card.blocks().forEach(block -> append(text, block));
    return letters(text.toString());
  }

  private static void append(StringBuilder text, Block block) {
    switch (block) {
      case Block.Facts(var facts) ->
          facts.forEach(fact -> text.append(fact.label()).append(fact.value().text()));
      case Block.Heading(String heading) -> text.append(heading);
      case Block.Paragraph(String heading, var rich) -> text.append(heading).append(rich.text());
      case Block.Steps(String heading, var steps) -> {
        text.append(heading);
        for (int i = 0; i < steps.size(); i++) {
          text.append(i + 1).append(steps.get(i).text());
        }
      }
      case Block.Points(String heading, var points) -> {
        text.append(heading);
        points.forEach(point -> text.append(point.text()));
      }
      case Block.Comparison(var columns, var rows) ->
          rows.forEach(
              row -> {
                text.append(row.label());
                for (int i = 0; i < row.cells().size(); i++) {
                  text.append(columns.get(i)).append(row.cells().get(i).text());
                }
              });
      case Block.Quote(String heading, UntrustedText words) ->
          text.append(UntrustedText.drawable(words.value()).isBlank() ? "" : heading)
              .append(words.value());
      case Block.Choices(String heading, var choices) -> {
        text.append(heading);
        choices.forEach(choice -> text.append(choice.query()).append(choice.description()));
      }
      case Block.Note(var rich) -> text.append(rich.text());
    }
  }

  /// The letters and digits alone.
  public static String letters(String text) {
    return UntrustedText.drawable(text)
        .codePoints()
        .filter(Character::isLetterOrDigit)
        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
        .toString();
  }
}
