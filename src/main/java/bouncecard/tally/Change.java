package bouncecard.tally;

import bouncecard.catalog.Term;

/// The change of a problem since an earlier tally.
///
/// @param before how many recipients it troubled then
/// @param now how many it troubles now
public record Change(Kind kind, Problem problem, long before, long now) {

  /// What became of it.
  public enum Kind implements Term {
    APPEARED,
    GONE,
    DOUBLED,
    HALVED
  }
}
