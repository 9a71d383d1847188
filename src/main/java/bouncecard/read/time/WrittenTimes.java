package bouncecard.read.time;

import bouncecard.delivery.Timestamp;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// Reads when something happened as logs and reports write it: ISO 8601 and what resembles it,
/// syslog's `Nov 29 10:00:00` without a year, a mail's `Sun, 29 Nov 2026 10:00:00 +0100`, a web
/// server's `29/Nov/2026:10:00:00 +0100`, and seconds or milliseconds since 1970.
///
/// Each text is looked at once, up to a fixed reach.
public final class WrittenTimes {
  private static final int REACH = 96;
  private static final int MOST_WORDS = 8;
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";
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
    Cursor at = new Cursor(line, from);
    try {
      return at.isDigit() ? numeric(at) : named(at);
    } catch (DateTimeException _) {
      return Optional.empty(); // the thirtieth of February
    }
  }

  /// `Nov 29 10:00:00`, `Nov 29 2026 10:00:00`, or `Sun, 29 Nov 2026 10:00:00`.
  private Optional<Timestamp> named(Cursor at) {
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
    return month(at, month, day, isYear ? at.year : 0, number);
  }

  private Optional<Timestamp> month(Cursor at, int month, int day, int year, int hour) {
    if (!at.time(hour)) {
      return Optional.empty();
    }
    if (year > 0) {
      return Optional.of(at.timestamp(year, month, day, at.offset()));
    }
    int written = at.yearBehind();
    return Optional.of(
        written > 0
            ? at.timestamp(written, month, day, Optional.empty())
            : assumed(at, month, day));
  }

  /// The latest year in which the day is not past the latest one; leap days have years of their
  /// own.
  private Timestamp assumed(Cursor at, int month, int day) {
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
  private static Optional<Timestamp> dayFirst(Cursor at) {
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

  private static Optional<Timestamp> numeric(Cursor at) {
    int digits = at.digits();
    if (digits == 4) {
      return yearFirst(at);
    }
    if (digits <= 2) {
      return dayFirst(at);
    }
    return epoch(at, digits);
  }

  private static Optional<Timestamp> epoch(Cursor at, int digits) {
    if ((digits != 10 && digits != 13) || at.isWordBehind(digits)) {
      return Optional.empty();
    }
    long number = at.longNumber(digits);
    long seconds = digits == 13 ? number / 1000 : number;
    return seconds < EARLIEST || seconds > LATEST
        ? Optional.empty()
        : Optional.of(Timestamp.of(Instant.ofEpochSecond(seconds)));
  }

  /// `2026-11-29T10:00:00.5+01:00`, `2026/11/29 10:00:00`, with blanks before the offset or not.
  private static Optional<Timestamp> yearFirst(Cursor at) {
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

  /// A place in a text, moved on over what is read.
  private static final class Cursor {
    private final String text;
    private int at;
    private int hour;
    private int minute;
    private int second;
    private int year;

    Cursor(String text, int at) {
      this.text = text;
      this.at = at;
    }

    boolean isDigit() {
      return digits() > 0;
    }

    int digits() {
      int end = at;
      while (end < text.length() && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
        end++;
      }
      return end - at;
    }

    /// The number there, -1 where it has other than so many digits.
    int number(int least, int most) {
      int digits = digits();
      if (digits < least || digits > most) {
        return -1;
      }
      int value = (int) longNumber(digits);
      year = digits == 4 ? value : year;
      return value;
    }

    long longNumber(int digits) {
      long value = Long.parseLong(text.substring(at, at + digits));
      at += digits;
      return value;
    }

    /// Whether a letter touches the number.
    boolean isWordBehind(int digits) {
      return at + digits < text.length() && Character.isLetterOrDigit(text.charAt(at + digits));
    }

    boolean skip(String signs) {
      boolean isThere = at < text.length() && signs.indexOf(text.charAt(at)) >= 0;
      at += isThere ? 1 : 0;
      return isThere;
    }

    boolean skipBlanks() {
      int start = at;
      while (at < text.length() && at - start < 3 && " ,".indexOf(text.charAt(at)) >= 0) {
        at++;
      }
      return at > start;
    }

    int skipLetters() {
      int start = at;
      while (at < text.length() && at - start < 10 && Character.isLetter(text.charAt(at))) {
        at++;
      }
      return at - start;
    }

    /// The month that three letters name there, moved past; 0 where none is.
    int month() {
      if (at + 3 > text.length()) {
        return 0;
      }
      for (int i = 0; i < MONTHS.length(); i += 3) {
        if (text.regionMatches(/* ignoreCase= */ true, at, MONTHS, i, 3)) {
          boolean isWord = at + 3 == text.length() || !Character.isLetter(text.charAt(at + 3));
          at += isWord ? 3 : 0;
          return isWord ? i / 3 + 1 : 0;
        }
      }
      return 0;
    }

    /// Reads `:00:00` and a fraction behind the hour.
    boolean time(int hours) {
      if (hours < 0 || hours > 23 || !skip(":")) {
        return false;
      }
      hour = hours;
      minute = number(2, 2);
      if (minute < 0 || minute > 59) {
        return false;
      }
      second = skip(":") ? Math.min(59, number(2, 2)) : 0;
      if (second >= 0 && skip(".,")) {
        at += digits();
      }
      return second >= 0;
    }

    /// `Sun Nov 29 10:00:00 2026`.
    int yearBehind() {
      if (!skip(" ")) {
        return 0;
      }
      int found = number(4, 4);
      return found > 1900 && found < 2200 ? found : 0;
    }

    Optional<ZoneOffset> offset() {
      int start = at;
      skip(" ");
      if (at >= text.length()) {
        return Optional.empty();
      }
      if (text.startsWith("Z", at) || text.startsWith("UTC", at) || text.startsWith("GMT", at)) {
        return Optional.of(ZoneOffset.UTC);
      }
      char sign = text.charAt(at);
      if (sign != '+' && sign != '-') {
        return Optional.empty();
      }
      at++;
      int digits = digits();
      int hours = -1;
      int minutes = 0;
      if (digits == 4) {
        int both = number(4, 4);
        hours = both / 100;
        minutes = both % 100;
      } else if (digits == 2) {
        hours = number(2, 2);
        minutes = skip(":") ? number(2, 2) : 0;
      }
      if (hours < 0 || hours > 18 || minutes < 0 || minutes > 59) {
        at = start;
        return Optional.empty();
      }
      int seconds = (hours * 60 + minutes) * 60;
      return seconds > 18 * 3600
          ? Optional.empty()
          : Optional.of(ZoneOffset.ofTotalSeconds(sign == '-' ? -seconds : seconds));
    }

    LocalDateTime local(int ofYear, int month, int day) {
      return LocalDateTime.of(ofYear, month, day, hour, minute, second);
    }

    Timestamp timestamp(int ofYear, int month, int day, Optional<ZoneOffset> offset) {
      return new Timestamp(local(ofYear, month, day), offset, /* isYearAssumed= */ false);
    }
  }
}
