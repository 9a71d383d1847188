package bouncecard.app;

import bouncecard.catalog.RuleId;
import java.util.List;
import java.util.Optional;

/// What a search found, best first.
///
/// @param causes ids of causes
/// @param codes codes and tokens to ask for
public record SearchResult(List<String> causes, List<Code> codes) {

  /// A code or token, and the provider's rule by which it was found, if it was by one.
  public record Code(String written, Optional<RuleId> rule) {}

  /// Copies the lists.
  public SearchResult {
    causes = List.copyOf(causes);
    codes = List.copyOf(codes);
  }

  /// Whether nothing was found.
  public boolean isEmpty() {
    return causes.isEmpty() && codes.isEmpty();
  }
}
