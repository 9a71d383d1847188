package bouncecard.probe;

import bouncecard.smtp.SmtpCommand;

/// A hint in the words of a reply. Hints only ever choose among what the codes leave open, and
/// never make a mailbox exist or not by themselves.
public enum Hint {
  /// Nothing that is known.
  NONE,
  /// The mailbox is not known.
  UNKNOWN_USER,
  /// The server does not take mail for the domain.
  RELAY_DENIED,
  /// The client, its network or its doings are refused.
  REFUSES_US,
  /// The sender is refused.
  REFUSES_SENDER,
  /// Greylisting.
  GREYLISTED;

  /// Port: the engine that judges wordings.
  public interface Reader {
    /// What the reply to that command points to.
    Hint read(ServerReply reply, SmtpCommand answered);
  }
}
