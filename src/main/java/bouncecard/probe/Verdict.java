package bouncecard.probe;

import bouncecard.catalog.Term;

/// The verdict that the check of a mailbox comes to.
public enum Verdict implements Term {
  /// The server takes mail for it and refuses a made-up one.
  EXISTS,
  /// The server refuses it, and for no other reason than the mailbox.
  DOES_NOT_EXIST,
  /// The server takes mail for any name, so nothing is known of this one.
  ACCEPTS_EVERYTHING,
  /// The server takes mail for it; whether it would for any could not be tried.
  ACCEPTED_UNTESTED,
  /// It exists and is over its quota.
  FULL,
  /// It exists and was switched off.
  DISABLED,
  /// It exists and gets too much at the moment.
  EXISTS_RATE_LIMITED,
  /// The server puts off; nothing is known of the mailbox.
  TRY_LATER,
  /// The server refuses us, whatever the mailbox.
  REFUSED_US,
  /// The server does not take mail for this domain or mailbox.
  NOT_THIS_SERVER,
  /// The domain says that it takes no mail.
  NO_MAIL_BY_DESIGN,
  /// There is no such domain.
  NO_SUCH_DOMAIN,
  /// The DNS cannot tell.
  DNS_TROUBLE,
  /// There is no server, or none could be spoken to.
  UNREACHABLE,
  /// It could not be found out.
  UNKNOWN
}
