package bouncecard.adapter.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// Programs of others that judge pages and the API's document, where `src/test/lab/web/install` put
/// them.
final class Judges {
  private Judges() {}

  /// A file of theirs; leaves the test out with a message where it is not there.
  static Path required(String file) {
    String home =
        Optional.ofNullable(System.getenv("BOUNCECARD_LAB_HOME")).orElse("/var/lib/bouncecard-lab");
    Path path = Path.of(home, "web/node_modules", file);
    String missing = path.getFileName() + " is not installed (as root: src/test/lab/install)";
    boolean isThere = Files.isReadable(path);
    if (!isThere && System.getenv("BOUNCECARD_LAB_REQUIRED") != null) {
      throw new AssertionError(missing);
    }
    Assumptions.assumeTrue(isThere, "left out: " + missing);
    return path;
  }

  /// Runs a command, which has to end well.
  static void satisfied(List<String> command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isZero();
  }
}
