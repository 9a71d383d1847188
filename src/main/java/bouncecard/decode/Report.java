package bouncecard.decode;

import bouncecard.delivery.FailedDelivery;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.Explanation;
import java.util.Optional;

/// One recipient: what was found and what it means.
///
/// @param explanation what else came into question; empty unless it was asked for
public record Report(FailedDelivery found, Diagnosis diagnosis, Optional<Explanation> explanation) {

  /// A report without an explanation.
  Report(FailedDelivery found, Diagnosis diagnosis) {
    this(found, diagnosis, Optional.empty());
  }
}
