package bouncecard.adapter.state;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What is said of troubles that a test cannot make everywhere.
class FileErrorsTest {
  @TempDir Path folder;

  @Test
  void writing_whatIsDenied_namesTheFolder() {
    assertThat(FileErrors.writing(folder.resolve("people"), new AccessDeniedException("people")))
        .isEqualTo(
            "the user that the bot runs as may not write in %s: let it write there"
                .formatted(folder));
  }

  @Test
  void writing_aFileThatIsMountedByItself_namesTheWayOut() {
    assertThat(FileErrors.writing(folder.resolve("people"), new FileSystemException("people")))
        .contains("people cannot be put in its place (FileSystemException)", "mount its folder");
  }

  @Test
  void reading_whatIsDenied_namesTheFile() {
    assertThat(FileErrors.reading(folder.resolve("people"), new AccessDeniedException("people")))
        .contains("people may not be read by the user that the bot runs as");
  }

  @Test
  void reading_aDiskThatFails_namesIt() throws IOException {
    Path file = Files.writeString(folder.resolve("people"), "");
    assertThat(FileErrors.reading(file, new IOException("Input/output error")))
        .contains("people cannot be read (IOException): see to the disk");
  }
}
