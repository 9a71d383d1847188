package bouncecard.decode;

import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.Explanation;
import bouncecard.delivery.FailedDelivery;

import java.util.Optional;

/// One recipient: what was found and what it means.
///
/// @param contest what else came into question; empty unless it was asked for
public record Report(FailedDelivery found, Diagnosis diagnosis, Optional<Explanation> contest) {

  /// A report without an explanation.
  Report(FailedDelivery found, Diagnosis diagnosis) {
    this(found, diagnosis, Optional.empty());
  }
}
