package bouncecard.app.feedback;

import bouncecard.catalog.Term;

/// The answer that somebody says would have been right.
///
/// @param cause the id of the cause that it is, where they name one; else empty
/// @param actor the word for who must act, where they name somebody; else empty
/// @param words their own; empty for none
public record Wanted(What what, String cause, String actor, String words) {

  /// What was wrong.
  public enum What implements Term {
    /// It is no bounce at all.
    NOT_A_BOUNCE,
    /// It has another cause.
    OTHER_CAUSE,
    /// Somebody else must act.
    OTHER_ACTOR,
    /// Something else, in words of one's own.
    SOMETHING_ELSE
  }
}
