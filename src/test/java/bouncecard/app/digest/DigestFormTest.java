package bouncecard.app.digest;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.app.digest.DigestBook.Kept;
import bouncecard.app.serial.ReadingForm;
import bouncecard.catalog.Catalog;
import bouncecard.tally.Problem;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DigestFormTest {
  private static final Instant BEGIN = Instant.parse("2026-11-30T00:00:00Z");
  private static final Catalog CATALOG = DataFiles.load();

  private final DigestForm form = new DigestForm(new ReadingForm(CATALOG));

  private static DigestPeriod period() {
    return new DigestPeriod(BEGIN, BEGIN.plus(Duration.ofDays(1)), Duration.ofHours(1));
  }

  private static Kept kept(DigestPeriod period) {
    return new Kept(
        7,
        DigestBook.State.TAKEN,
        Kept.Part.of(period),
        Optional.of(Kept.Part.of(period)),
        Optional.empty());
  }

  private static String cause(int number) {
    return CATALOG.causes().stream().skip(number).findFirst().orElseThrow().id();
  }

  @Test
  void parsed_whatWasWritten_isTheSameAndGoesOn() {
    DigestPeriod period = period();
    period.failed(new Problem(cause(0), "google"), "gmail.com", BEGIN.plusSeconds(7_300));
    period.delivered("example.com", BEGIN.plusSeconds(80_000));
    Kept kept = kept(period);
    Kept read = form.parsed(form.written(kept).orElseThrow()).orElseThrow();
    assertThat(read).isEqualTo(kept);
    assertThat(read.running().period().report()).isEqualTo(period.report());
    assertThat(period.report().times().get(2).failed()).isEqualTo(1);
  }

  @Test
  void parsed_whatWasCutOffOrChanged_isNothingOrSomethingButNoFailure() {
    DigestPeriod period = period();
    period.failed(new Problem(cause(0), "google"), "gmail.com", BEGIN.plusSeconds(7_300));
    byte[] written = form.written(kept(period)).orElseThrow();
    for (int length = 0; length < written.length; length++) {
      assertThat(form.parsed(Arrays.copyOf(written, length))).isEmpty();
    }
    for (int at = 0; at < written.length; at++) {
      byte[] changed = written.clone();
      changed[at] ^= (byte) 0x81;
      assertThat(form.parsed(changed).map(Kept::mark).orElse(0L)).isNotNegative();
    }
  }

  /// A period has its size whatever is told: what there is no room for is in the totals.
  @Test
  void written_hundredsOfThousandsOfDomains_staysSmall() {
    DigestPeriod period = period();
    int failures = 200_000;
    for (int i = 0; i < failures; i++) {
      String domain = "domain-" + i + ".example.com";
      period.failed(new Problem(cause(i % 5), domain), domain, BEGIN.plusSeconds(i % 86_400));
    }
    assertThat(period.report().totals().failed()).isEqualTo(failures);
    assertThat(form.written(kept(period)).orElseThrow().length).isLessThan(300_000);
  }
}
