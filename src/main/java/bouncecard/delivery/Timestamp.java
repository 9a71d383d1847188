package bouncecard.delivery;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Optional;

/// When something happened, as precisely as the source told it.
///
/// @param local the date and time as they were written
/// @param offset the offset from UTC; empty where none was written
/// @param isYearAssumed whether the source has no year, as in lines of syslog
public record Timestamp(LocalDateTime local, Optional<ZoneOffset> offset, boolean isYearAssumed) {

  /// A moment that was told whole.
  public static Timestamp of(Instant instant) {
    return new Timestamp(
        LocalDateTime.ofInstant(instant, ZoneOffset.UTC), Optional.of(ZoneOffset.UTC), false);
  }

  /// The moment in the world; empty where no offset was written.
  public Optional<Instant> instant() {
    return offset.map(local::toInstant);
  }

  /// As ISO 8601 writes it, such as `2026-02-15T09:30:00+01:00`, without an offset where none was
  /// written.
  @Override
  public String toString() {
    return DateTimeFormatter.ISO_LOCAL_DATE_TIME.format(local.truncatedTo(ChronoUnit.SECONDS))
        + offset.map(ZoneOffset::getId).orElse("");
  }
}
