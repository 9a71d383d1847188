package bouncecard.app.digest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DigestTermsTest {
  /// In Berlin clocks go from 2:00 to 3:00 on 29 March 2026, and back on 25 October; 30 November is
  /// a Monday.
  @ParameterizedTest
  @CsvSource({
    "DAY,  09:00, UTC,           2026-11-30T08:59:59Z, 2026-11-30T09:00:00Z",
    "DAY,  09:00, UTC,           2026-11-30T09:00:00Z, 2026-12-01T09:00:00Z",
    "DAY,  09:00, Asia/Seoul,    2026-11-30T02:00:00Z, 2026-12-01T00:00:00Z",
    "DAY,  02:30, Europe/Berlin, 2026-03-28T12:00:00Z, 2026-03-29T01:30:00Z",
    "DAY,  02:30, Europe/Berlin, 2026-10-25T00:30:00Z, 2026-10-26T01:30:00Z",
    "WEEK, 09:00, UTC,           2026-11-30T08:59:59Z, 2026-11-30T09:00:00Z",
    "WEEK, 09:00, UTC,           2026-11-30T09:00:00Z, 2026-12-07T09:00:00Z",
    "WEEK, 09:00, UTC,           2026-12-06T23:00:00Z, 2026-12-07T09:00:00Z"
  })
  void end_ofThePeriodOfAMoment_isTheNextTime(
      DigestTerms.Every every, LocalTime at, ZoneId zone, Instant moment, Instant end) {
    assertThat(new DigestTerms(every, at, zone, "C0OPS", Optional.empty()).end(moment))
        .isEqualTo(end);
  }
}
