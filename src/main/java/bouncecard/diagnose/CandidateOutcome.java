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
  /// Equally strong, but it only says that something was refused, and the other says why.
  BROADER,
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
  /// Words of a provider who does not show, and the sentences around them say something else.
  OTHERWISE_SAID,
  /// Sentences that say this too, but further apart or less plainly.
  FEWER_POINTS,
  /// A code, or what sentences say, where something stronger decided.
  NOT_NEEDED
}
