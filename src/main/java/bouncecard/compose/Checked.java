package bouncecard.compose;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/// When a check was done.
///
/// @param isKept whether nobody was asked this time
/// @param askAgain after how long it makes sense to ask again
public record Checked(Instant asked, Duration age, boolean isKept, Optional<Duration> askAgain) {}
