package bouncecard.adapter.noted;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.check.Audit;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Who asked for live checks, for as long as it is kept. Time goes on by hand.
final class AuditFileTest {
  private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();
  private Instant now = START;

  private Path path() {
    return folder.resolve("audit.ndjson");
  }

  private AuditFile file() {
    return new AuditFile(path(), Duration.ofDays(90), () -> now, warnings::add);
  }

  private Audit.Entry entry(String person) {
    return new Audit.Entry(
        now,
        person,
        Optional.of("C0OPS00001"),
        "b…@example.com",
        "exists",
        Optional.of("mx.example.com [192.0.2.1]"),
        Duration.ofMillis(120),
        false);
  }

  @Test
  void note_writesALineForTheOwnerAlone() throws IOException {
    file().note(entry("U1"));
    assertThat(path())
        .content()
        .isEqualTo(
            "{\"at\":\"2026-11-01T10:00:00Z\",\"person\":\"U1\",\"channel\":\"C0OPS00001\","
                + "\"target\":\"b…@example.com\",\"outcome\":\"exists\","
                + "\"server\":\"mx.example.com [192.0.2.1]\",\"ms\":120,\"kept\":false}\n");
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(path())))
        .isEqualTo("rw-------");
  }

  @Test
  void note_dropsWhatIsOld() throws IOException {
    AuditFile file = file();
    file.note(entry("OLD"));
    now = START.plus(Duration.ofDays(91));
    file.note(entry("NEW"));
    assertThat(Files.readString(path())).contains("NEW").doesNotContain("OLD");
  }

  @Test
  void note_whereTheFileIsFull_keepsTwoFilesAtMost() throws IOException {
    Files.write(
        path(),
        "x".repeat((int) LineFile.LARGEST).getBytes(java.nio.charset.StandardCharsets.UTF_8));
    file().note(entry("U1"));
    assertThat(path()).content().contains("U1");
    assertThat(folder.resolve("audit.ndjson.1")).hasSize(LineFile.LARGEST);
  }

  @Test
  void note_whereNothingCanBeWritten_isToldOnce() {
    AuditFile file =
        new AuditFile(folder.resolve("none/audit"), Duration.ofDays(90), () -> now, warnings::add);
    file.note(entry("U1"));
    file.note(entry("U2"));
    assertThat(warnings).hasSize(1).first().asString().contains("audit.file");
  }
}
