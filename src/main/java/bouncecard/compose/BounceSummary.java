package bouncecard.compose;

import bouncecard.card.Button;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.catalog.Message;
import bouncecard.catalog.TextEntry;
import bouncecard.catalog.Texts.Section;
import bouncecard.decode.Decoding;
import bouncecard.decode.Report;
import bouncecard.diagnose.Diagnosis;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// The summary of many recipients at once: how many failed and how many are still tried, and a line
/// for each cause.
final class BounceSummary {
  private static final int MOST_IN_COMPACT = 6;
  private static final int MOST_BUTTONS = 4;

  private final CardContext say;

  BounceSummary(CardContext say) {
    this.say = say;
  }

  /// A line for each cause, and a button for what is to be said of it.
  Card compact(List<List<Report>> groups, Severity severity, String title, Rich verdict) {
    Compact compact = new Compact(say, Compact.MANY, title, verdict);
    compact.points(
        "", groups.stream().limit(MOST_IN_COMPACT).map(this::line).toList(), MOST_IN_COMPACT);
    if (groups.size() > MOST_IN_COMPACT) {
      compact.note(moreCauses(groups.size() - MOST_IN_COMPACT));
    }
    List<Button> buttons = new ArrayList<>();
    for (int i = 0; i < Math.min(groups.size(), MOST_BUTTONS); i++) {
      Map<String, String> values =
          Map.of(
              "cause", cause(groups.get(i).getFirst().diagnosis()).text("name"),
              "count", Integer.toString(groups.get(i).size()));
      buttons.add(
          new Button(
              Button.Kind.CAUSE, say.say(Message.BUTTON_CAUSE, values), Integer.toString(i + 1)));
    }
    return compact.card(severity, say.compactButtons(Message.BUTTON_WHOLE_LIST, buttons));
  }

  Rich moreCauses(int count) {
    return say.rich(Message.MORE_CAUSES, Map.of("count", Integer.toString(count)));
  }

  /// One cause with how many it concerns, who must act and whether to retry.
  private Rich line(List<Report> reports) {
    Diagnosis diagnosis = reports.getFirst().diagnosis();
    return say.rich(
        Message.CAUSE_LINE,
        Map.of(
            "count", Integer.toString(reports.size()),
            "cause", BounceCards.title(diagnosis, cause(diagnosis)),
            "actors", say.actors(diagnosis.actors().subList(0, 1)),
            "retry",
                say.texts.term(
                    "retry-brief", diagnosis.retry(say.catalog, reports.getFirst().found()))));
  }

  /// How many failed, and how many are still tried, which is no failure.
  Rich failedAndDelayed(Decoding decoding) {
    long delayed = decoding.all().stream().filter(BounceFacts::isDelayed).count();
    long failed = decoding.all().size() - delayed;
    Map<String, String> counts =
        Map.of(
            "failed", Long.toString(failed),
            "delayed", Long.toString(delayed),
            "recipients", Long.toString(failed),
            "causes", Integer.toString(CauseGroups.of(decoding).size()));
    return say.rich(
        delayed == 0
            ? Message.BOUNCE_MANY_VERDICT
            : failed == 0 ? Message.ALL_DELAYED : Message.FAILED_AND_DELAYED,
        counts);
  }

  private TextEntry cause(Diagnosis diagnosis) {
    TextEntry entry = say.texts.entry(Section.CAUSES, diagnosis.cause().id()).orElseThrow();
    return diagnosis.isCertain() ? entry : entry.unsure();
  }
}
