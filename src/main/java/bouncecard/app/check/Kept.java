package bouncecard.app.check;

import bouncecard.probe.Report;
import java.time.Instant;

/// A report as it is kept, with when it was made.
public record Kept(Report report, Instant asked) {}
