package bouncecard.app.digest;

import bouncecard.tally.Earlier;
import bouncecard.tally.Problem;
import bouncecard.tally.TallyReport;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The period that goes on, and the ones that ended: what is to be told, and with what it is
/// compared. It knows the time only from whoever asks, and is safe for use by many threads.
final class DigestBook {
  private final DigestTerms terms;
  private DigestPeriod running;
  private Optional<DigestPeriod> ended = Optional.empty();
  private Optional<DigestPeriod> before = Optional.empty();

  /// The number of what was counted last of what inlets kept.
  private long mark;

  private State state = State.TOLD;
  private boolean isChanged = true;

  /// How it stands with the period that ended last.
  enum State {
    /// It is to be told.
    DUE,
    /// It is being told; where this is met after a restart, nobody knows whether it was.
    TAKEN,
    /// It was told, or there is nothing to tell.
    TOLD
  }

  /// What is kept of a book.
  record Kept(long mark, State state, Part running, Optional<Part> ended, Optional<Part> before) {

    /// A period with what was counted in it until now.
    record Part(Instant begin, Instant end, TallyReport report) {
      static Part of(DigestPeriod period) {
        return new Part(period.begin, period.end, period.report());
      }

      DigestPeriod period() {
        return new DigestPeriod(begin, end, report);
      }
    }
  }

  /// A period that is to be told.
  ///
  /// @param earlier the period before; empty where nothing is known of it
  record Due(Instant end, TallyReport report, Optional<Earlier> earlier) {}

  DigestBook(DigestTerms terms, Instant now) {
    this.terms = terms;
    this.running = fresh(now);
  }

  /// A book that goes on from what was kept.
  DigestBook(DigestTerms terms, Kept kept) {
    this.terms = terms;
    this.mark = kept.mark();
    this.state = kept.state();
    this.running = kept.running().period();
    this.ended = kept.ended().map(Kept.Part::period);
    this.before = kept.before().map(Kept.Part::period);
  }

  private DigestPeriod fresh(Instant now) {
    return new DigestPeriod(now, terms.end(now), terms.every().bar);
  }

  /// Counts, unless what has this number was counted.
  ///
  /// @param number of what an inlet kept; 0 for what was heard
  synchronized void count(long number, Instant now, Consumer<DigestPeriod> counting) {
    if (number > 0 && number <= mark) {
      return;
    }
    turn(now);
    mark = Math.max(mark, number);
    counting.accept(running);
    isChanged = true;
  }

  /// Takes the mark for one of other numbers, where they begin anew far below it.
  synchronized void beginAt(long number, long lag) {
    if (mark > number + lag) {
      mark = number;
    }
  }

  /// Ends the period whose time is over. One in which nothing was told is not told of.
  synchronized void turn(Instant now) {
    if (now.isBefore(running.end)) {
      return;
    }
    before = ended.filter(one -> one.end.equals(running.begin));
    ended = Optional.of(running);
    state = running.isEmpty() ? State.TOLD : State.DUE;
    // Where the bot was away longer, nothing is known of what lies between.
    Instant over = running.end;
    running =
        now.isBefore(terms.end(over))
            ? new DigestPeriod(over, terms.end(over), terms.every().bar)
            : fresh(now);
    isChanged = true;
  }

  /// What is to be told; empty where nothing is.
  synchronized Optional<Due> due() {
    return ended
        .filter(_ -> state == State.DUE)
        .map(one -> new Due(one.end, one.report(), before.map(DigestBook::earlier)));
  }

  private static Earlier earlier(DigestPeriod period) {
    Map<Problem, Long> troubled = new HashMap<>();
    period.report().problems().forEach(one -> troubled.put(one.problem(), one.totals().failed()));
    return new Earlier(troubled);
  }

  /// Notes how it stands with a period, unless another one ended meanwhile.
  synchronized void note(Due due, State now) {
    if (ended.filter(one -> one.end.equals(due.end())).isPresent()) {
      state = now;
      isChanged = true;
    }
  }

  /// Takes what was being told when the program ended for told.
  ///
  /// @return whether there was such a period
  synchronized boolean settle() {
    boolean isUnsure = state == State.TAKEN;
    if (isUnsure) {
      state = State.TOLD;
      isChanged = true;
    }
    return isUnsure;
  }

  /// What is to be kept; empty where nothing changed since it was asked last.
  synchronized Optional<Kept> changed() {
    if (!isChanged) {
      return Optional.empty();
    }
    isChanged = false;
    return Optional.of(
        new Kept(
            mark,
            state,
            Kept.Part.of(running),
            ended.map(Kept.Part::of),
            before.map(Kept.Part::of)));
  }

  /// Has it be kept again later.
  synchronized void unkept() {
    isChanged = true;
  }
}
