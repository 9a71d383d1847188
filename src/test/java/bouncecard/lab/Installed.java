package bouncecard.lab;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Optional;
import org.junit.jupiter.api.Assumptions;

/// What `src/test/lab/install` puts on a machine.
final class Installed {
  private static final Path SERVERS =
      Path.of(
              Optional.ofNullable(System.getenv("BOUNCECARD_LAB_HOME"))
                  .orElse("/var/lib/bouncecard-lab"))
          .resolve("servers");

  private Installed() {}

  /// A file of a server that is unpacked beside the machine's own.
  static Path unpacked(String file) {
    return SERVERS.resolve(file);
  }

  /// Leaves the test out with a message where something is missing, unless it has to be there.
  ///
  /// @param what as in "is not installed"
  static void required(boolean isThere, String what) {
    String missing = what + " is not installed, or this is not root (src/test/lab/install)";
    boolean isReady = isThere && "root".equals(System.getProperty("user.name"));
    if (!isReady && System.getenv("BOUNCECARD_LAB_REQUIRED") != null) {
      throw new AssertionError(missing);
    }
    Assumptions.assumeTrue(isReady, "left out: " + missing);
  }

  /// A new folder that the users of mail servers can read, too, and that is not below one that
  /// everybody may write to, which sendmail refuses.
  static Path folder(String prefix) throws IOException {
    return Files.createTempDirectory(
        Path.of("/var/cache"),
        prefix,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwxr-xr-x")));
  }
}
