package bouncecard.tally;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class TallyTest {
  private static final Problem FULL = new Problem("mailbox-full", "gmail");
  private static final Problem LISTED = new Problem("blocklisted", "yahoo");

  private static Sighting sighting(int unit, long second, Outcome outcome, Problem... problem) {
    return new Sighting(
        Units.of("q" + unit, "bob@example.org"),
        Units.message("q" + unit),
        second,
        outcome,
        List.of(problem).stream().findFirst(),
        "example.org",
        "",
        problem.length == 0 ? "" : "192.0.2.1");
  }

  private static TallyReport report(List<Sighting> sightings) {
    Tally tally = new Tally();
    sightings.forEach(tally::add);
    return tally.report();
  }

  @Test
  void report_ofSeveralStates_countsTheLastInTime() {
    TallyReport report =
        report(
            List.of(
                sighting(1, 300, Outcome.DELIVERED),
                sighting(1, 100, Outcome.WAITING, FULL),
                sighting(1, 200, Outcome.WAITING, FULL)));
    assertThat(report.totals()).isEqualTo(new Totals(1, 0, 0));
    assertThat(report.attempts()).isEqualTo(2);
    assertThat(report.problems()).isEmpty();
  }

  @Test
  void report_ofProblems_tellsRecipientsAttemptsAndWhen() {
    TallyReport report =
        report(
            List.of(
                sighting(1, 100, Outcome.WAITING, FULL),
                sighting(1, 160, Outcome.WAITING, FULL),
                sighting(2, 130, Outcome.FAILED, LISTED)));
    TallyReport.ProblemTally full = report.problems().getLast();
    assertThat(full.problem()).isEqualTo(FULL);
    assertThat(full.totals()).isEqualTo(new Totals(0, 1, 0));
    assertThat(full.attempts()).isEqualTo(2);
    assertThat(full.first()).isEqualTo(100);
    assertThat(full.last()).isEqualTo(160);
    assertThat(full.domains()).containsExactly(new Count("example.org", 1));
    assertThat(full.addresses()).containsExactly(new Count("192.0.2.1", 2));
  }

  @Test
  void report_ofRecipientsInAQueue_tellsThatNobodyTried() {
    List<Sighting> sightings =
        new ArrayList<>(
            List.of(
                sighting(1, 100, Outcome.WAITING),
                sighting(2, 100, Outcome.WAITING),
                sighting(2, 200, Outcome.WAITING, FULL),
                sighting(2, 300, Outcome.WAITING),
                sighting(3, 100, Outcome.WAITING),
                sighting(3, 200, Outcome.DELIVERED)));
    TallyReport report = report(sightings);
    assertThat(report.totals()).isEqualTo(new Totals(1, 2, 0));
    assertThat(report.untried()).isEqualTo(1);
    assertThat(report.attempts()).isEqualTo(1);
    assertThat(report.problems().getFirst().totals()).isEqualTo(new Totals(0, 1, 0));
    Collections.reverse(sightings);
    assertThat(report(sightings)).isEqualTo(report);
  }

  @Test
  void report_ofVeryManySendingAddresses_saysThatTheirCountsAreNear() {
    List<Sighting> few = new ArrayList<>();
    List<Sighting> many = new ArrayList<>();
    for (int i = 0; i < 600; i++) {
      Sighting one =
          new Sighting(
              Units.of("q" + i, "bob@example.org"),
              Units.message("q" + i),
              100,
              Outcome.FAILED,
              Optional.of(FULL),
              "example.org",
              "",
              "192.0.%d.%d".formatted(i / 256, i % 256));
      many.add(one);
      if (i < 512) {
        few.add(one);
      }
    }
    assertThat(report(few).problems().getFirst().isExact()).isTrue();
    assertThat(report(many).problems().getFirst().isExact()).isFalse();
  }

  @Test
  void report_whereAMessageExpired_failsWhoeverWaited() {
    Tally tally = new Tally();
    tally.add(sighting(1, 100, Outcome.WAITING, FULL));
    tally.add(sighting(2, 100, Outcome.DELIVERED));
    tally.expire(Units.message("q1"), 200);
    tally.expire(Units.message("q2"), 200);
    assertThat(tally.report().totals()).isEqualTo(new Totals(1, 0, 1));
  }

  private static List<Sighting> many() {
    Random random = new Random(7);
    List<Sighting> all = new ArrayList<>();
    for (int i = 0; i < 5_000; i++) {
      int unit = random.nextInt(1_000);
      long second = 1_000L + random.nextInt(20);
      switch (random.nextInt(4)) {
        case 0 -> all.add(sighting(unit, second, Outcome.DELIVERED));
        case 1 -> all.add(sighting(unit, second, Outcome.WAITING, FULL));
        case 2 -> all.add(sighting(unit, second, Outcome.WAITING, LISTED));
        default -> all.add(sighting(unit, second, Outcome.FAILED, LISTED));
      }
    }
    return all;
  }

  @Test
  void report_inAnyOrder_isTheSame() {
    List<Sighting> all = many();
    TallyReport straight = report(all);
    for (int seed = 0; seed < 5; seed++) {
      Collections.shuffle(all, new Random(seed));
      assertThat(report(all)).isEqualTo(straight);
    }
  }

  @Test
  void report_ofVeryMany_countsEachOnceByItsLastState() {
    List<Outcome> outcomes = List.of(Outcome.values());
    Tally tally = new Tally();
    for (int i = 0; i < 300_000; i++) {
      tally.add(sighting(i % 100_000, 1_000 + i, outcomes.get(i % 3), FULL));
    }
    Totals last = Totals.NONE;
    for (int i = 200_000; i < 300_000; i++) {
      last = last.with(outcomes.get(i % 3));
    }
    assertThat(tally.report().totals()).isEqualTo(last);
  }

  @Test
  void report_ofUnitsThatBeginAlike_countsEach() {
    Tally tally = new Tally();
    for (int i = 1; i <= 2_000; i++) {
      tally.add(
          new Sighting(i, i, 1_000, Outcome.DELIVERED, Optional.empty(), "example.org", "", ""));
    }
    assertThat(tally.report().totals().delivered()).isEqualTo(2_000);
  }

  @Test
  void add_ofTallies_isTheSameAsOne() {
    List<Sighting> all = many();
    Tally first = new Tally();
    Tally second = new Tally();
    for (int i = 0; i < all.size(); i++) {
      (i % 3 == 0 ? first : second).add(all.get(i));
    }
    second.add(first);
    assertThat(second.report()).isEqualTo(report(all));
  }

  @Test
  void report_overTime_hasABucketForEachMoment() {
    TallyReport report =
        report(
            List.of(
                sighting(1, 1_000, Outcome.DELIVERED), sighting(2, 4_600, Outcome.FAILED, FULL)));
    assertThat(report.bucketSeconds()).isEqualTo(300);
    assertThat(report.times()).hasSize(13);
    assertThat(report.times().getFirst()).isEqualTo(new Totals(1, 0, 0));
    assertThat(report.times().getLast()).isEqualTo(new Totals(0, 0, 1));
  }

  @Test
  void report_ofNothing_isEmpty() {
    assertThat(new Tally().report().totals()).isEqualTo(Totals.NONE);
    assertThat(new Tally().report().times()).isEmpty();
    assertThat(Optional.of(new Tally().report().bucketSeconds())).contains(0L);
  }
}
