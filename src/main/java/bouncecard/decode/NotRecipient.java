package bouncecard.decode;

import bouncecard.catalog.Term;

/// Why an address in a paste was taken for no recipient's.
public enum NotRecipient implements Term {
  /// Another program wrote the line.
  ANOTHER_PROGRAM,
  /// It stands in a trace or in a header field that speaks of no delivery.
  TRACE,
  /// It is the name of a message.
  MESSAGE_ID,
  /// The words beside it say that it is somebody else's: a sender, a contact, a login.
  WORDS_BESIDE,
  /// It is a mail system's own, as `MAILER-DAEMON`.
  MAIL_SYSTEM,
  /// A recipient is named where reports, logs, sessions and events name one, and not there.
  OTHER_PLACE,
  /// Others are named more plainly.
  LESS_PLAINLY,
  /// Nothing says what it has to do with a delivery.
  NOTHING_SAID
}
