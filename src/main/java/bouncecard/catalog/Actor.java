package bouncecard.catalog;

/// Who must act.
public enum Actor implements Term {
  /// The person who wrote the message.
  SENDER,
  /// Who runs the sending side: mail server, DNS, sending service's account.
  SENDER_ADMIN,
  /// The person it was written to.
  RECIPIENT,
  /// Who runs the receiving side.
  RECIPIENT_ADMIN,
  /// Nobody: wait, or nothing is wrong.
  NOBODY,
  /// The code alone does not tell.
  UNKNOWN
}
