package bouncecard.smtp;

import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/// Neighbouring enhanced status codes that mean the same, such as Microsoft's `5.7.606-649`.
///
/// @param first the first code of the range
/// @param lastDetail the detail of the last one, greater than that of the first
public record EnhancedStatusCodeRange(EnhancedStatusCode first, int lastDetail) implements Code {

  /// Checks that the range rises.
  public EnhancedStatusCodeRange {
    if (lastDetail <= first.detail() || lastDetail > 999) {
      throw new IllegalArgumentException("not a range: " + first + "-" + lastDetail);
    }
  }

  /// The range, or the range of one code, that the whole of `text` is.
  public static Optional<EnhancedStatusCodeRange> parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 0 || text.length() - dash > 4 || text.length() - dash < 2) {
      return Optional.empty();
    }
    Optional<EnhancedStatusCode> first = EnhancedStatusCode.parse(text.substring(0, dash));
    if (first.isEmpty()) {
      return Optional.empty();
    }
    int last = 0;
    for (int i = dash + 1; i < text.length(); i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return Optional.empty();
      }
      last = last * 10 + digit;
    }
    return last > first.get().detail()
        ? Optional.of(new EnhancedStatusCodeRange(first.get(), last))
        : Optional.empty();
  }

  /// Whether `code` is one of them.
  public boolean contains(EnhancedStatusCode code) {
    return code.statusClass() == first.statusClass()
        && code.subject() == first.subject()
        && code.detail() >= first.detail()
        && code.detail() <= lastDetail;
  }

  /// All of them, in order.
  public List<EnhancedStatusCode> codes() {
    return IntStream.rangeClosed(first.detail(), lastDetail)
        .mapToObj(detail -> new EnhancedStatusCode(first.statusClass(), first.subject(), detail))
        .toList();
  }

  @Override
  public int classDigit() {
    return first.statusClass();
  }

  @Override
  public String toString() {
    return first + "-" + lastDetail;
  }
}
