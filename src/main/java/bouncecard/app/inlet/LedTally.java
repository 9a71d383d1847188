package bouncecard.app.inlet;

import bouncecard.decode.Decoding;

/// Sums up by another one, which is made anew each time that this process takes the lead.
public final class LedTally implements InletTally {
  private volatile InletTally tally = InletTally.NONE;

  /// From now on it is summed up by that one.
  public void pass(InletTally other) {
    tally = other;
  }

  @Override
  public void count(Inlet inlet, Kept.Numbered arrival, Decoding read) {
    tally.count(inlet, arrival, read);
  }

  @Override
  public void flush() {
    tally.flush();
  }
}
