package bouncecard.tally;

/// How often a value was met.
public record Count(String name, long times) {}
