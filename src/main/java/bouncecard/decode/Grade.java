package bouncecard.decode;

import bouncecard.catalog.Term;

/// How sure it is that what was read tells of a delivery, the surest first.
public enum Grade implements Term {
  /// A delivery report, log line, event, session, or exception that carries a reply.
  REPORT,
  /// A line that is a server's reply.
  REPLY,
  /// A code or a reply inside a sentence, table, ticket or statistic.
  MENTION
}
