package bouncecard.app.digest;

import bouncecard.catalog.Language;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.Optional;

/// The digest as the operator wants it.
///
/// @param at when a period ends and the next one begins
/// @param zone in which that is, and in which times are told
/// @param channel the id of the channel that is told
/// @param language of the digest; empty for the channel's own
public record DigestTerms(
    Every every, LocalTime at, ZoneId zone, String channel, Optional<Language> language) {

  /// How long a period is.
  public enum Every {
    DAY(Duration.ofHours(1)),
    /// From Monday to Monday.
    WEEK(Duration.ofHours(6));

    /// How long a bar of the chart is.
    final Duration bar;

    Every(Duration bar) {
      this.bar = bar;
    }
  }

  /// When the period ends that this moment is in: the first moment of the next one.
  Instant end(Instant moment) {
    LocalDate today = moment.atZone(zone).toLocalDate();
    LocalDate day = every == Every.DAY ? today : monday(today);
    while (!on(day).isAfter(moment)) {
      day = every == Every.DAY ? day.plusDays(1) : day.plusWeeks(1);
    }
    return on(day);
  }

  private static LocalDate monday(LocalDate day) {
    return day.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
  }

  private Instant on(LocalDate day) {
    return day.atTime(at).atZone(zone).toInstant();
  }
}
