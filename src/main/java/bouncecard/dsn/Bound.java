package bouncecard.dsn;

import java.util.Locale;

/// A bound that was met while something was read: what lies beyond it was skipped, or read as plain
/// text, and whoever reads the answer is told so.
public enum Bound {
  /// More header fields than are read.
  HEADERS,
  /// A header field longer than is read.
  HEADER_LENGTH,
  /// A boundary between parts longer than one may be (RFC 2046 §5.1.1).
  BOUNDARY,
  /// A text longer than is read.
  TEXT_LENGTH,
  /// More parts of a mail than are read.
  PARTS,
  /// Parts nested deeper than is read.
  DEPTH,
  /// More recipients than are read.
  RECIPIENTS,
  /// JSON that ends in the middle of an event.
  EVENTS;

  /// Its name in data, as `header-length`.
  public String token() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
