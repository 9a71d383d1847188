package bouncecard.app.triage;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.adapter.event.JsonEventReader;
import bouncecard.adapter.input.FileInputs;
import bouncecard.adapter.input.Limits;
import bouncecard.adapter.mail.JakartaMailReader;
import bouncecard.app.Bouncecard;
import bouncecard.app.Inputs;
import bouncecard.tally.TallyReport;
import bouncecard.tally.Totals;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A log of lines without a year, read on the second of January.
final class NewYearTest {
  private static final String LINE =
      "%s mx postfix/smtp[9]: 4X1: to=<u@example.com>, relay=mx.example.com[192.0.2.1]:25,"
          + " delay=1, dsn=%s, status=%s\n";

  @Test
  void triage_overNewYear_countsTheLastState() {
    String log =
        LINE.formatted("Dec 31 23:59:58", "4.2.0", "deferred (450 4.2.0 Greylisted)")
            + LINE.formatted("Jan  1 00:00:02", "2.0.0", "sent (250 2.0.0 Ok)");
    Bouncecard bouncecard =
        new Bouncecard(
            DataFiles.load(), new JakartaMailReader(), new JsonEventReader(DataFiles.services()));
    TriageOptions options =
        new TriageOptions(Period.ALL, 0, ZoneOffset.UTC, LocalDate.of(2027, 1, 2), 10);
    TriageResult result =
        new Triage(bouncecard, options)
            .run(
                new FileInputs(
                        new ByteArrayInputStream(log.getBytes(StandardCharsets.UTF_8)),
                        Limits.USUAL)
                    .open(List.of("-"), Inputs.Shape.MIXED),
                _ -> {},
                () -> {},
                () -> false);
    TallyReport tally = result.tally();
    assertThat(tally.totals()).isEqualTo(new Totals(1, 0, 0));
    assertThat(Instant.ofEpochSecond(tally.from())).isEqualTo("2026-12-31T23:59:58Z");
    assertThat(Instant.ofEpochSecond(tally.to())).isEqualTo("2027-01-01T00:00:02Z");
    assertThat(result.clockBack()).isZero();
  }
}
