package bouncecard.compose;

import bouncecard.diagnose.Diagnosis;
import bouncecard.probe.ProbeReport.Exchange;

/// A reply in a live check and what it means.
public record Replied(Exchange exchange, Diagnosis diagnosis) {}
