package bouncecard.tally;

import bouncecard.catalog.Term;

/// Where a problem goes.
public enum Trend implements Term {
  RISING,
  FALLING,
  STEADY
}
