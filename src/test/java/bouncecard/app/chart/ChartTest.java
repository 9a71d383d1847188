package bouncecard.app.chart;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.catalog.Catalog;
import bouncecard.catalog.Language;
import bouncecard.catalog.Texts;
import bouncecard.tally.Outcome;
import bouncecard.tally.Problem;
import bouncecard.tally.Sighting;
import bouncecard.tally.Tally;
import bouncecard.tally.TallyReport;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is drawn is looked at by another reader of PNGs than ours.
final class ChartTest {
  private static final long BEGIN = Instant.parse("2026-11-28T09:00:00Z").getEpochSecond();
  private static final Catalog CATALOG = DataFiles.load();
  private static final Texts TEXTS = CATALOG.texts(Language.ENGLISH);
  private static final List<String> CAUSES =
      CATALOG.causes().stream().filter(one -> one.role().isEmpty()).map(one -> one.id()).toList();

  private final Tally tally = new Tally();
  private int units;

  /// So many recipients at that minute.
  private void fail(int cause, int minute, int recipients) {
    for (int i = 0; i < recipients; i++) {
      units++;
      tally.add(
          new Sighting(
              units,
              units,
              BEGIN + 60L * minute,
              Outcome.FAILED,
              Optional.of(new Problem(CAUSES.get(cause), "p" + i % 2)),
              "example.com",
              "",
              ""));
    }
  }

  private Chart chart() {
    return Chart.of(tally.report(), TEXTS, ZoneOffset.UTC).orElseThrow();
  }

  private BufferedImage drawn() throws IOException {
    return ImageIO.read(new ByteArrayInputStream(chart().picture(TEXTS).png()));
  }

