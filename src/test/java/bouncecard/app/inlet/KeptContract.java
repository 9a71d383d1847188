package bouncecard.app.inlet;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What keeps what arrives does, whatever it keeps it in.
public abstract class KeptContract {
  private static final Duration SOON = Duration.ofSeconds(20);

  /// What hands over and what hands out, as a program has them that begins now.
  ///
  /// @param counted up to which number all is counted
  protected abstract Ends ends(long counted) throws Exception;

  /// Both ends.
  public record Ends(Intake intake, Kept kept) {}

  private static Arrival arrival(String id, String text) {
    return Arrival.of("one", id, "text/plain", text.getBytes(UTF_8));
  }

  private static String text(Kept.Numbered one) {
    return one.arrival().id() + "=" + new String(one.arrival().bytes(), UTF_8);
  }

  private static List<Kept.Numbered> next(Kept kept, int number) throws InterruptedException {
    List<Kept.Numbered> all = new ArrayList<>();
    for (int i = 0; i < number; i++) {
      all.add(kept.next(SOON).orElseThrow());
    }
    assertThat(kept.next(Duration.ZERO)).isEmpty();
    return all;
  }

  @Test
  void arrivals_areKeptInOrderAndEachOnce() throws Exception {
    Ends ends = ends(0);
    assertThat(
            ends.intake()
                .takeAll(List.of(arrival("a", "1"), arrival("b", "2"), arrival("a", "again"))))
        .containsExactly(Receipt.KEPT, Receipt.KEPT, Receipt.REPEATED);
    assertThat(ends.intake().take(arrival("b", "2"))).isEqualTo(Receipt.REPEATED);
    assertThat(ends.intake().take(arrival("", "by its bytes"))).isEqualTo(Receipt.KEPT);
    assertThat(ends.intake().take(arrival("", "by its bytes"))).isEqualTo(Receipt.REPEATED);
    assertThat(ends.kept().waiting()).isEqualTo(3);
    List<Kept.Numbered> all = next(ends.kept(), 3);
    assertThat(all).extracting(KeptContract::text).containsExactly("a=1", "b=2", "=by its bytes");
    assertThat(all).extracting(Kept.Numbered::number).isSorted().doesNotHaveDuplicates();
  }

  @Test
  void arrivals_outliveTheProgramUntilTheyAreCounted() throws Exception {
    Ends before = ends(0);
    before.intake().takeAll(List.of(arrival("a", "1"), arrival("b", "2"), arrival("c", "3")));
    Kept.Numbered first = before.kept().next(SOON).orElseThrow();
    before.kept().done(first.number());

    Ends after = ends(first.number());
    assertThat(after.intake().take(arrival("a", "1"))).isEqualTo(Receipt.REPEATED);
    List<Kept.Numbered> rest = next(after.kept(), 2);
    assertThat(rest).extracting(KeptContract::text).containsExactly("b=2", "c=3");
    assertThat(rest.getFirst().number()).isGreaterThan(first.number());
    after.kept().done(rest.getLast().number());

    Ends last = ends(rest.getLast().number());
    assertThat(last.intake().take(arrival("d", "4"))).isEqualTo(Receipt.KEPT);
    Kept.Numbered fourth = next(last.kept(), 1).getFirst();
    assertThat(text(fourth)).isEqualTo("d=4");
    assertThat(fourth.number()).isGreaterThan(rest.getLast().number());
  }

  @Test
  void token_isUsedOnce() throws Exception {
    Intake intake = ends(0).intake();
    assertThat(intake.take(new Arrival("one", "a", "token", "", new byte[] {1})))
        .isEqualTo(Receipt.KEPT);
    assertThat(intake.take(new Arrival("one", "b", "token", "", new byte[] {2})))
        .isEqualTo(Receipt.REPLAYED);
    assertThat(intake.take(new Arrival("one", "a", "token", "", new byte[] {1})))
        .isEqualTo(Receipt.REPEATED);
    assertThat(intake.take(new Arrival("two", "b", "token", "", new byte[] {2})))
        .isEqualTo(Receipt.KEPT);
    assertThat(intake.take(new Arrival("one", "a", "second", "", new byte[] {1})))
        .isEqualTo(Receipt.REPEATED);
    assertThat(intake.take(new Arrival("one", "c", "second", "", new byte[] {3})))
        .isEqualTo(Receipt.REPLAYED);
  }

  @Test
  void whatIsTooLong_isRefusedAndTheOthersAreKept() throws Exception {
    Ends ends = ends(0);
    byte[] longest = new byte[Intake.LONGEST];
    assertThat(
            ends.intake()
                .takeAll(
                    List.of(
                        Arrival.of("one", "a", "", longest),
                        Arrival.of("one", "b", "", new byte[Intake.LONGEST + 1]),
                        Arrival.of("one", "c", "", new byte[0]))))
        .containsExactly(Receipt.KEPT, Receipt.REFUSED, Receipt.KEPT);
    List<Kept.Numbered> all = next(ends.kept(), 2);
    assertThat(all.getFirst().arrival().bytes()).isEqualTo(longest);
    assertThat(all.getLast().arrival().id()).isEqualTo("c");
  }

  @Test
  void arrivals_ofManyAtOnce_areAllKept() throws Exception {
    Ends ends = ends(0);
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 8; i++) {
      int number = i;
      threads.add(
          Thread.ofVirtual()
              .start(
                  () -> {
                    for (int one = 0; one < 25; one++) {
                      ends.intake().take(arrival(number + "/" + one, "x"));
                      ends.intake().take(arrival("all/" + one, "x"));
                    }
                  }));
    }
    for (Thread one : threads) {
      one.join();
    }
    assertThat(next(ends.kept(), 225))
        .extracting(one -> one.arrival().id())
        .doesNotHaveDuplicates();
  }

  @Test
  void whatIsPutAside_comesNoMore() throws Exception {
    Ends ends = ends(0);
    ends.intake().take(arrival("a", "1"));
    Kept.Numbered one = ends.kept().next(SOON).orElseThrow();
    ends.kept().aside(one);
    ends.kept().done(one.number());
    Optional<Kept.Numbered> next = ends(one.number()).kept().next(Duration.ZERO);
    assertThat(next).isEmpty();
  }
}
