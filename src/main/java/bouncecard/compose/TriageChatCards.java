package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Button;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Sizes;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Message;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts.Section;
import bouncecard.catalog.message.TriageMessage;
import bouncecard.compose.steps.Placeholders;
import bouncecard.tally.Count;
import bouncecard.tally.TallyReport;
import bouncecard.tally.TallyReport.ProblemTally;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The cards of a triage where people press buttons: what to do first on one screen, the whole of
/// it, and a card for each problem. Times are in UTC, since nobody there says where they are.
final class TriageChatCards {
  private static final ZoneId ZONE = ZoneOffset.UTC;
  private static final int TOP = 10;
  private static final int MOST_CAUSES = 5;
  private static final int MOST_BUTTONS = 4;

  private final CardContext say;
  private final TriageCards cards;
  private final TriageTimes times;

  TriageChatCards(CardContext composition) {
    this.say = composition;
    this.cards = new TriageCards(composition);
    this.times = new TriageTimes(composition);
  }

  TriageCards cards() {
    return cards;
  }

  Sizes sizes(TallyReport tally, List<Count> unknown, List<Count> ownRefusals) {
    Card bare = cards.compose(tally, unknown, ownRefusals, Optional.empty(), ZONE, TOP);
    Rich inUtc = say.rich(TriageMessage.TRIAGE_UTC, Map.of());
    Compact compact = new Compact(say, Compact.MANY, bare.title(), bare.verdict());
    compact.steps(say.say(TriageMessage.TRIAGE_FIRST), cards.first(tally), Compact.SPARE);
    compact.points(
        say.say(TriageMessage.TRIAGE_BY_CAUSE), cards.causes(tally, MOST_CAUSES), MOST_CAUSES);
    compact.note(inUtc);
    compact.points(say.say(TriageMessage.TRIAGE_OVER_TIME), times.bars(tally, ZONE), MOST_CAUSES);
    return new Sizes(
        bare.noting(List.of(inUtc)).with(say.buttons(List.of())),
        compact.card(bare.severity(), say.compactButtons(Message.BUTTON_WHOLE_LIST, parts(tally))));
  }

  /// What shows the card of a problem, for the first few.
  private List<Button> parts(TallyReport tally) {
    List<Button> buttons = new ArrayList<>();
    for (int i = 0; i < Math.min(tally.problems().size(), MOST_BUTTONS); i++) {
      ProblemTally one = tally.problems().get(i);
      Map<String, String> values =
          Map.of(
              "cause", cards.name(one.problem().cause()),
              "count", TriageCards.number(one.totals().troubled()));
      buttons.add(
          new Button(
              Button.Kind.CAUSE, say.say(Message.BUTTON_CAUSE, values), Integer.toString(i + 1)));
    }
    return buttons;
  }

  /// What is told of one problem.
  Card part(TallyReport tally, int number) {
    ProblemTally one = tally.problems().get(number - 1);
    Cause cause = say.catalog.cause(one.problem().cause());
    TextEntry text = say.texts.entry(Section.CAUSES, cause.id()).orElseThrow();
    Map<String, String> found =
        Placeholders.ofMany(
            TriagePlan.first(one.domains()),
            TriagePlan.first(one.addresses()),
            TriagePlan.first(one.selectors()),
            TriagePlan.first(one.blockLists()));
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Facts(facts(one, cause)));
    blocks.add(
        new Block.Paragraph(say.say(Message.MEANING), say.rich(text.text("meaning"), found)));
    blocks.add(
        new Block.Steps(say.say(Message.HOW_TO_FIX), say.steps(Optional.empty(), text, found)));
    counts(blocks, TriageMessage.TRIAGE_BY_DOMAIN, one.domains());
    counts(blocks, TriageMessage.TRIAGE_SENDING_IPS, one.addresses());
    if (!one.isExact()) {
      blocks.add(new Block.Note(Rich.plain(say.say(TriageMessage.TRIAGE_NOT_EXACT))));
    }
    if (tally.times().size() > 1) {
      blocks.add(
          new Block.Points(
              say.say(TriageMessage.TRIAGE_OVER_TIME),
              List.of(TriageTimes.bars(one.times()), times.scale(tally, ZONE))));
    }
    String title =
        one.problem().provider().isEmpty()
            ? text.text("name")
            : text.text("name") + " · " + cards.provider(one.problem().provider());
    return say.card(
        TriageCards.severity(one.totals()),
        title,
        Rich.plain(cards.cause(one, tally.totals())),
        blocks,
        List.of());
  }

  private List<Block.Fact> facts(ProblemTally one, Cause cause) {
    List<Block.Fact> facts = new ArrayList<>();
    facts.add(say.fact(Message.WHO_ACTS, Rich.plain(say.actors(cause.actors()))));
    facts.add(
        say.fact(TriageMessage.TRIAGE_ATTEMPTS, Rich.plain(TriageCards.number(one.attempts()))));
    if (one.first() > 0) {
      facts.add(
          say.fact(
              TriageMessage.TRIAGE_SEEN,
              say.rich(
                  TriageMessage.TRIAGE_FROM_TO,
                  Map.of(
                      "from", TriageTimes.minute(one.first(), ZONE),
                      "to", TriageTimes.minute(one.last(), ZONE)))));
    }
    return facts;
  }

  private void counts(List<Block> blocks, TriageMessage heading, List<Count> counts) {
    if (!counts.isEmpty()) {
      blocks.add(
          new Block.Points(
              say.say(heading),
              counts.stream()
                  .map(
                      one -> Rich.verbatim(one.name()).then(": " + TriageCards.number(one.times())))
                  .toList()));
    }
  }
}
