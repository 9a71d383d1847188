package bouncecard.tally;

import bouncecard.catalog.Term;

/// The outcome of a message for one recipient. Of two that were told for the same second, the later
/// one here counts.
public enum Outcome implements Term {
  /// The next server still has to take it.
  WAITING,
  /// A server took it.
  DELIVERED,
  /// It was given up.
  FAILED
}
