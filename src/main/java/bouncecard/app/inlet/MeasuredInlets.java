package bouncecard.app.inlet;

import bouncecard.app.measure.Measures;
import bouncecard.decode.Decoding;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// The ports by which what comes in by itself is kept, read and summed up, with all counted.
///
/// @param intake keeps it
/// @param kept hands it out
/// @param tally sums it up
public record MeasuredInlets(Intake intake, Kept kept, InletTally tally) {

  /// The same, counted.
  public MeasuredInlets counted(Measures measures) {
    measures.queue("inlets", () -> (int) Math.min(Integer.MAX_VALUE, Math.max(0, kept.waiting())));
    return new MeasuredInlets(
        new CountedIntake(intake, measures),
        new CountedKept(kept, measures),
        new CountedTally(tally, measures));
  }

  private record CountedIntake(Intake intake, Measures measures) implements Intake {
    @Override
    public List<Receipt> takeAll(List<Arrival> arrivals) {
      List<Receipt> receipts = intake.takeAll(arrivals);
      for (int i = 0; i < receipts.size(); i++) {
        measures.arrived(arrivals.get(i).inlet(), receipts.get(i).name().toLowerCase(Locale.ROOT));
      }
      return receipts;
    }

    @Override
    public void refused(String inlet) {
      measures.arrived(inlet, "not-genuine");
    }
  }

  private record CountedKept(Kept kept, Measures measures) implements Kept {
    @Override
    public Optional<Numbered> next(Duration patience) throws InterruptedException {
      return kept.next(patience);
    }

    @Override
    public void done(long number) {
      kept.done(number);
    }

    @Override
    public void aside(Numbered unreadable) {
      measures.arrived(unreadable.arrival().inlet(), "unread");
      kept.aside(unreadable);
    }

    @Override
    public long waiting() {
      return kept.waiting();
    }
  }

  private record CountedTally(InletTally tally, Measures measures) implements InletTally {
    @Override
    public void count(Inlet inlet, Kept.Numbered arrival, Decoding read) {
      measures.arrived(inlet.name(), "read");
      tally.count(inlet, arrival, read);
    }

    @Override
    public void flush() {
      tally.flush();
    }
  }
}
