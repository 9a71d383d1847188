package bouncecard.smtp;

import java.util.List;

/// A code that a person can ask about: a reply code, an enhanced status code, or a range of those.
public sealed interface Code permits ReplyCode, EnhancedStatusCode, EnhancedStatusCodeRange {

  /// The first digit: 2 to 5 for reply codes, 2, 4 or 5 for enhanced status codes.
  int classDigit();

  /// The one of several that says most: an enhanced status code, unless it says no more than its
  /// class.
  static Code mostTelling(List<Code> codes) {
    for (Code code : codes) {
      if (code instanceof EnhancedStatusCodeRange
          || (code instanceof EnhancedStatusCode enhanced && enhanced.subject() != 0)) {
        return code;
      }
    }
    return codes.getFirst();
  }
}
