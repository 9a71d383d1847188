package bouncecard.app.search;

import bouncecard.catalog.RuleId;
import java.util.List;
import java.util.Optional;

/// The result of a search, best first.
public record SearchResult(List<Hit> hits) {

  /// One thing that was found.
  public sealed interface Hit {}

  /// Why mail fails: the id of a cause.
  public record Topic(String cause) implements Hit {}

  /// A code or token to ask for, and the provider's rule by which it was found, if it was by one.
  public record Code(String written, Optional<RuleId> rule) implements Hit {}

  /// Copies the list.
  public SearchResult {
    hits = List.copyOf(hits);
  }

  /// Whether nothing was found.
  public boolean isEmpty() {
    return hits.isEmpty();
  }
}
