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

  /// The range that the whole of `text` is, as `5.7.606-649` or `5.7.606-5.7.649`; empty for
  /// anything else.
  public static Optional<EnhancedStatusCodeRange> parse(String text) {
    int dash = text.indexOf('-');
    if (dash < 0) {
      return Optional.empty();
    }
    String end = text.substring(dash + 1);
    Optional<EnhancedStatusCode> first = EnhancedStatusCode.parse(text.substring(0, dash));
    Optional<EnhancedStatusCode> last =
        first.flatMap(
            code ->
                EnhancedStatusCode.parse(end.indexOf('.') < 0 ? code.prefix() + end : end)
                    .filter(other -> other.prefix().equals(code.prefix())));
    return first.isPresent() && last.isPresent() && last.get().detail() > first.get().detail()
        ? Optional.of(new EnhancedStatusCodeRange(first.get(), last.get().detail()))
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
