package bouncecard.decode;

import bouncecard.delivery.FailedDelivery;
import bouncecard.delivery.Place;
import bouncecard.diagnose.Diagnosis;
import bouncecard.diagnose.Explanation;
import bouncecard.text.UntrustedText;
import java.util.Optional;

/// One recipient: what was found and what it means.
///
/// @param explanation what else came into question; empty unless it was asked for
public record Report(FailedDelivery found, Diagnosis diagnosis, Optional<Explanation> explanation) {

  /// A report without an explanation.
  Report(FailedDelivery found, Diagnosis diagnosis) {
    this(found, diagnosis, Optional.empty());
  }

  /// The same of that sender, where it names none.
  Report withSender(UntrustedText sender) {
    return found.sender().isPresent()
        ? this
        : new Report(found.withSender(Optional.of(sender), Place.REPLY), diagnosis, explanation);
  }
}
