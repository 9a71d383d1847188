package bouncecard.compose;

import bouncecard.catalog.Actor;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Checkable;
import bouncecard.tally.Change;
import bouncecard.tally.Count;
import bouncecard.tally.Earlier;
import bouncecard.tally.Problem;
import bouncecard.tally.TallyReport;
import bouncecard.tally.TallyReport.ProblemTally;
import bouncecard.tally.Trend;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The plan of a triage, what to do first: most mail saved first, lists to clean up and mail that
/// only waits last.
final class TriagePlan {
  private static final int LEAST_BUCKETS = 3;

  private final Catalog catalog;

  TriagePlan(Catalog catalog) {
    this.catalog = catalog;
  }

  /// One thing to do.
  ///
  /// @param recipients how many it frees
  /// @param domain the commonest domain of theirs
  /// @param address the commonest IP address of ours
  /// @param selector the commonest DKIM selector of ours
  /// @param blockList the block list that was named most often
  record Item(
      Cause cause,
      List<String> providers,
      long recipients,
      long failed,
      Trend trend,
      Optional<String> domain,
      Optional<String> address,
      Optional<String> selector,
      Optional<String> blockList) {}

  List<Item> items(TallyReport tally) {
    Map<String, List<ProblemTally>> groups = new LinkedHashMap<>();
    for (ProblemTally one : tally.problems()) {
      if (!catalog.cause(one.problem().cause()).is(Cause.Role.UNKNOWN)) {
        groups.computeIfAbsent(group(one.problem()), _ -> new ArrayList<>()).add(one);
      }
    }
    return groups.values().stream()
        .map(this::item)
        .sorted(
            Comparator.comparingInt(TriagePlan::comesLast)
                .thenComparing(Comparator.comparingLong(Item::recipients).reversed())
                .thenComparing(item -> item.cause().id()))
        .toList();
  }

  /// What the sender's side puts right is one thing to do, wherever it is refused.
  private String group(Problem problem) {
    Actor actor = catalog.cause(problem.cause()).actors().getFirst();
    return switch (actor) {
      case SENDER, SENDER_ADMIN -> problem.cause();
      default -> problem.cause() + ' ' + problem.provider();
    };
  }

  private Item item(List<ProblemTally> group) {
    long[] times = new long[group.getFirst().times().size()];
    long recipients = 0;
    long failed = 0;
    for (ProblemTally one : group) {
      recipients += one.totals().troubled();
      failed += one.totals().failed();
      for (int i = 0; i < times.length; i++) {
        times[i] += one.times().get(i);
      }
    }
    return new Item(
        catalog.cause(group.getFirst().problem().cause()),
        group.stream()
            .map(one -> one.problem().provider())
            .filter(provider -> !provider.isEmpty())
            .limit(LEAST_BUCKETS)
            .toList(),
        recipients,
        failed,
        trend(times),
        first(group.getFirst().domains()),
        first(group.getFirst().addresses()),
        first(group.getFirst().selectors()),
        first(group.getFirst().blockLists()));
  }

  static Optional<String> first(List<Count> counts) {
    return counts.stream().findFirst().map(Count::name);
  }

  private static int comesLast(Item item) {
    boolean isList =
        item.cause().check() == Checkable.MAILBOX
            && item.cause().actors().getFirst() == Actor.SENDER;
    return isList ? 1 : item.failed() == 0 ? 2 : 0;
  }

  /// The last third against the first.
  private static Trend trend(long[] times) {
    if (times.length < LEAST_BUCKETS) {
      return Trend.STEADY;
    }
    int third = times.length / LEAST_BUCKETS;
    long before = 0;
    long after = 0;
    for (int i = 0; i < third; i++) {
      before += times[i];
      after += times[times.length - 1 - i];
    }
    return after > before * 2 ? Trend.RISING : after * 2 < before ? Trend.FALLING : Trend.STEADY;
  }

  /// What changed, the largest change first.
  static List<Change> changes(TallyReport tally, Earlier earlier) {
    List<Change> changes = new ArrayList<>();
    Map<Problem, Long> now = new LinkedHashMap<>();
    tally.problems().forEach(one -> now.put(one.problem(), one.totals().troubled()));
    now.forEach(
        (problem, count) -> {
          long before = earlier.troubled().getOrDefault(problem, 0L);
          if (before == 0 && count > 0) {
            changes.add(new Change(Change.Kind.APPEARED, problem, before, count));
          } else if (count >= before * 2) {
            changes.add(new Change(Change.Kind.DOUBLED, problem, before, count));
          } else if (count * 2 <= before) {
            changes.add(new Change(Change.Kind.HALVED, problem, before, count));
          }
        });
    earlier
        .troubled()
        .forEach(
            (problem, before) -> {
              if (before > 0 && !now.containsKey(problem)) {
                changes.add(new Change(Change.Kind.GONE, problem, before, 0));
              }
            });
    changes.sort(
        Comparator.comparingLong((Change one) -> Math.abs(one.now() - one.before()))
            .reversed()
            .thenComparing(Change::problem));
    return changes;
  }
}
