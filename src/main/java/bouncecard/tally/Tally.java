package bouncecard.tally;

import bouncecard.tally.TallyReport.DomainTally;
import bouncecard.tally.TallyReport.ProblemTally;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedSet;
import java.util.TreeSet;

/// Counts recipients by their last state. It is the same in whatever order sightings come, as long
/// as domains and problems are not more than it has room for.
///
/// One thread uses it.
@SuppressWarnings("EnumOrdinal") // the numbers never leave the process
public final class Tally {
  private static final int MOST_DOMAINS = 200_000;
  private static final int MOST_PROBLEMS = 20_000;
  private static final int TOP = 10;
  private static final int MOST_BUCKETS = 60;
  private static final long[] WIDTHS = {
    1, 5, 10, 30, 60, 300, 600, 1_800, 3_600, 7_200, 21_600, 43_200, 86_400, 604_800
  };

  private static final Problem NO_PROBLEM = new Problem("", "");

  /// It waits, and nobody has tried.
  private static final int UNTRIED = state(Outcome.WAITING, 0);

  private final UnitTable units = new UnitTable();
  private final NumberedNames<String> domains = new NumberedNames<>("", MOST_DOMAINS);
  private final NumberedNames<Problem> problems = new NumberedNames<>(NO_PROBLEM, MOST_PROBLEMS);
  private final Map<Integer, Met> met = new HashMap<>();
  private final Map<Integer, Long> expired = new HashMap<>();
  private final Map<Long, String> recipients = new HashMap<>();
  private long attempts;
  private long first = Long.MAX_VALUE;
  private long last;

  /// How often a problem was met, whatever became of it.
  private static final class Met {
    private final Frequent addresses = new Frequent();
    private final Frequent selectors = new Frequent();
    private final Frequent blockLists = new Frequent();
    private long attempts;
    private long first = Long.MAX_VALUE;
    private long last;

    void name(Sighting sighting) {
      addresses.addNamed(sighting.address());
      selectors.addNamed(sighting.selector());
      blockLists.addNamed(sighting.blockList());
    }

    void add(long times, long from, long to) {
      attempts += times;
      first = Math.min(first, from);
      last = Math.max(last, to);
    }
  }

  /// Counts what was told of a recipient.
  public void add(Sighting sighting) {
    int problem = problems.number(sighting.problem().orElse(NO_PROBLEM));
    units.put(
        sighting.unit(),
        sighting.message(),
        sighting.second(),
        state(sighting.outcome(), problem),
        domains.number(sighting.domain()),
        this::isBehind);
    sees(sighting.second());
    if (!sighting.recipient().isEmpty()) {
      recipients.put(sighting.unit(), sighting.recipient());
    }
    if (problem != 0) {
      attempts++;
      Met one = met.computeIfAbsent(problem, _ -> new Met());
      one.add(1, sighting.second(), sighting.second());
      one.name(sighting);
    }
  }

  /// The message was given up for those who did not have it by then.
  public void expire(int message, long second) {
    expired.merge(message, second, Math::max);
    sees(second);
  }

  private void sees(long second) {
    if (second > 0) {
      first = Math.min(first, second);
      last = Math.max(last, second);
    }
  }

  /// Counts all that another one counted.
  public void add(Tally other) {
    other.units.each(
        (unit, message, second, state, domain) ->
            units.put(
                unit,
                message,
                second,
                state(outcome(state), problems.number(other.problems.name(problem(state)))),
                domains.number(other.domains.name(domain)),
                this::isBehind));
    other.met.forEach(
        (number, theirs) -> {
          Met ours =
              met.computeIfAbsent(problems.number(other.problems.name(number)), _ -> new Met());
          ours.add(theirs.attempts, theirs.first, theirs.last);
          ours.addresses.add(theirs.addresses);
          ours.selectors.add(theirs.selectors);
          ours.blockLists.add(theirs.blockLists);
        });
    other.expired.forEach(this::expire);
    recipients.putAll(other.recipients);
    attempts += other.attempts;
    first = Math.min(first, other.first);
    last = Math.max(last, other.last);
  }

  private static int state(Outcome outcome, int problem) {
    return problem * Outcome.values().length + outcome.ordinal();
  }

  private static Outcome outcome(int state) {
    return Outcome.values()[state % Outcome.values().length];
  }

  private static int problem(int state) {
    return state / Outcome.values().length;
  }

  /// Whether the other of two states counts: the later one. That a recipient waits in a queue says
  /// nothing beside what came of an attempt, whenever that was.
  private boolean isBehind(long second, int state, long otherSecond, int other) {
    if ((state == UNTRIED) != (other == UNTRIED)) {
      return state == UNTRIED;
    }
    if (second != otherSecond) {
      return second < otherSecond;
    }
    int order = outcome(state).compareTo(outcome(other));
    return order != 0
        ? order < 0
        : problems.name(problem(state)).compareTo(problems.name(problem(other))) < 0;
  }

