package bouncecard.adapter.event;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Reads when something happened, as services write it: seconds, milliseconds or microseconds since
/// 1970, ISO 8601 with or without a zone (which is UTC then), or the date of a mail.
final class EventTimes {
  private static final int LONGEST = 40;
  private static final long EARLIEST = 600_000_000L;
  private static final long LATEST = 9_000_000_000L;

  private static final DateTimeFormatter ISO =
      new DateTimeFormatterBuilder()
          .append(DateTimeFormatter.ISO_LOCAL_DATE)
          .appendLiteral('T')
          .append(DateTimeFormatter.ISO_LOCAL_TIME)
          .optionalStart()
          .appendLiteral(' ')
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HH:MM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendOffset("+HHMM", "Z")
          .optionalEnd()
          .optionalStart()
          .appendLiteral("UTC")
          .optionalEnd()
          .toFormatter(Locale.ROOT);

  private static final DateTimeFormatter AMERICAN =
      DateTimeFormatter.ofPattern("M/d/yyyy h:mm:ss a", Locale.ENGLISH);

  private static final List<DateTimeFormatter> FORMATS =
      List.of(ISO, DateTimeFormatter.RFC_1123_DATE_TIME, AMERICAN);

  private EventTimes() {}

  /// The instant that the whole text is; empty for anything else.
  static Optional<Instant> parse(String text) {
    if (text.isEmpty() || text.length() > LONGEST) {
      return Optional.empty();
    }
    return isNumber(text) ? epoch(text) : date(text);
  }

  private static boolean isNumber(String text) {
    return text.chars().allMatch(c -> c == '.' || (c >= '0' && c <= '9'));
  }

  /// The number of digits tells the unit.
  private static Optional<Instant> epoch(String text) {
    int point = text.indexOf('.');
    String whole = point < 0 ? text : text.substring(0, point);
    if (whole.isEmpty() || whole.length() > 16) {
      return Optional.empty();
    }
    long number = Long.parseLong(whole);
    long seconds = whole.length() > 13 ? number / 1_000_000 : number;
    seconds = whole.length() > 10 && whole.length() <= 13 ? number / 1_000 : seconds;
    return seconds < EARLIEST || seconds > LATEST
        ? Optional.empty()
        : Optional.of(Instant.ofEpochSecond(seconds));
  }

  private static Optional<Instant> date(String text) {
    String iso =
        text.length() > 10 && text.charAt(10) == ' '
            ? text.substring(0, 10) + 'T' + text.substring(11)
            : text;
    for (DateTimeFormatter format : FORMATS) {
      try {
        return Optional.of(instant(format.parse(format == ISO ? iso : text)));
      } catch (DateTimeException _) {
        // another format may fit
      }
    }
    return Optional.empty();
  }

  private static Instant instant(TemporalAccessor parsed) {
    return parsed.isSupported(ChronoField.OFFSET_SECONDS)
        ? OffsetDateTime.from(parsed).toInstant()
        : LocalDateTime.from(parsed).toInstant(ZoneOffset.UTC);
  }
}
