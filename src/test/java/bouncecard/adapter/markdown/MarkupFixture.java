package bouncecard.adapter.markdown;

import bouncecard.adapter.Samples;
import bouncecard.app.Answer;
import bouncecard.app.AnswerCard;
import bouncecard.app.Format;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.catalog.Language;
import bouncecard.text.UntrustedText;
import java.util.List;

/// Cards as a markup draws them.
record MarkupFixture(Samples samples, Format format) {

  MarkupFixture(Format format) {
    this(new Samples(), format);
  }

  String render(Card card) {
    Samples.Sample sample = samples.of(card, "");
    return format.render(new AnswerCard("", new Answer.HelpAnswer(), card, sample.texts()));
  }

  static Card card(Block... blocks) {
    return new Card(
        Severity.PERMANENT,
        Language.ENGLISH,
        "550 · Refused",
        Rich.plain("Do not retry."),
        List.of(blocks),
        List.of());
  }

  /// A card with a block of each kind that markups draw in their own ways.
  ///
  /// @param quoted what the server said
  static Card everyBlock(String quoted) {
    return card(
        new Block.Facts(List.of(new Block.Fact("Retry", Rich.plain("No")))),
        new Block.Steps("How to fix it", List.of(Rich.of("Run `dig +short MX example.com`."))),
        new Block.Comparison(
            List.of("250", "550"),
            List.of(new Block.Row("Class", List.of(Rich.plain("2"), Rich.plain("5"))))),
        new Block.Quote("Evidence", new UntrustedText(quoted)),
        new Block.Note(Rich.plain("Source: RFC 5321 §4.2.2")));
  }
}
