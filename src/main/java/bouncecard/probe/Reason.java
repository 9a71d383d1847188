package bouncecard.probe;

import bouncecard.catalog.Term;

/// The reason that a [Verdict] rests on. Each has a sentence among the messages (`reason-…`).
public enum Reason implements Term {
  /// The server took it and refused the made-up one.
  ACCEPTED_AND_CONTROL_REFUSED,
  /// The server took it and put off the made-up one, which VRFY refuses as unknown.
  VERIFIED,
  /// The server refused it as unknown.
  UNKNOWN_MAILBOX,
  /// The server took both.
  BOTH_ACCEPTED,
  /// The server took it; the made-up one was put off, refused otherwise, or not tried.
  CONTROL_INCONCLUSIVE,
  OVER_QUOTA,
  SWITCHED_OFF,
  RECEIVES_TOO_MUCH,
  /// Both were put off alike, or in words of greylisting's codes.
  GREYLISTED,
  PUT_OFF,
  /// Put off, while the made-up one was refused as unknown: it likely exists.
  PUT_OFF_BUT_KNOWN,
  /// The greeting refused the client.
  GREETING_REFUSED,
  /// Refused for policy or reputation.
  POLICY,
  NULL_SENDER_REFUSED,
  TLS_REQUIRED,
  TOLD_TO_GO_AWAY,
  RELAY_DENIED,
  MOVED,
  NULL_MX,
  NAME_MISSING,
  NO_MAIL_RECORDS,
  DNS_FAILED,
  /// No address could be connected to.
  NO_CONNECTION,
  /// No address may be dialled.
  ADDRESS_FORBIDDEN,
  /// Our own limits keep us from asking now.
  WITHHELD,
  /// The time was over before the server had answered.
  SLOW,
  /// The server does not speak SMTP, or not within its limits.
  BROKEN_PROTOCOL,
  HUNG_UP,
  /// Text in clear stood before TLS.
  INJECTION,
  NEEDS_SMTPUTF8,
  /// Its reply tells nothing that can be relied on.
  UNCLEAR
}
