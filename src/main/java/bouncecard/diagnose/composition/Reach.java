package bouncecard.diagnose.composition;

import bouncecard.catalog.lexicon.Entry;
import bouncecard.catalog.lexicon.EntryKind;

/// How far negators reach.
final class Reach {
  private static final int NEGATED = 8;
  private static final int NEGATED_BEFORE = 2;
  private static final int DENIED = 4;

  private Reach() {}

  /// Whether a negator so far before an entry turns it.
  static boolean turns(Entry entry, int distance) {
    return entry.kind() == EntryKind.CAUSE
        ? entry.negatable() && distance <= NEGATED / 2
        : distance <= NEGATED;
  }

  /// Whether a negator that may follow turns what stands so far before it.
  static boolean turnsBefore(int distance) {
    return distance <= NEGATED_BEFORE;
  }

  /// Whether a negator says of a subject so far behind it that it is not: "not spam".
  static boolean denies(int distance) {
    return distance <= DENIED;
  }

  /// Whether a predicate so far behind one that was turned is turned with it: "not listed on any
  /// list".
  static boolean goesOn(int distance) {
    return distance <= DENIED / 2;
  }
}
