package bouncecard.app.state;

import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// Remembers until when something holds.
///
/// @param clock what people read
public record Deadlines(StateStore store, InstantSource clock) {

  /// Until when; empty where nothing is remembered or it is over.
  public Optional<Instant> until(String key) {
    return store
        .get(StateSpace.DEADLINES, key)
        .flatMap(Deadlines::read)
        .filter(until -> until.isAfter(clock.instant()));
  }

  /// Remembers; a later moment replaces an earlier one.
  public void remember(String key, Instant until) {
    Duration life = Duration.between(clock.instant(), until);
    if (life.isPositive()) {
      store.put(
          StateSpace.DEADLINES, key, until.toString().getBytes(StandardCharsets.US_ASCII), life);
    }
  }

  private static Optional<Instant> read(byte[] value) {
    try {
      return Optional.of(Instant.parse(new String(value, StandardCharsets.US_ASCII)));
    } catch (DateTimeException _) {
      return Optional.empty(); // another release wrote it
    }
  }
}
