package bouncecard.probe;

import bouncecard.catalog.Term;

/// Where in a check something happened.
public enum Stage implements Term {
  DNS,
  /// Before a connection: the address may not be dialled.
  GUARD,
  CONNECT,
  GREETING,
  EHLO,
  STARTTLS,
  VRFY,
  VRFY_CONTROL,
  MAIL,
  RCPT,
  RCPT_CONTROL,
  RSET,
  QUIT
}
