package bouncecard.diagnose;

import bouncecard.catalog.Provider;
import java.util.List;

/// Everything that came into question for one failed delivery, and why one of them decided. Made
/// only where somebody asks.
///
/// @param attribution whom the delivery points to, the likeliest first
/// @param candidates who won first, then the rules by strength, then those set aside, then codes
public record Explanation(List<Provider> attribution, List<Candidate> candidates) {

  /// Copies the lists.
  public Explanation {
    attribution = List.copyOf(attribution);
    candidates = List.copyOf(candidates);
  }
}
