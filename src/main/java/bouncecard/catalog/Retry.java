package bouncecard.catalog;

/// The advice about the same message: whether to send it again.
public enum Retry implements Term {
  /// It will fail again.
  NO,
  /// The mail system retries by itself, and that is right.
  YES,
  /// Only after something was changed.
  AFTER_CHANGE,
  /// The mail system does not, but the same message may pass later.
  LATER,
  /// It worked.
  NOT_NEEDED,
  /// An intermediate reply: the client continues.
  GO_ON,
  /// The words after the code decide.
  DEPENDS
}
