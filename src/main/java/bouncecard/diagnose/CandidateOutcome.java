package bouncecard.diagnose;

import bouncecard.catalog.Term;

/// How something that came into question fared beside the others.
public enum CandidateOutcome implements Term {
  /// It decided.
  WON,
  /// It decided the cause, and a mail program's rule for the same cause has a text of its own.
  LENT_ITS_CAUSE,
  /// Its strength is less.
  WEAKER,
  /// Equally strong, but it names fewer parts of the reply.
  FEWER_PARTS,
  /// Equally many parts, but no token.
  NO_TOKEN,
  /// Equal in all that, but its wording is shorter.
  SHORTER,
  /// Equal in everything; the name decides, so that the order of files never does.
  LATER_NAME,
  /// It says no more than that there was an error, and something else says which.
  SAYS_LITTLE,
  /// It holds only at its provider, who did not speak here.
  NOT_SPEAKING,
  /// A code, where words decided.
  NOT_NEEDED
}
