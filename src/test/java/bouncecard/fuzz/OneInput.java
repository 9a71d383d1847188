package bouncecard.fuzz;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// What Jazzer calls with each input. The target is named by the system property
/// `bouncecard.fuzz.target`, folders of further samples by `bouncecard.fuzz.samples`.
public final class OneInput {
  private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

  /// No input is larger than 64 KiB, or a megabyte of an archive: what takes longer grows faster
  /// than its input.
  private static final long LONGEST_NANOSECONDS = 3_000_000_000L;

  private static final Target TARGET = Target.valueOf(System.getProperty("bouncecard.fuzz.target"));
  private static final Composer COMPOSER = new Composer(TARGET, samples());

  private OneInput() {}

  static List<Path> samples() {
    return Stream.of(System.getProperty("bouncecard.fuzz.samples", "").split(":", -1))
        .filter(name -> !name.isEmpty())
        .map(Path::of)
        .toList();
  }

  /// Reads what an input stands for; what it throws is a finding.
  public static void fuzzerTestOneInput(byte[] input) {
    byte[] composed = COMPOSER.compose(input);
    long before = THREADS.getCurrentThreadCpuTime();
    TARGET.check(composed);
    long taken = THREADS.getCurrentThreadCpuTime() - before;
    Must.hold(
        taken < LONGEST_NANOSECONDS,
        "%d ms for %d bytes".formatted(taken / 1_000_000, composed.length));
  }
}
