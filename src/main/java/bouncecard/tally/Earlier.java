package bouncecard.tally;

import java.util.Map;

/// An earlier triage, to compare with.
///
/// @param troubled recipients who did not have it, by problem
public record Earlier(Map<Problem, Long> troubled) {

  /// Copies the map.
  public Earlier {
    troubled = Map.copyOf(troubled);
  }
}
