package bouncecard.compose;

import bouncecard.card.Block;
import bouncecard.card.Card;
import bouncecard.card.Rich;
import bouncecard.card.Severity;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Texts.Section;
import bouncecard.catalog.message.TriageMessage;
import bouncecard.compose.steps.Placeholders;
import bouncecard.tally.Count;
import bouncecard.tally.Earlier;
import bouncecard.tally.TallyReport;
import bouncecard.tally.TallyReport.DomainTally;
import bouncecard.tally.TallyReport.ProblemTally;
import bouncecard.tally.Totals;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The card of a triage: how bad, what first, why, whose job, where, when.
final class TriageCards {
  private static final int MOST_ITEMS = 5;

  private final CardContext say;
  private final TriagePlan plan;
  private final TriageTimes times;

  TriageCards(CardContext composition) {
    this.say = composition;
    this.plan = new TriagePlan(composition.catalog);
    this.times = new TriageTimes(composition);
  }

  /// @param unknown masked replies whose cause is not known
  /// @param ownRefusals how often our own server refused others, by cause
  /// @param zone in which times are told
  /// @param top how many of each kind are told
  Card compose(
      TallyReport tally,
      List<Count> unknown,
      List<Count> ownRefusals,
      Optional<Earlier> earlier,
      ZoneId zone,
      int top) {
    List<Block> blocks = new ArrayList<>();
    List<Rich> first = first(tally);
    if (!first.isEmpty()) {
      blocks.add(new Block.Steps(say.say(TriageMessage.TRIAGE_FIRST), first));
    }
    points(blocks, TriageMessage.TRIAGE_BY_CAUSE, causes(tally, top));
    points(blocks, TriageMessage.TRIAGE_ADDRESSES, addresses(tally, top));
    points(blocks, TriageMessage.TRIAGE_BY_ACTOR, actors(tally));
    points(blocks, TriageMessage.TRIAGE_BY_DOMAIN, domains(tally, top));
    points(blocks, TriageMessage.TRIAGE_OVER_TIME, times.bars(tally, zone));
    points(blocks, TriageMessage.TRIAGE_NUMBERS, times.numbers(tally, zone));
    earlier.ifPresent(
        before -> points(blocks, TriageMessage.TRIAGE_COMPARED, compared(tally, before, top)));
    points(
        blocks,
        TriageMessage.TRIAGE_UNKNOWN,
        unknown.stream()
            .limit(top)
            .map(one -> Rich.plain(number(one.times()) + " × ").then(Rich.verbatim(one.name())))
            .toList());
    points(
        blocks,
        TriageMessage.TRIAGE_OWN_REFUSALS,
        ownRefusals.stream()
            .limit(top)
            .map(one -> Rich.plain(number(one.times()) + " × " + name(one.name())))
            .toList());
    return say.bare(
        severity(tally.totals()),
        say.say(TriageMessage.TRIAGE_TITLE),
        verdict(tally, zone),
        blocks);
  }

  /// What to do first.
  List<Rich> first(TallyReport tally) {
    return plan.items(tally).stream().limit(MOST_ITEMS).map(this::item).toList();
  }

  static Severity severity(Totals totals) {
    return totals.failed() > 0
        ? Severity.PERMANENT
        : totals.waiting() > 0 ? Severity.TEMPORARY : Severity.SUCCESS;
  }

  private Rich verdict(TallyReport tally, ZoneId zone) {
    Totals totals = tally.totals();
    Map<String, String> values = new HashMap<>();
    values.put("recipients", number(totals.all()));
    values.put("arrived", share(totals.delivered(), totals.all()));
    values.put("waiting", share(totals.waiting(), totals.all()));
    values.put("failed", share(totals.failed(), totals.all()));
    values.put("attempts", number(tally.attempts()));
    if (tally.from() == 0) {
      return say.rich(TriageMessage.TRIAGE_VERDICT, values);
    }
    values.put("from", TriageTimes.minute(tally.from(), zone));
    values.put("to", TriageTimes.minute(tally.to(), zone));
    return say.rich(TriageMessage.TRIAGE_VERDICT_TIMES, values);
  }

  private Rich item(TriagePlan.Item item) {
    Cause cause = item.cause();
    Map<String, String> values = new HashMap<>();
    values.put("cause", name(cause.id()));
    values.put(
        "providers", String.join(", ", item.providers().stream().map(this::provider).toList()));
    values.put("recipients", number(item.recipients()));
    values.put("who", say.texts.term("actor", cause.actors().getFirst()));
    values.put("trend", say.texts.term("trend", item.trend()));
    TriageMessage message =
        item.providers().isEmpty()
            ? TriageMessage.TRIAGE_ITEM
            : TriageMessage.TRIAGE_ITEM_PROVIDERS;
    Rich line = say.rich(message, values);
    return step(item).map(text -> line.then(" ").then(text)).orElse(line);
  }

