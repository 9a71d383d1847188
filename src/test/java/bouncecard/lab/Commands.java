package bouncecard.lab;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Commands of the machine, and waiting for what they begin.
final class Commands {
  private static final long LONGEST = 30_000_000_000L;

  private Commands() {}

  /// Runs one to its end, which has to be good.
  static String run(String... words) throws IOException {
    Process process = new ProcessBuilder(words).redirectErrorStream(true).start();
    process.getOutputStream().close();
    String told = new String(process.getInputStream().readAllBytes(), UTF_8);
    if (process.onExit().join().exitValue() != 0) {
      throw new IOException(String.join(" ", words) + ": " + told);
    }
    return told;
  }

  /// Waits until something holds, which tells nobody of itself.
  ///
  /// @param otherwise what is said where it does not come to hold
  static void until(BooleanSupplier holds, Supplier<String> otherwise) {
    long end = System.nanoTime() + LONGEST;
    while (!holds.getAsBoolean()) {
      if (System.nanoTime() > end) {
        throw new AssertionError("it did not come to that: " + otherwise.get());
      }
      LockSupport.parkNanos(10_000_000);
    }
  }
}
