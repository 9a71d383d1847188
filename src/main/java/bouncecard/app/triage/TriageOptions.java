package bouncecard.app.triage;

import java.time.LocalDate;
import java.time.ZoneId;

/// The options of a triage: what of the inputs counts, and how times without a year or an offset
/// are read.
///
/// @param period what is told for other times does not count
/// @param year the year of lines without one; 0 for the latest that is not in the future
/// @param zone where lines without an offset were written
/// @param today on which day it is
/// @param top how many of each kind are told
/// @param namesRecipients whether the addresses of those who do not have their mail are told
public record TriageOptions(
    Period period, int year, ZoneId zone, LocalDate today, int top, boolean namesRecipients) {

  /// The same without anybody's address.
  public TriageOptions(Period period, int year, ZoneId zone, LocalDate today, int top) {
    this(period, year, zone, today, top, /* namesRecipients= */ false);
  }

  LogTime logTime() {
    return new LogTime(today, year, zone);
  }

  boolean includes(long second) {
    return period.includes(second);
  }
}