  /// What comes first where many recipients have it.
  private Optional<Rich> step(TriagePlan.Item item) {
    Map<String, String> found =
        Placeholders.ofMany(item.domain(), item.address(), item.selector(), item.blockList());
    return say.texts
        .entry(Section.CAUSES, item.cause().id())
        .flatMap(text -> text.optional("fix_many"))
        .map(text -> say.rich(text, found));
  }

  List<Rich> causes(TallyReport tally, int top) {
    Stream<Rich> untried =
        tally.untried() == 0
            ? Stream.empty()
            : Stream.of(
                say.rich(
                    TriageMessage.TRIAGE_UNTRIED,
                    Map.of(
                        "waiting", number(tally.untried()),
                        "share", share(tally.untried(), tally.totals().all()))));
    return Stream.concat(
            tally.problems().stream().limit(top).map(one -> Rich.plain(cause(one, tally.totals()))),
            untried)
        .toList();
  }

  /// Who does not have their mail, where people asked for that: a line for each problem.
  private List<Rich> addresses(TallyReport tally, int top) {
    return tally.problems().stream()
        .filter(one -> !one.recipients().isEmpty())
        .limit(top)
        .map(one -> addresses(one, top))
        .toList();
  }

  private Rich addresses(ProblemTally one, int top) {
    List<String> shown = one.recipients().subList(0, Math.min(top, one.recipients().size()));
    int more = one.recipients().size() - shown.size();
    Rich line =
        Rich.plain(name(one.problem().cause()) + ": ")
            .then(Rich.verbatim(String.join(", ", shown)));
    Map<String, String> count = Map.of("count", number(more));
    return more == 0 ? line : line.then(" ").then(say.rich(TriageMessage.TRIAGE_MORE, count));
  }

  /// One problem in a line.
  String cause(ProblemTally one, Totals all) {
    return say.say(
        one.problem().provider().isEmpty()
            ? TriageMessage.TRIAGE_CAUSE
            : TriageMessage.TRIAGE_CAUSE_PROVIDER,
        Map.of(
            "cause", name(one.problem().cause()),
            "provider", provider(one.problem().provider()),
            "failed", number(one.totals().failed()),
            "waiting", number(one.totals().waiting()),
            "share", share(one.totals().troubled(), all.all())));
  }

  private List<Rich> actors(TallyReport tally) {
    Map<Actor, Long> byActor = new LinkedHashMap<>();
    for (ProblemTally one : tally.problems()) {
      Actor actor = say.catalog.cause(one.problem().cause()).actors().getFirst();
      byActor.merge(actor, one.totals().troubled(), Long::sum);
    }
    return byActor.entrySet().stream()
        .sorted(
            Map.Entry.<Actor, Long>comparingByValue()
                .reversed()
                .thenComparing(Map.Entry.comparingByKey()))
        .map(
            entry ->
                Rich.plain(
                    say.texts.term("actor", entry.getKey()) + ": " + number(entry.getValue())))
        .toList();
  }

  private List<Rich> domains(TallyReport tally, int top) {
    return tally.domains().stream().limit(top).map(this::domain).toList();
  }

  private Rich domain(DomainTally one) {
    return Rich.verbatim(one.domain())
        .then(
            ": "
                + say.say(
                    TriageMessage.TRIAGE_DOMAIN,
                    Map.of(
                        "recipients", number(one.totals().all()),
                        "arrived", share(one.totals().delivered(), one.totals().all()),
                        "waiting", number(one.totals().waiting()),
                        "failed", number(one.totals().failed()))));
  }

  private List<Rich> compared(TallyReport tally, Earlier earlier, int top) {
    return TriagePlan.changes(tally, earlier).stream()
        .limit(top)
        .map(
            change ->
                Rich.plain(
                    say.say(
                        TriageMessage.TRIAGE_CHANGE,
                        Map.of(
                            "change", say.texts.term("change", change.kind()),
                            "cause", name(change.problem().cause()),
                            "provider", provider(change.problem().provider()),
                            "before", number(change.before()),
                            "now", number(change.now())))))
        .toList();
  }

  private void points(List<Block> blocks, TriageMessage heading, List<Rich> points) {
    if (!points.isEmpty()) {
      blocks.add(new Block.Points(say.say(heading), points));
    }
  }

  String name(String cause) {
    return say.texts.entry(Section.CAUSES, cause).map(text -> text.text("name")).orElse(cause);
  }

  String provider(String id) {
    return say.catalog.provider(id).map(Provider::name).orElse(id);
  }

  static String number(long number) {
    return String.format(Locale.ROOT, "%,d", number);
  }

  private static String share(long part, long all) {
    return String.format(Locale.ROOT, "%.1f", all == 0 ? 0 : part * 100.0 / all);
  }
}
