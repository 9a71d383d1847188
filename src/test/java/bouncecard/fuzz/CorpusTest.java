package bouncecard.fuzz;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Every kept input is read by every reader: what one stumbles over may trip another.
final class CorpusTest {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
  private static final long LONGEST_NANOSECONDS = 5_000_000_000L;

  @ParameterizedTest
  @EnumSource
  void check_keptInputs_holdsSoon(Target target) throws IOException {
    List<Path> files = Corpus.files();
    assertThat(files).anyMatch(file -> file.startsWith(Corpus.of(target)));
    for (Path file : files) {
      byte[] octets = Files.readAllBytes(file);
      long before = THREADS.getCurrentThreadCpuTime();
      try {
        target.check(octets);
      } catch (RuntimeException | AssertionError | StackOverflowError e) {
        throw new AssertionError(target + " fails at " + file, e);
      }
      assertThat(THREADS.getCurrentThreadCpuTime() - before)
          .as("%s of %s", target, file)
          .isLessThan(LONGEST_NANOSECONDS);
    }
  }
}
