package bouncecard.app.triage;

import java.time.LocalDate;
import java.time.ZoneId;

/// What of the inputs counts, and how times without a year or an offset are read.
///
/// @param period what is told for other times does not count
/// @param year the year of lines without one; 0 for the latest that is not in the future
/// @param zone where lines without an offset were written
/// @param today on which day it is
/// @param top how many of each kind are told
public record TriageOptions(Period period, int year, ZoneId zone, LocalDate today, int top) {

  LogTime logTime() {
    return new LogTime(today, year, zone);
  }

  boolean includes(long second) {
    return period.includes(second);
  }
}
