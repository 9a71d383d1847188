package bouncecard.decode;

import bouncecard.catalog.Provider;
import java.util.List;

/// Everything that came into question for one failed delivery, and why one of them decided. Made
/// only where somebody asks.
///
/// @param speakers whom the delivery points to, the likeliest first
/// @param contenders who won first, then the rules by strength, then those set aside, then codes
public record Contest(List<Provider> speakers, List<Contender> contenders) {

  /// Copies the lists.
  public Contest {
    speakers = List.copyOf(speakers);
    contenders = List.copyOf(contenders);
  }
}
