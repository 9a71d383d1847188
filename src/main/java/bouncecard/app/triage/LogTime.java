package bouncecard.app.triage;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;

/// Reads when a line of a log was written: ISO 8601, Exim's form, syslog's without a year, and
/// seconds since 1970. One thread uses it: the day before is remembered, since most lines are of
/// it.
final class LogTime {
  private static final String MONTHS = "JanFebMarAprMayJunJulAugSepOctNovDec";
  private static final long DAY = 86_400;
  private static final int EPOCH_DIGITS = 10;

  private final int year;
  private final int lastMonth;
  private final ZoneId zone;
  private int knownDay = -1;
  private long knownBegin;

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
    return c >= 'A' && c <= 'Z' ? syslog(line) : 0;
  }

  private long syslog(String line) {
    int month = month(line);
    if (month == 0 || line.charAt(3) != ' ' || line.charAt(9) != ':' || line.charAt(12) != ':') {
      return 0;
    }
    int day = (line.charAt(4) == ' ' ? 0 : digit(line, 4) * 10) + digit(line, 5);
    boolean isFuture = lastMonth > 0 && month * 31 + day > lastMonth;
    return at(isFuture ? year - 1 : year, month, day, line, 7);
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
    long local = at(ofYear, month, day, line, from + 11);
    return local == 0 ? 0 : local - offset(line, from + 19, ofYear, month, day);
  }

  /// How far what is after the seconds moves them away from the zone's own time.
  private long offset(String line, int from, int ofYear, int month, int day) {
    int at = from;
    while (at < line.length()
        && (line.charAt(at) == '.'
            || line.charAt(at) == ','
            || (line.charAt(at) >= '0' && line.charAt(at) <= '9'))) {
      at++;
    }
    if (at >= line.length()) {
      return 0;
    }
    char c = line.charAt(at);
    long ours = begin(ofYear, month, day) - LocalDate.of(ofYear, month, day).toEpochDay() * DAY;
    if (c == 'Z') {
      return ours;
    }
    boolean isOffset =
        (c == '+' || c == '-') && at + 4 < line.length() && Character.isDigit(line.charAt(at + 1));
    if (!isOffset) {
      return 0;
    }
    int minutes = at + 3 < line.length() && line.charAt(at + 3) == ':' ? at + 4 : at + 3;
    if (minutes + 2 > line.length()) {
      return 0;
    }
    long theirs = number(line, at + 1, 2) * 3_600L + number(line, minutes, 2) * 60L;
    return ours + (c == '-' ? -theirs : theirs);
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

  private long at(int ofYear, int month, int day, String line, int time) {
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
    return begin(ofYear, month, day) + hour * 3_600L + minute * 60L + second;
  }

  /// When a day begins. What the clock does within it is let be.
  private long begin(int ofYear, int month, int day) {
    int key = (ofYear * 13 + month) * 32 + day;
    if (key != knownDay) {
      knownBegin = LocalDateTime.of(ofYear, month, day, 0, 0).atZone(zone).toEpochSecond();
      knownDay = key;
    }
    return knownBegin;
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
