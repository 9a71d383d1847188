package bouncecard.adapter.worker;

import java.time.Duration;

/// The limits of one question, and of all of them together.
///
/// @param workers how many are read at once, each in a process of its own
/// @param waiting how many may wait for their turn
/// @param patience how long one waits for it
/// @param time how long reading one may take
/// @param processor how much processor time that may take, the start of a process with it
/// @param idle after how long without a question a process is ended
public record WorkerLimits(
    int workers,
    int waiting,
    Duration patience,
    Duration time,
    Duration processor,
    Duration idle) {}
