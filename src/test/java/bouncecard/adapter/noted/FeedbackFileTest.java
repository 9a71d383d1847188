package bouncecard.adapter.noted;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.feedback.Wanted;
import bouncecard.app.feedback.WrongAnswer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// How long lines stay. Time goes on by hand.
class FeedbackFileTest {
  private static final Instant START = Instant.parse("2026-11-01T10:00:00Z");

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();
  private Instant now = START;

  private Path path() {
    return folder.resolve("feedback.ndjson");
  }

  private FeedbackFile file() {
    return new FeedbackFile(path(), Duration.ofDays(90), () -> now, warnings::add);
  }

  private WrongAnswer wrong(String rule) {
    return new WrongAnswer(
        now,
        rule,
        "wording",
        "sure",
        "report",
        "user-unknown",
        "sender",
        "550 no",
        new Wanted(Wanted.What.NOT_A_BOUNCE, "", "", ""));
  }

  private List<String> rules() throws IOException {
    return Files.exists(path())
        ? FeedbackFile.read(path()).stream().map(WrongAnswer::rule).toList()
        : List.of();
  }

  @Test
  void keep_dropsWhatIsOld() throws IOException {
    FeedbackFile file = file();
    file.keep(wrong("old"));
    now = START.plus(Duration.ofDays(60));
    file.keep(wrong("middle"));
    now = START.plus(Duration.ofDays(91));
    file.keep(wrong("new"));
    assertThat(rules()).containsExactly("middle", "new");
    assertThat(warnings).isEmpty();
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void clean_dropsWhatIsOldInBothFiles() throws IOException {
    file().keep(wrong("older"));
    Files.move(path(), path().resolveSibling("feedback.ndjson.1"));
    file().keep(wrong("old"));
    now = START.plus(Duration.ofDays(91));
    file().clean();
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void clean_leavesWhatIsNoLineOfOurs() throws IOException {
    file().keep(wrong("old"));
    Files.writeString(path(), Files.readString(path()) + "a word of the operator\n");
    now = START.plus(Duration.ofDays(91));
    file().clean();
    assertThat(path()).hasContent("a word of the operator");
  }

  @Test
  void clean_ofAFileOfOnesOwnOnly_keepsItSo() throws IOException {
    file().keep(wrong("old"));
    now = START.plus(Duration.ofDays(1));
    file().keep(wrong("new"));
    now = START.plus(Duration.ofDays(90)).plusSeconds(1);
    file().clean();
    assertThat(rules()).containsExactly("new");
    assertThat(Files.getPosixFilePermissions(path()).toString()).doesNotContain("OTHERS", "GROUP");
  }
}