  /// What it comes to.
  public TallyReport report() {
    long from = first == Long.MAX_VALUE ? 0 : first;
    long width = width(last - from);
    int buckets = from == 0 ? 0 : (int) ((last - from) / width) + 1;
    Counts counts = new Counts(from, width, buckets);
    units.each(counts::add);
    return new TallyReport(
        from,
        last,
        counts.all,
        attempts,
        counts.untried,
        counts.byProblem.entrySet().stream()
            .map(entry -> tally(entry.getKey(), entry.getValue()))
            .sorted(
                Comparator.comparingLong((ProblemTally one) -> one.totals().troubled())
                    .reversed()
                    .thenComparing(ProblemTally::problem))
            .toList(),
        counts.byDomain.entrySet().stream()
            .filter(entry -> entry.getKey() != 0)
            .map(entry -> new DomainTally(domains.name(entry.getKey()), entry.getValue()))
            .sorted(
                Comparator.comparingLong((DomainTally one) -> one.totals().all())
                    .reversed()
                    .thenComparing(DomainTally::domain))
            .limit(MOST_BUCKETS)
            .toList(),
        buckets == 0 ? 0 : width,
        List.of(counts.times));
  }

  /// All units by what became of them.
  private final class Counts {
    private final long from;
    private final long width;
    private final Totals[] times;
    private final Map<Integer, Group> byProblem = new HashMap<>();
    private final Map<Integer, Totals> byDomain = new HashMap<>();
    private Totals all = Totals.NONE;
    private long untried;

    Counts(long from, long width, int buckets) {
      this.from = from;
      this.width = width;
      this.times = new Totals[buckets];
      Arrays.fill(times, Totals.NONE);
    }

    void add(long unit, int message, long second, int state, int domain) {
      Outcome told = outcome(state);
      boolean isGivenUp = told == Outcome.WAITING && expired.getOrDefault(message, -1L) >= second;
      Outcome outcome = isGivenUp ? Outcome.FAILED : told;
      all = all.with(outcome);
      untried += state == UNTRIED && outcome == Outcome.WAITING ? 1 : 0;
      byDomain.merge(domain, Totals.NONE.with(outcome), (one, _) -> one.with(outcome));
      int bucket = second == 0 ? -1 : (int) ((second - from) / width);
      if (bucket >= 0 && bucket < times.length) {
        times[bucket] = times[bucket].with(outcome);
      }
      int problem = problem(state);
      if (problem != 0) {
        byProblem
            .computeIfAbsent(problem, _ -> new Group(times.length))
            .add(outcome, domain, recipients.getOrDefault(unit, ""), bucket);
      }
    }
  }

  private ProblemTally tally(int number, Group group) {
    Met one = Optional.ofNullable(met.get(number)).orElseGet(Met::new);
    return new ProblemTally(
        problems.name(number),
        group.totals,
        one.attempts,
        one.first == Long.MAX_VALUE ? 0 : one.first,
        one.last,
        top(group.domains),
        one.addresses.top(TOP),
        one.selectors.top(TOP),
        one.blockLists.top(TOP),
        one.addresses.isExact() && one.selectors.isExact() && one.blockLists.isExact(),
        List.copyOf(group.recipients),
        group.times());
  }

  /// The most frequent first; of those that are as frequent, the first by name.
  private List<Count> top(Map<Integer, Long> numbered) {
    return numbered.entrySet().stream()
        .filter(entry -> entry.getKey() != 0)
        .map(entry -> new Count(domains.name(entry.getKey()), entry.getValue()))
        .sorted(Comparator.comparingLong(Count::times).reversed().thenComparing(Count::name))
        .limit(TOP)
        .toList();
  }

  /// Recipients whose last state is one problem.
  private static final class Group {
    private final Map<Integer, Long> domains = new HashMap<>();
    private final SortedSet<String> recipients = new TreeSet<>();
    private final long[] buckets;
    private Totals totals = Totals.NONE;

    Group(int buckets) {
      this.buckets = new long[buckets];
    }

    void add(Outcome outcome, int domain, String recipient, int bucket) {
      totals = totals.with(outcome);
      if (!recipient.isEmpty()) {
        recipients.add(recipient);
      }
      domains.merge(domain, 1L, Long::sum);
      if (bucket >= 0 && bucket < buckets.length) {
        buckets[bucket]++;
      }
    }

    List<Long> times() {
      List<Long> times = new ArrayList<>(Collections.nCopies(buckets.length, 0L));
      for (int i = 0; i < buckets.length; i++) {
        times.set(i, buckets[i]);
      }
      return times;
    }
  }

  private static long width(long span) {
    for (long width : WIDTHS) {
      if (span / width < MOST_BUCKETS) {
        return width;
      }
    }
    return Math.max(1, span / MOST_BUCKETS + 1);
  }
}
