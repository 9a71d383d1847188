package bouncecard.app.triage;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// Reads when a line of a log was written: ISO 8601, Exim's form, syslog's without a year, seconds
/// since 1970, and TAI64N as multilog writes it. One thread uses it: the day before is remembered,
/// since most lines are of it.
final class LogTime {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final long DAY = 86_400;
  private static final int EPOCH_DIGITS = 10;

  /// Where a time says nothing of its distance to UTC.
  private static final int NO_OFFSET = Integer.MAX_VALUE;

  /// How many hexadecimal digits of TAI64N are seconds, and what 1970 began with in them.
  private static final int TAI_DIGITS = 16;

  private static final long TAI_1970 = (1L << 62) + 10;

  private final int year;
  private final int lastMonth;
  private final ZoneId zone;
  private int knownDay = -1;
  private long knownBegin;
  private long knownMidnight;
  private boolean isEven;

  /// @param now on which day it is, for lines without a year: none is from the future
  /// @param year the year of lines without one; 0 for the latest that is not in the future
  /// @param zone where lines without an offset were written
  LogTime(LocalDate now, int year, ZoneId zone) {
    this.year = year == 0 ? now.getYear() : year;
    this.lastMonth = year == 0 ? now.getMonthValue() * 31 + now.getDayOfMonth() + 1 : 0;
    this.zone = zone;
  }

  /// The second since 1970; 0 where the line does not begin with a time.
  long of(String line) {
    if (line.length() < 15) {
      return 0;
    }
    char c = line.charAt(0);
    if (c >= '0' && c <= '9') {
      return line.charAt(4) == '-' ? iso(line, 0) : line.charAt(10) == '.' ? epoch(line) : 0;
    }
    if (c == '<') {
      int end = line.indexOf('>'); // the priority of RFC 5424
      return end > 0 && end < 6 && line.length() > end + 23 ? iso(line, end + 3) : 0;
    }
    if (c == '@') {
      return tai(line);
    }
    return c >= 'A' && c <= 'Z' ? syslog(line) : 0;
  }

  /// The label of TAI64N, as far as leap seconds are let be, as in tai64nlocal.
  private static long tai(String line) {
    long label = 0;
    for (int i = 1; i <= TAI_DIGITS; i++) {
      int digit = i < line.length() ? Character.digit(line.charAt(i), 16) : -1;
      if (digit < 0) {
        return 0;
      }
      label = (label << 4) + digit;
    }
    return Math.max(0, label - TAI_1970);
  }

  private long syslog(String line) {
    int month = month(line);
    if (month == 0 || line.charAt(3) != ' ' || line.charAt(9) != ':' || line.charAt(12) != ':') {
      return 0;
    }
    int day = (line.charAt(4) == ' ' ? 0 : digit(line, 4) * 10) + digit(line, 5);
    boolean isFuture = lastMonth > 0 && month * 31 + day > lastMonth;
    return at(isFuture ? year - 1 : year, month, day, line, 7, NO_OFFSET);
  }

  private static int month(String line) {
    for (int i = 0; i < MONTHS.length(); i += 3) {
      if (line.startsWith(MONTHS.substring(i, i + 3))) {
        return i / 3 + 1;
      }
    }
    return 0;
  }

  private long iso(String line, int from) {
    if (line.length() < from + 19 || line.charAt(from + 4) != '-' || line.charAt(from + 7) != '-') {
      return 0;
    }
    int ofYear = number(line, from, 4);
    int month = number(line, from + 5, 2);
    int day = number(line, from + 8, 2);
    return at(ofYear, month, day, line, from + 11, offset(line, from + 19));
  }

  /// How far what is after the seconds is ahead of UTC, in seconds.
  private static int offset(String line, int from) {
    int at = from;
    while (at < line.length()
        && (line.charAt(at) == '.'
            || line.charAt(at) == ','
            || (line.charAt(at) >= '0' && line.charAt(at) <= '9'))) {
      at++;
    }
    if (at >= line.length()) {
      return NO_OFFSET;
    }
    char c = line.charAt(at);
    if (c == 'Z') {
      return 0;
    }
    int minutes = at + 3 < line.length() && line.charAt(at + 3) == ':' ? at + 4 : at + 3;
    boolean isOffset =
        (c == '+' || c == '-') && number(line, at + 1, 2) >= 0 && number(line, minutes, 2) >= 0;
    if (!isOffset) {
      return NO_OFFSET;
    }
    int ahead = number(line, at + 1, 2) * 3_600 + number(line, minutes, 2) * 60;
    return c == '-' ? -ahead : ahead;
  }

  private static long epoch(String line) {
    long second = 0;
    for (int i = 0; i < EPOCH_DIGITS; i++) {
      int digit = digit(line, i);
      if (digit < 0) {
        return 0;
      }
      second = second * 10 + digit;
    }
    return second;
  }

  private long at(int ofYear, int month, int day, String line, int time, int offset) {
    int hour = number(line, time, 2);
    int minute = number(line, time + 3, 2);
    int second = number(line, time + 6, 2);
    boolean isTime =
        month >= 1
            && month <= 12
            && day >= 1
            && day <= 31
            && hour >= 0
            && hour < 24
            && minute >= 0
            && minute < 60
            && second >= 0
            && second < 62
            && ofYear > 1969
            && ofYear < 10_000;
    if (!isTime || day > LocalDate.of(ofYear, month, 1).lengthOfMonth()) {
      return 0;
    }
    know(ofYear, month, day);
    long ofDay = hour * 3_600L + minute * 60L + second;
    if (offset != NO_OFFSET) {
      return knownMidnight + ofDay - offset;
    }
    return isEven
        ? knownBegin + ofDay
        : LocalDateTime.of(ofYear, month, day, hour, minute, Math.min(second, 59))
            .atZone(zone)
            .toEpochSecond();
  }

  /// Looks a day up: when it begins, and whether the clock is let be within it.
  private void know(int ofYear, int month, int day) {
    int key = (ofYear * 13 + month) * 32 + day;
    if (key != knownDay) {
      LocalDate date = LocalDate.of(ofYear, month, day);
      knownMidnight = date.toEpochDay() * DAY;
      knownBegin = date.atStartOfDay(zone).toEpochSecond();
      isEven = date.plusDays(1).atStartOfDay(zone).toEpochSecond() - knownBegin == DAY;
      knownDay = key;
    }
  }

  private static int number(String line, int from, int length) {
    int number = 0;
    for (int i = from; i < from + length; i++) {
      int digit = i < line.length() ? digit(line, i) : -1;
      if (digit < 0) {
        return -1;
      }
      number = number * 10 + digit;
    }
    return number;
  }

  private static int digit(String line, int at) {
    char c = line.charAt(at);
    return c >= '0' && c <= '9' ? c - '0' : -1;
  }
}
