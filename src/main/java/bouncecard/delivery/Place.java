package bouncecard.delivery;

import bouncecard.catalog.Term;

/// Where in what was read a value stood.
public enum Place implements Term {
  /// A field of the delivery-status part of the same meaning: `Final-Recipient`, `Status`, `Action`
  /// (RFC 3464 §2).
  DELIVERY_STATUS,
  /// The text of the Diagnostic-Code field.
  DIAGNOSTIC_CODE,
  /// The report's text for people.
  NOTICE,
  /// A header field of the report itself, as X-Failed-Recipients.
  HEADER,
  /// The mail that came back, or as much of it as is in the report.
  RETURNED_MESSAGE,
  /// A field of a feedback report (RFC 5965).
  FEEDBACK_REPORT,
  /// A line of a mail log.
  LOG_LINE,
  /// What was said in an SMTP session.
  TRANSCRIPT,
  /// A field of an event that a mail service sent as JSON.
  EVENT,
  /// A reply that was pasted as it is.
  REPLY
}
