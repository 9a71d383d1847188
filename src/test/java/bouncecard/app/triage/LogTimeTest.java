package bouncecard.app.triage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class LogTimeTest {
  private static final LocalDate TODAY = LocalDate.of(2026, 1, 2);

  @ParameterizedTest
  @CsvSource(
      delimiter = '~',
      textBlock =
          """
          Jan  2 03:04:05 mx1 postfix/smtp[1]: x ~ 2026-01-02T03:04:05Z
          Dec 31 23:59:59 mx1 postfix/smtp[1]: x ~ 2025-12-31T23:59:59Z
          2026-01-01T10:00:00.123456+09:00 mx1 postfix: x ~ 2026-01-01T01:00:00Z
          2026-01-01T10:00:00-0530 mx1 postfix: x ~ 2026-01-01T15:30:00Z
          2026-01-01T10:00:00Z mx1 postfix: x ~ 2026-01-01T10:00:00Z
          2026-01-01 10:00:00 1tGz11-0003Cc-1B == x ~ 2026-01-01T10:00:00Z
          <22>1 2026-01-01T10:00:00Z mx1 postfix - - x ~ 2026-01-01T10:00:00Z
          @400000006956477a12345678 delivery 3: success: ok ~ 2026-01-01T10:07:44Z
          1767261600.123 status: x and more words ~ 2026-01-01T10:00:00Z
          """)
  void of_line_isItsMoment(String line, Instant moment) {
    assertThat(new LogTime(TODAY, 0, ZoneOffset.UTC).of(line)).isEqualTo(moment.getEpochSecond());
  }

  @Test
  void of_lineWithoutAYear_isOfTheYearThatIsSaid() {
    assertThat(new LogTime(TODAY, 2024, ZoneOffset.UTC).of("Feb 29 00:00:00 mx1 postfix"))
        .isEqualTo(Instant.parse("2024-02-29T00:00:00Z").getEpochSecond());
  }

  @Test
  void of_lineInAZone_isMovedByIt() {
    assertThat(new LogTime(TODAY, 0, ZoneId.of("Asia/Seoul")).of("Jan  2 09:00:00 mx1 postfix"))
        .isEqualTo(Instant.parse("2026-01-02T00:00:00Z").getEpochSecond());
  }

  @ParameterizedTest
  @CsvSource({
    "Mar 29 01:59:59 mx1 x, 2026-03-29T00:59:59Z",
    "Mar 29 03:00:00 mx1 x, 2026-03-29T01:00:00Z",
    "Mar 29 12:00:00 mx1 x, 2026-03-29T10:00:00Z",
    "Oct 25 12:00:00 mx1 x, 2026-10-25T11:00:00Z",
    "2026-10-25T02:30:00+01:00 mx1 x, 2026-10-25T01:30:00Z",
    "2026-03-29 12:00:00 1tGz11-0003Cc-1B == x, 2026-03-29T10:00:00Z"
  })
  void of_lineOfADayOnWhichTheClockIsChanged_isItsMoment(String line, Instant moment) {
    LogTime time = new LogTime(LocalDate.of(2026, 12, 31), 0, ZoneId.of("Europe/Berlin"));
    assertThat(time.of(line)).isEqualTo(moment.getEpochSecond());
  }

  @ParameterizedTest
  @CsvSource({
    "no time here at all",
    "Jan 99 03:04:05 mx1 x",
    "2026-13-01T10:00:00Z mx1",
    "Feb 30 00:00:00 mx1 postfix"
  })
  void of_lineWithoutATime_isZero(String line) {
    assertThat(new LogTime(TODAY, 0, ZoneOffset.UTC).of(line)).isZero();
  }
}
