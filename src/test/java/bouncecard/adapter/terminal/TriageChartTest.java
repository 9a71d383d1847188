package bouncecard.adapter.terminal;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.triage.SentMails;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// The program as a process that draws a chart.
final class TriageChartTest {
  @TempDir Path folder = Path.of("");

  @Test
  @Timeout(120)
  void triage_withAChart_drawsItWithoutAClassOfAwt() throws Exception {
    Path log = Files.write(folder.resolve("mail.log"), new SentMails(500).postfix());
    Path chart = folder.resolve("chart.png");
    Path classes = folder.resolve("classes");
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:+UseSerialGC",
                "-XX:TieredStopAtLevel=1",
                "-Xlog:class+load:file=" + classes,
                "-cp",
                System.getProperty("java.class.path"),
                "bouncecard.Main",
                "triage",
                "--chart",
                chart.toString(),
                log.toString())
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    assertThat(process.waitFor()).isZero();

    assertThat(Files.readAllBytes(chart)).startsWith(0x89, 'P', 'N', 'G');
    List<String> loaded = Files.readAllLines(classes);
    assertThat(loaded).anyMatch(line -> line.contains(" bouncecard.app.chart.Typeface "));
    assertThat(loaded)
        .noneMatch(line -> line.contains(" java.awt.") || line.contains(" sun.awt."))
        .noneMatch(line -> line.contains(" sun.java2d.") || line.contains(" sun.font."));
  }
}