  private static int count(BufferedImage image, Shade shade) {
    int count = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        count += (image.getRGB(x, y) & 0xFFFFFF) == shade.rgb ? 1 : 0;
      }
    }
    return count;
  }

  /// The same without the square beside its name.
  private static int bars(BufferedImage image, Shade shade) {
    return count(image, shade) - 24 * 24;
  }

  @Test
  void picture_ofTwoCauses_hasAreasInTheirProportion() throws IOException {
    for (int minute = 0; minute < 50; minute++) {
      fail(0, minute, 30);
      fail(1, minute, 10);
    }
    BufferedImage image = drawn();
    assertThat(image.getWidth()).isEqualTo(ChartPainter.WIDTH);
    assertThat(image.getHeight()).isEqualTo(ChartPainter.height(2));
    double ratio = (double) bars(image, Shade.BLUE) / bars(image, Shade.PURPLE);
    assertThat(ratio).isBetween(2.9, 3.1);
    assertThat(count(image, Shade.WHITE)).isZero();
  }

  @ParameterizedTest
  @CsvSource({"2, 5 s, 5초", "20, 30 s, 30초", "50, 1 min, 1분", "200, 5 min, 5분"})
  void bars_belowAMinute_areToldInSeconds(int minutes, String english, String korean) {
    fail(0, 0, 10);
    fail(0, minutes, 10);
    Texts other = CATALOG.texts(new Language("ko"));
    Chart inKorean = Chart.of(tally.report(), other, ZoneOffset.UTC).orElseThrow();
    assertThat(chart().period()).endsWith("; a bar is " + english);
    assertThat(chart().alternative(TEXTS)).contains("each bar stands for " + english + ".");
    assertThat(inKorean.period()).endsWith("막대 하나 " + korean);
    assertThat(inKorean.alternative(other)).contains("막대 하나: " + korean + ".");
  }

  @Test
  void picture_ofOneRecipientAmongManyThousand_showsIt() throws IOException {
    fail(0, 0, 20_000);
    fail(1, 30, 1);
    assertThat(count(drawn(), Shade.PURPLE)).isPositive();
  }

  @Test
  void picture_ofACauseThatBeginsLater_marksWhereItDoes() throws IOException {
    fail(0, 0, 10);
    fail(0, 40, 10);
    fail(1, 20, 5);
    BufferedImage image = drawn();
    int ceiling = image.getHeight() - 64 - 200;
    List<Integer> marked = new ArrayList<>();
    for (int x = 0; x < image.getWidth(); x++) {
      if ((image.getRGB(x, ceiling - 2) & 0xFFFFFF) == Shade.PURPLE.rgb) {
        marked.add(x);
      }
    }
    int bar = 124 + (image.getWidth() - 124 - 28) / 2;
    assertThat(marked).hasSize(3).allSatisfy(x -> assertThat(x).isBetween(bar - 20, bar + 20));
  }

  @Test
  void of_moreCausesThanColours_putsTheSmallestTogether() {
    for (int cause = 0; cause < 8; cause++) {
      fail(cause, cause, 10 - cause);
    }
    Chart chart = chart();
    assertThat(chart.series()).hasSize(5);
    assertThat(chart.series().getLast().sum()).isEqualTo(6 + 5 + 4 + 3);
    assertThat(chart.picture(TEXTS).legend().lines())
        .hasSize(3 + 5)
        .last()
        .asString()
        .contains("⬜", "18");
  }

  @Test
  void picture_ofAllOutcomes_stacksThemAboveTheCauses() throws IOException {
    for (int minute = 0; minute < 50; minute++) {
      fail(0, minute, 10);
      for (int i = 0; i < 30; i++) {
        units++;
        tally.add(
            new Sighting(
                units,
                units,
                BEGIN + 60L * minute,
                i < 20 ? Outcome.DELIVERED : Outcome.WAITING,
                Optional.empty(),
                "example.com",
                "",
                ""));
      }
    }
    BufferedImage image = drawn();
    double delivered = bars(image, Shade.GREEN);
    assertThat(delivered / bars(image, Shade.RED)).isBetween(1.9, 2.1);
    assertThat(delivered / bars(image, Shade.YELLOW)).isBetween(1.9, 2.1);
    assertThat(chart().picture(TEXTS).legend().lines()).startsWith("🟩 delivered: 1,000");
    assertThat(chart().picture(TEXTS).alternative())
        .contains("delivered 1000, waiting 500, failed 500", "the highest is 10");
  }

  @Test
  void of_zone_writesTheTimesOfIt() {
    fail(0, 0, 1);
    fail(0, 90, 1);
    Chart chart = Chart.of(tally.report(), TEXTS, ZoneId.of("Asia/Seoul")).orElseThrow();
    assertThat(chart.from()).isEqualTo("2026-11-28 18:00");
    assertThat(chart.to()).isEqualTo("2026-11-28 19:30");
    assertThat(chart.picture(TEXTS).alternative()).contains("2026-11-28 18:00", "2026-11-28 19:30");
  }

  @Test
  void of_nothingThatFailed_isNone() {
    TallyReport none = tally.report();
    assertThat(Chart.of(none, TEXTS, ZoneOffset.UTC)).isEmpty();
    fail(0, 0, 3);
    assertThat(Chart.of(tally.report(), TEXTS, ZoneOffset.UTC)).isEmpty(); // one moment
  }

  @Test
  void picture_inAnotherLanguage_differsInItsWordsOnly() throws IOException {
    for (int minute = 0; minute < 50; minute++) {
      fail(0, minute, 3);
      fail(1, 20 + minute / 2, 2);
    }
    BufferedImage english = drawn();
    Texts korean = CATALOG.texts(new Language("ko"));
    Chart chart = Chart.of(tally.report(), korean, ZoneOffset.UTC).orElseThrow();
    BufferedImage other = ImageIO.read(new ByteArrayInputStream(chart.picture(korean).png()));
    int bars = english.getHeight() - 64 - 200;
    assertThat(differences(english, other, 0, 60)).as("title").isGreaterThan(500);
    assertThat(differences(english, other, 100, 150)).as("outcomes").isGreaterThan(500);
    assertThat(differences(english, other, 164, 364)).as("what became of the mail").isZero();
    assertThat(differences(english, other, 448, bars - 12)).as("causes").isGreaterThan(500);
    assertThat(differences(english, other, bars, english.getHeight())).as("causes' bars").isZero();
  }

  private static int differences(BufferedImage one, BufferedImage other, int top, int bottom) {
    int count = 0;
    for (int y = top; y < bottom; y++) {
      for (int x = 0; x < one.getWidth(); x++) {
        count += one.getRGB(x, y) == other.getRGB(x, y) ? 0 : 1;
      }
    }
    return count;
  }

  @Test
  void picture_ofTheSame_hasTheSameBytes() {
    fail(0, 0, 3);
    fail(1, 20, 2);
    assertThat(chart().picture(TEXTS).png()).isEqualTo(chart().picture(TEXTS).png());
  }

  @Test
  void of_moreThanADay_writesTheDayBesideEachTime() {
    fail(0, 0, 1);
    fail(0, 2_000, 1);
    Chart chart = chart();
    assertThat(chart.period()).contains("2026-11-28 09:00 to 2026-11-29 18:20, UTC");
    assertThat(chart.times()).first().isEqualTo("11-28 09:00");
  }
}
