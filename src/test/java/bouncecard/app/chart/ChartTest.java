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
import java.util.List;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

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

  @Test
  void picture_ofTwoCauses_hasAreasInTheirProportion() throws IOException {
    for (int minute = 0; minute < 50; minute++) {
      fail(0, minute, 30);
      fail(1, minute, 10);
    }
    BufferedImage image = drawn();
    assertThat(image.getWidth()).isEqualTo(ChartPainter.WIDTH);
    assertThat(image.getHeight()).isEqualTo(ChartPainter.HEIGHT);
    double ratio = (double) count(image, Shade.BLUE) / count(image, Shade.PURPLE);
    assertThat(ratio).isBetween(2.9, 3.1);
    assertThat(count(image, Shade.WHITE)).isZero();
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
    int floor = ChartPainter.HEIGHT - 72;
    long marked = 0;
    for (int x = 0; x < image.getWidth(); x++) {
      marked += (image.getRGB(x, floor + 8) & 0xFFFFFF) == Shade.PURPLE.rgb ? 1 : 0;
    }
    assertThat(marked).isBetween(5L, 10L);
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
    double delivered = count(image, Shade.GREEN);
    assertThat(delivered / count(image, Shade.RED)).isBetween(1.9, 2.1);
    assertThat(delivered / count(image, Shade.YELLOW)).isBetween(1.9, 2.1);
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
  void isDot_ofEachSign_isDifferentFromTheOthers() {
    List<String> drawings =
        "0123456789-:"
            .chars()
            .mapToObj(
                sign -> {
                  StringBuilder dots = new StringBuilder();
                  for (int i = 0; i < Glyphs.WIDTH * Glyphs.HEIGHT; i++) {
                    dots.append(Glyphs.isDot((char) sign, i % Glyphs.WIDTH, i / Glyphs.WIDTH));
                  }
                  return dots.toString();
                })
            .toList();
    assertThat(drawings).doesNotHaveDuplicates();
    assertThat(Glyphs.isDot('x', 0, 0)).isFalse();
  }
}
