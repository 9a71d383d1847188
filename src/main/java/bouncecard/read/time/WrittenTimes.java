package bouncecard.read.time;

import bouncecard.delivery.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;

/// Reads when something happened as logs and reports write it: ISO 8601 and what resembles it,
/// syslog's `Nov 29 10:00:00` without a year, a mail's `Sun, 29 Nov 2026 10:00:00 +0100`, a web
/// server's `29/Nov/2026:10:00:00 +0100`, and seconds or milliseconds since 1970.
///
/// Each text is looked at once, up to a fixed reach.
public final class WrittenTimes {
  private static final int REACH = 96;
  private static final int MOST_WORDS = 8;
  private static final long EARLIEST = 800_000_000L;
  private static final long LATEST = 5_000_000_000L;

  private final LocalDate latest;

  /// @param latest no time without a year is taken to be later than the day after this one
  public WrittenTimes(LocalDate latest) {
    this.latest = latest;
  }

  /// The first time in the head of a line; empty where none stands there.
  public Optional<Timestamp> in(String line) {
    int reach = Math.min(line.length(), REACH);
    int words = 0;
    for (int i = 0; i < reach && words < MOST_WORDS; i++) {
      boolean isBegin = i == 0 || !Character.isLetterOrDigit(line.charAt(i - 1));
      if (isBegin && Character.isLetterOrDigit(line.charAt(i))) {
        Optional<Timestamp> found = at(line, i);
        if (found.isPresent()) {
          return found;
        }
        words++;
      }
    }
    return Optional.empty();
  }

  /// `@400000004a1b2c3d…`: seconds of TAI64N, which count ten more than 1970's (libtai).
  private static Optional<Timestamp> labelled(String line, int from) {
    if (!line.startsWith("40000000", from) || from + 16 > line.length()) {
      return Optional.empty();
    }
    long seconds = 0;
    for (int i = from + 8; i < from + 16; i++) {
      int digit = Character.digit(line.charAt(i), 16);
      if (digit < 0) {
        return Optional.empty();
      }
      seconds = seconds * 16 + digit;
    }
    return Optional.of(Timestamp.of(Instant.ofEpochSecond(seconds - 10)));
  }

  private Optional<Timestamp> at(String line, int from) {
    if (from > 0 && line.charAt(from - 1) == '@') {
      return labelled(line, from);
    }
    TimeCursor at = new TimeCursor(line, from);
    try {
      return at.isDigit() ? numeric(at) : named(at);
    } catch (DateTimeException _) {
      return Optional.empty(); // the thirtieth of February
    }
  }

  /// `Nov 29 10:00:00`, `Nov 29 2026 10:00:00`, or `Sun, 29 Nov 2026 10:00:00`.
  private Optional<Timestamp> named(TimeCursor at) {
    int month = at.month();
    if (month == 0) {
      boolean isWeekday = at.skipLetters() == 3;
      if (!isWeekday || !at.skipBlanks()) {
        return Optional.empty();
      }
      return at.isDigit() ? dayFirst(at) : named(at);
    }
    int day = at.skipBlanks() ? at.number(1, 2) : -1;
    if (day < 0 || !at.skipBlanks()) {
      return Optional.empty();
    }
    int number = at.number(1, 4);
    boolean isYear = number > 1900;
    if (isYear && (!at.skipBlanks() || (number = at.number(1, 4)) < 0)) {
      return Optional.empty();
    }
    return month(at, month, day, isYear ? at.year() : 0, number);
  }

  private Optional<Timestamp> month(TimeCursor at, int month, int day, int year, int hour) {
    if (!at.time(hour)) {
      return Optional.empty();
    }
    if (year > 0) {
      return Optional.of(at.timestamp(year, month, day, at.offset()));
    }
    int written = at.yearAfter();
    return Optional.of(
        written > 0
            ? at.timestamp(written, month, day, Optional.empty())
            : assumed(at, month, day));
  }

  /// The latest year in which the day is not past the latest one; leap days have years of their
  /// own.
  private Timestamp assumed(TimeCursor at, int month, int day) {
    int year = latest.getYear();
    while (month == 2 && day == 29 && !LocalDate.of(year, 1, 1).isLeapYear()) {
      year--;
    }
    if (LocalDate.of(year, month, day).isAfter(latest.plusDays(1))) {
      year--;
    }
    while (month == 2 && day == 29 && !LocalDate.of(year, 1, 1).isLeapYear()) {
      year--;
    }
    return new Timestamp(at.local(year, month, day), Optional.empty(), /* isYearAssumed= */ true);
  }

  /// `29 Nov 2026 10:00:00 +0100`, `29/Nov/2026:10:00:00 +0100`.
  private static Optional<Timestamp> dayFirst(TimeCursor at) {
    int day = at.number(1, 2);
    if (day < 0 || !at.skip(" /-")) {
      return Optional.empty();
    }
    int month = at.month();
    if (month == 0 || !at.skip(" /-")) {
      return Optional.empty();
    }
    int year = at.number(4, 4);
    if (year < 0 || !at.skip(" :T") || !at.time(at.number(1, 2))) {
      return Optional.empty();
    }
    return Optional.of(at.timestamp(year, month, day, at.offset()));
  }

  private static Optional<Timestamp> numeric(TimeCursor at) {
    int digits = at.digits();
    if (digits == 4) {
      return yearFirst(at);
    }
    if (digits <= 2) {
      return dayFirst(at);
    }
    return epoch(at, digits);
  }

  private static Optional<Timestamp> epoch(TimeCursor at, int digits) {
    if ((digits != 10 && digits != 13) || at.isWordAfter(digits)) {
      return Optional.empty();
    }
    long number = at.longNumber(digits);
    long seconds = digits == 13 ? number / 1000 : number;
    return seconds < EARLIEST || seconds > LATEST
        ? Optional.empty()
        : Optional.of(Timestamp.of(Instant.ofEpochSecond(seconds)));
  }

  /// `2026-11-29T10:00:00.5+01:00`, `2026/11/29 10:00:00`, with blanks before the offset or not.
  private static Optional<Timestamp> yearFirst(TimeCursor at) {
    int year = at.number(4, 4);
    if (!at.skip("-/.")) {
      return Optional.empty();
    }
    int month = at.number(1, 2);
    if (month < 0 || !at.skip("-/.")) {
      return Optional.empty();
    }
    int day = at.number(1, 2);
    if (day < 0 || !at.skip(" T_t") || !at.time(at.number(1, 2))) {
      return Optional.empty();
    }
    return Optional.of(at.timestamp(year, month, day, at.offset()));
  }
}
