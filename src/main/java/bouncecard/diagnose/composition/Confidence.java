package bouncecard.diagnose.composition;

import bouncecard.catalog.Term;

/// How far a diagnosis can be relied on, the least first.
public enum Confidence implements Term {
  /// More likely than not, and no more.
  GUESS,
  /// Right in most cases.
  LIKELY,
  /// Said in so many words.
  SURE
}
