package bouncecard.app.digest;

import bouncecard.tally.Count;
import bouncecard.tally.Outcome;
import bouncecard.tally.Problem;
import bouncecard.tally.TallyReport;
import bouncecard.tally.TallyReport.DomainTally;
import bouncecard.tally.TallyReport.ProblemTally;
import bouncecard.tally.Totals;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// One period's sum, in counts alone, of bounded size: of whom it was told is not in it. Whoever
/// uses it holds [DigestBook]'s lock.
final class DigestPeriod {
  private static final int MOST_PROBLEMS = 300;
  private static final int MOST_DOMAINS = 300;
  private static final int MOST_DOMAINS_OF_A_PROBLEM = 20;

  /// Enough for a week of bars, and an hour that clocks were put back.
  private static final int MOST_BARS = 40;

  final Instant begin;
  final Instant end;
  private final long bar;
  private final Totals[] times;
  private final Map<Problem, Met> problems = new LinkedHashMap<>();
  private final Map<String, Totals> domains = new HashMap<>();
  private Totals all = Totals.NONE;

  /// One problem.
  private static final class Met {
    private final Map<String, Long> domains = new HashMap<>();
    private final long[] bars;
    private long failed;
    private long first;
    private long last;

    Met(int bars, long second) {
      this.bars = new long[bars];
      this.first = second;
    }
  }

  /// An empty one.
  ///
  /// @param bar how long each bar of its chart is
  DigestPeriod(Instant begin, Instant end, Duration bar) {
    this.begin = begin;
    this.end = end;
    this.bar = bar.toSeconds();
    long bars = (Duration.between(begin, end).toSeconds() + this.bar - 1) / this.bar;
    this.times = new Totals[Math.clamp(bars, 1, MOST_BARS)];
    Arrays.fill(times, Totals.NONE);
  }

  /// One that goes on from what was kept of it.
  DigestPeriod(Instant begin, Instant end, TallyReport kept) {
    this(begin, end, Duration.ofSeconds(Math.max(1, kept.bucketSeconds())));
    all = kept.totals();
    for (int i = 0; i < Math.min(times.length, kept.times().size()); i++) {
      times[i] = kept.times().get(i);
    }
    kept.domains().forEach(one -> domains.put(one.domain(), one.totals()));
    for (ProblemTally one : kept.problems()) {
      Met met = new Met(times.length, one.first());
      met.failed = one.totals().failed();
      met.last = one.last();
      one.domains().forEach(count -> met.domains.put(count.name(), count.times()));
      for (int i = 0; i < Math.min(times.length, one.times().size()); i++) {
        met.bars[i] = one.times().get(i);
      }
      problems.put(one.problem(), met);
    }
  }

  void delivered(String domain, Instant now) {
    count(Outcome.DELIVERED, domain, now);
  }

  /// Counts somebody who does not get a mail. A problem that there is no room for is in the totals
  /// alone.
  void failed(Problem problem, String domain, Instant now) {
    count(Outcome.FAILED, domain, now);
    if (problems.size() >= MOST_PROBLEMS && !problems.containsKey(problem)) {
      return;
    }
    long second = now.getEpochSecond();
    Met met = problems.computeIfAbsent(problem, _ -> new Met(times.length, second));
    met.failed++;
    met.last = second;
    met.bars[bar(now)]++;
    if (!domain.isEmpty()
        && (met.domains.size() < MOST_DOMAINS_OF_A_PROBLEM || met.domains.containsKey(domain))) {
      met.domains.merge(domain, 1L, Long::sum);
    }
  }

  private void count(Outcome outcome, String domain, Instant now) {
    all = all.with(outcome);
    times[bar(now)] = times[bar(now)].with(outcome);
    if (!domain.isEmpty() && (domains.size() < MOST_DOMAINS || domains.containsKey(domain))) {
      domains.merge(domain, Totals.NONE.with(outcome), (one, _) -> one.with(outcome));
    }
  }

  private int bar(Instant now) {
    return Math.clamp((now.getEpochSecond() - begin.getEpochSecond()) / bar, 0, times.length - 1);
  }

  boolean isEmpty() {
    return all.all() == 0;
  }

  /// What it comes to, the most recipients first.
  TallyReport report() {
    List<ProblemTally> tallies = new ArrayList<>();
    problems.forEach((problem, met) -> tallies.add(tally(problem, met)));
    tallies.sort(
        Comparator.comparingLong((ProblemTally one) -> one.totals().troubled())
            .reversed()
            .thenComparing(ProblemTally::problem));
    return new TallyReport(
        begin.getEpochSecond(),
        end.getEpochSecond(),
        all,
        all.failed(),
        /* untried= */ 0,
        tallies,
        domains.entrySet().stream()
            .map(one -> new DomainTally(one.getKey(), one.getValue()))
            .sorted(
                Comparator.comparingLong((DomainTally one) -> one.totals().all())
                    .reversed()
                    .thenComparing(DomainTally::domain))
            .toList(),
        bar,
        List.of(times));
  }

  private static ProblemTally tally(Problem problem, Met met) {
    return new ProblemTally(
        problem,
        new Totals(0, 0, met.failed),
        met.failed,
        met.first,
        met.last,
        met.domains.entrySet().stream()
            .map(one -> new Count(one.getKey(), one.getValue()))
            .sorted(Comparator.comparingLong(Count::times).reversed().thenComparing(Count::name))
            .toList(),
        List.of(),
        List.of(),
        List.of(),
        /* isExact= */ true,
        List.of(),
        Arrays.stream(met.bars).boxed().toList());
  }
}
