package bouncecard.app.digest;

import bouncecard.app.Answer;
import bouncecard.app.Bouncecard;
import bouncecard.app.chart.Chart;
import bouncecard.app.chart.Picture;
import bouncecard.app.chat.RenderedCard;
import bouncecard.app.watch.live.InletEar;
import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Size;
import bouncecard.catalog.Texts;
import bouncecard.catalog.message.TriageMessage;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The card of a period: triage's card, without what is too long for nobody who asked, and its
/// chart.
record DigestCards(Bouncecard bouncecard, DigestTerms terms) {
  private static final int TOP = 5;

  RenderedCard card(DigestBook.Due due, InletEar.Voice voice) {
    return voice
        .drawing()
        .of(
            voice.nobody(terms.language()),
            new Answer.TriageAnswer(due.report(), List.of(), List.of(), 0),
            "",
            "",
            (compact, texts) -> finished(due, compact, texts));
  }

  private Card finished(DigestBook.Due due, Card compact, Texts texts) {
    Card whole =
        bouncecard.triage(
            due.report(), List.of(), List.of(), due.earlier(), terms.zone(), TOP, texts.language());
    Set<String> shown =
        Stream.of(
                TriageMessage.TRIAGE_FIRST,
                TriageMessage.TRIAGE_BY_CAUSE,
                TriageMessage.TRIAGE_COMPARED,
                TriageMessage.TRIAGE_OVER_TIME)
            .map(texts::message)
            .collect(Collectors.toSet());
    List<Block> blocks = new ArrayList<>();
    for (Block block : whole.blocks()) {
      if (shown.contains(heading(block))) {
        blocks.add(block);
      }
    }
    String compared = texts.message(TriageMessage.TRIAGE_COMPARED);
    if (due.earlier().isEmpty()) {
      blocks.add(new Block.Note(Rich.of(texts.message(TriageMessage.DIGEST_FIRST))));
    } else if (blocks.stream().noneMatch(block -> heading(block).equals(compared))) {
      blocks.add(new Block.Note(Rich.of(texts.message(TriageMessage.DIGEST_STEADY))));
    }
    blocks.add(
        new Block.Note(
            Rich.of(
                texts.message(TriageMessage.DIGEST_ZONE), Map.of("zone", terms.zone().getId()))));
    return new Card(
        Size.COMPACT,
        whole.severity(),
        whole.language(),
        texts.message(TriageMessage.DIGEST_TITLE),
        whole.verdict(),
        blocks,
        compact.buttons());
  }

  private static String heading(Block block) {
    return switch (block) {
      case Block.Points points -> points.heading();
      case Block.Steps steps -> steps.heading();
      default -> "";
    };
  }

  Optional<Picture> picture(DigestBook.Due due, Texts texts) {
    return Chart.of(due.report(), texts, terms.zone()).map(chart -> chart.picture(texts));
  }
}
