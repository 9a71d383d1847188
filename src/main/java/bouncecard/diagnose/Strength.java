package bouncecard.diagnose;

import bouncecard.catalog.Term;

/// How much a rule counts for one reply, the least first.
public enum Strength implements Term {
  /// It says that there was an error; whatever says which error is stronger.
  SAYS_LITTLE,
  /// It is of somebody else than those who are known to have spoken.
  ANOTHERS,
  /// A wording that holds at any provider, or a mail program's, which runs at any of them.
  ANYBODYS,
  /// A block list's, which whoever spoke quotes.
  BLOCK_LISTS,
  /// The codes of the one who spoke, or words of one when nobody else is known to have spoken.
  LIKELY_THEIRS,
  /// Words of the one who spoke.
  THEIRS,
  /// A rule of those who run the program, who know their own systems best.
  OPERATORS;

  /// Whether it is of the one who spoke, or of whom that one quotes: nothing else can know better.
  boolean isWhoSpoke() {
    return compareTo(BLOCK_LISTS) >= 0;
  }
}
