package bouncecard.adapter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.DataFiles;
import bouncecard.app.Inputs.Progress;
import bouncecard.catalog.Language;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

/// What the last line of the terminal says, and where it is not shown.
final class ProgressBarTest {
  private static final String CLEAR = "\r\u001b[K";

  private final AtomicLong now = new AtomicLong();
  private final ByteArrayOutputStream written = new ByteArrayOutputStream();

  private ProgressBar bar(boolean showsOutput, boolean showsErrors) {
    return new ProgressBar(
        new Terminal(80, false, "", showsOutput, showsErrors),
        DataFiles.load().texts(Language.ENGLISH),
        new PrintStream(written, true, StandardCharsets.UTF_8),
        now::get);
  }

  @Test
  void draw_filesHalfRead_saysShareRateAndTimeLeft() {
    ProgressBar bar = bar(false, true);
    now.set(10_000_000_000L);

    bar.draw(new Progress(30, 60, 500, 1000), 40);
    bar.clear();

    assertThat(written())
        .isEqualTo(
            CLEAR + "[############------------] 30/60, 40 read, 4 a second, 0:10 left" + CLEAR);
  }

  @Test
  void draw_oneFile_saysPerCent() {
    ProgressBar bar = bar(false, true);
    now.set(3600_000_000_000L);

    bar.draw(new Progress(0, 1, 250, 1000), 7200);

    assertThat(written())
        .isEqualTo(CLEAR + "[######------------------] 25 %, 7200 read, 2 a second, 3:00:00 left");
  }

  @Test
  void draw_streamWithoutAKnownEnd_saysHowManyUnlessAnswersGoThereToo() {
    now.set(0);
    ProgressBar alone = bar(false, true);
    ProgressBar shared = bar(true, true);
    now.set(2_000_000_000L);

    alone.draw(new Progress(0, 0, 500, 0), 10);
    shared.draw(new Progress(0, 0, 500, 0), 10);
    shared.clear();

    assertThat(written()).isEqualTo(CLEAR + "10 read, 5 a second");
  }

  @Test
  void draw_noTerminal_saysNothing() {
    ProgressBar bar = bar(false, false);

    bar.draw(new Progress(30, 60, 500, 1000), 40);
    bar.clear();

    assertThat(written()).isEmpty();
  }

  @Test
  void isDue_afterHalfASecond_isTenTimesASecond() {
    ProgressBar bar = bar(false, true);
    int drawn = 0;
    for (int milliseconds = 0; milliseconds < 2500; milliseconds++) {
      now.set(milliseconds * 1_000_000L);
      if (bar.isDue()) {
        bar.draw(new Progress(0, 0, 0, 0), 0);
        drawn++;
      }
    }

    assertThat(drawn).isEqualTo(20);
  }

  private String written() {
    return written.toString(StandardCharsets.UTF_8);
  }
}
