package bouncecard.app.triage;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.OptionalLong;

/// From when to when things count.
///
/// @param since the first second that counts; 0 for all
/// @param until the last second that counts; 0 for all
public record Period(long since, long until) {
  /// Everything, whenever it was.
  public static final Period ALL = new Period(0, 0);

  private static final int DAY = "2026-11-29".length();

  /// The second since 1970 of a time as people write it, `2026-11-29T09:00` or `2026-11-29`; empty
  /// for anything else.
  public static OptionalLong second(String written, ZoneId zone) {
    try {
      LocalDateTime time =
          written.length() == DAY
              ? LocalDate.parse(written).atStartOfDay()
              : LocalDateTime.parse(written.replace(' ', 'T'));
      return OptionalLong.of(time.atZone(zone).toEpochSecond());
    } catch (DateTimeException _) {
      return OptionalLong.empty();
    }
  }

  boolean includes(long second) {
    return second == 0 || ((since == 0 || second >= since) && (until == 0 || second <= until));
  }
}
