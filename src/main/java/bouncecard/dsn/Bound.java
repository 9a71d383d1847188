package bouncecard.dsn;

/// A bound that was met while something was read: what lies beyond it was skipped, and whoever
/// reads the answer is told so.
public enum Bound {
  /// More header fields than are read.
  HEADERS,
  /// A header field longer than is read.
  HEADER_LENGTH,
  /// A text longer than is read.
  TEXT_LENGTH,
  /// More parts of a mail than are read.
  PARTS,
  /// Parts nested deeper than is read.
  DEPTH,
  /// More recipients than are read.
  RECIPIENTS,
  /// JSON that ends in the middle of an event.
  EVENTS
}
