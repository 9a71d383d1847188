package bouncecard.app.triage;

import bouncecard.tally.Count;
import bouncecard.tally.TallyReport;
import java.util.List;

/// The result of a triage: what inputs tell as a whole.
///
/// @param tally what became of the mail
/// @param unknown replies whose cause is not known, masked, the most frequent first
/// @param ownRefusals how often our own server refused others, by cause
/// @param clockBack by how many seconds the clock of a log went back at most; 0 where it did not
/// @param isCut whether reading ended before the inputs did
public record TriageResult(
    TallyReport tally,
    List<Count> unknown,
    List<Count> ownRefusals,
    long clockBack,
    boolean isCut) {

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
