package bouncecard.decode;

/// One recipient: what was found and what it means.
public record Report(FailedDelivery found, Diagnosis diagnosis) {}
