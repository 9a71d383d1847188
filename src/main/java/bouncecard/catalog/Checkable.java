package bouncecard.catalog;

/// The subject that a live check is asked about, to tell more about a cause.
public enum Checkable implements Term {
  /// It could not tell more.
  NOTHING,
  /// The recipient's mailbox, at the server that takes mail for it.
  MAILBOX,
  /// What the recipient's domain publishes.
  RECIPIENT_DOMAIN,
  /// What the sender's domain publishes.
  SENDER_DOMAIN
}
