package bouncecard.app.inlet;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.check.Audit;
import bouncecard.app.measure.Measures;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.IntSupplier;
import org.junit.jupiter.api.Test;

/// What is counted of inlets.
final class MeasuredInletsTest {
  private final List<String> counted = new ArrayList<>();

  private final class Counting implements Measures {
    @Override
    public void begun(String surface) {}

    @Override
    public void answered(String surface, String kind, boolean isFailed, Duration took) {}

    @Override
    public void read(String outcome, Duration took) {}

    @Override
    public void bounce(String cause, String provider, String actor) {}

    @Override
    public void watched(String word) {}

    @Override
    public void checked(Audit.Entry entry) {}

    @Override
    public void arrived(String inlet, String outcome) {
      counted.add(inlet + " " + outcome);
    }

    @Override
    public void refused(String listener, String reason) {}

    @Override
    public void queue(String name, IntSupplier waiting) {
      counted.add(name + " " + waiting.getAsInt());
    }
  }

  /// Hands nothing out, and has seven waiting.
  private static final class Waiting implements Kept {
    private final List<Numbered> aside = new ArrayList<>();

    @Override
    public Optional<Numbered> next(Duration patience) {
      return Optional.empty();
    }

    @Override
    public void done(long number) {}

    @Override
    public void aside(Numbered unreadable) {
      aside.add(unreadable);
    }

    @Override
    public long waiting() {
      return 7;
    }
  }

  @Test
  void counted_eachArrivalHasItsOwnOutcome_andAllIsPassedOn() {
    Waiting waiting = new Waiting();
    MeasuredInlets inlets =
        new MeasuredInlets(
                arrivals ->
                    arrivals.stream()
                        .map(one -> one.id().equals("1") ? Receipt.KEPT : Receipt.REPEATED)
                        .toList(),
                waiting,
                InletTally.NONE)
            .counted(new Counting());
    assertThat(inlets.intake().takeAll(List.of(arrival("ses", "1"), arrival("mta", "2"))))
        .containsExactly(Receipt.KEPT, Receipt.REPEATED);
    inlets.intake().refused("ses");
    Kept.Numbered unreadable = new Kept.Numbered(3, Instant.EPOCH, arrival("mta", "3"));
    inlets.kept().aside(unreadable);
    assertThat(waiting.aside).containsExactly(unreadable);
    assertThat(counted)
        .containsExactly("inlets 7", "ses kept", "mta repeated", "ses not-genuine", "mta unread");
  }

  private static Arrival arrival(String inlet, String id) {
    return new Arrival(inlet, id, "", "text/plain", "x".getBytes(StandardCharsets.UTF_8));
  }
}
