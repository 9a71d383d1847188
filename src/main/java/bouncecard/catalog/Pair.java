package bouncecard.catalog;

import bouncecard.smtp.Code;

/// Two codes that people confuse, with a hand-written difference.
public record Pair(Code first, Code second, Source source) {

  /// The key of its texts, as `252/550`.
  public String key() {
    return first + "/" + second;
  }
}
