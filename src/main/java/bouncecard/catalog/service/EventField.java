package bouncecard.catalog.service;

import bouncecard.catalog.Term;

/// A field that can be read from a service's event.
public enum EventField implements Term {
  RECIPIENT,
  /// The reverse-path.
  SENDER,
  /// What the receiving server said.
  REPLY,
  /// What the service says of it in words of its own; never a reply.
  PROSE,
  /// The enhanced status code, where it stands apart from the reply.
  STATUS,
  /// The reply code, where it stands apart from the reply.
  CODE,
  /// When it happened.
  TIME,
  /// The service's id of the message.
  ID,
  REPORTING_MTA,
  REMOTE_MTA,
  SENDING_IP,
  /// The SMTP command that was refused.
  COMMAND
}
