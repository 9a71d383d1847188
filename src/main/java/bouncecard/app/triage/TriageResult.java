package bouncecard.app.triage;

import bouncecard.tally.Count;
import bouncecard.tally.TallyReport;
import java.util.List;

/// What inputs tell as a whole.
///
/// @param tally what became of the mail
/// @param unknown replies whose cause is not known, masked, the most frequent first
/// @param ownRefusals how often our own server refused others, by cause
public record TriageResult(TallyReport tally, List<Count> unknown, List<Count> ownRefusals) {

  /// Copies the lists.
  public TriageResult {
    unknown = List.copyOf(unknown);
    ownRefusals = List.copyOf(ownRefusals);
  }

  /// Whether nothing was recognised.
  public boolean isNothing() {
    return tally.totals().all() == 0 && ownRefusals.isEmpty();
  }
}
