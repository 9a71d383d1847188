package bouncecard.probe;

import bouncecard.catalog.Term;

/// A failure on the way to a server and back.
public enum NetworkFailure implements Term {
  /// The server's machine refused the connection.
  REFUSED,
  /// Nothing came within the time.
  TIMED_OUT,
  /// There is no way to the address.
  NO_ROUTE,
  /// The connection was cut.
  RESET,
  /// The server closed it.
  CLOSED,
  /// A line, a reply or all of it together was longer than any server has reason to.
  TOO_LONG,
  /// What came is no reply of SMTP.
  NOT_SMTP,
  /// A reply was there before anything was asked for.
  UNASKED,
  /// Whatever else the network did.
  OTHER
}
