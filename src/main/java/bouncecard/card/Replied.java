package bouncecard.card;

import bouncecard.decode.Diagnosis;
import bouncecard.probe.Report.Exchange;

/// A reply in a live check and what it means.
public record Replied(Exchange exchange, Diagnosis diagnosis) {}
