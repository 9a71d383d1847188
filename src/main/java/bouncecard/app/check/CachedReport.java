package bouncecard.app.check;

import bouncecard.probe.ProbeReport;
import java.time.Instant;

/// A report as it is kept, with when it was made.
public record CachedReport(ProbeReport report, Instant asked) {}
