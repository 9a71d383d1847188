package bouncecard.catalog.service;

import bouncecard.catalog.Term;

/// The kind of a mail service's event: what became of a mail, the gravest first.
public enum EventKind implements Term {
  /// It failed, and the service does not try again.
  BOUNCE,
  /// It is not delivered yet; the service goes on trying.
  DELAYED,
  /// The recipient complained of it or does not want any more of them.
  FEEDBACK,
  /// The recipient's side answered by itself.
  AUTO_REPLY,
  /// The receiving server took it.
  DELIVERED,
  /// Anything else: handed in, opened, held, a list that changed.
  NOT_A_BOUNCE
}
