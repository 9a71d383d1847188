package bouncecard.read.time;

import bouncecard.delivery.Timestamp;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.Optional;

/// A place in a text that may be a time, moved on over what is read: numbers, months, hours and
/// offsets.
final class TimeCursor {
  private static final String MONTHS = "janfebmaraprmayjunjulaugsepoctnovdec";

  private final String text;
  private int at;
  private int hour;
  private int minute;
  private int second;
  private int year;

  TimeCursor(String text, int at) {
    this.text = text;
    this.at = at;
  }

  /// The last number of four digits that was read; 0 before any.
  int year() {
    return year;
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
  boolean isWordAfter(int digits) {
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

  /// Reads `:00:00` and a fraction after the hour.
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
  int yearAfter() {
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
