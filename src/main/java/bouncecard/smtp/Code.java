package bouncecard.smtp;

/// A code that a person can ask about: a reply code, an enhanced status code, or a range of those.
public sealed interface Code permits ReplyCode, EnhancedStatusCode, EnhancedStatusCodeRange {

  /// The first digit: 2 to 5 for reply codes, 2, 4 or 5 for enhanced status codes.
  int classDigit();
}
