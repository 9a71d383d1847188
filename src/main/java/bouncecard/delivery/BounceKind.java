package bouncecard.delivery;

import bouncecard.catalog.Term;

/// The kind of mail or text that was read.
public enum BounceKind implements Term {
  /// Somebody refused or could not deliver.
  BOUNCE,
  /// Not yet delivered; the reporting MTA goes on trying.
  DELAYED,
  /// A complaint from a feedback loop (RFC 5965).
  FEEDBACK,
  /// An automatic answer such as out-of-office (RFC 3834).
  AUTO_REPLY,
  /// A notice of success.
  DELIVERED,
  NOT_A_BOUNCE
}
