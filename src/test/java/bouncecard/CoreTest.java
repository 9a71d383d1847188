package bouncecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data of one's own at the terminal.
class CoreTest {
  private static final String FULL = "552 5.2.2 mailbox is full";

  @TempDir private Path folder;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @Test
  void run_note_isOnTheCardUnderALabelOfItsOwn() throws IOException {
    note("note = \"Page mail-infra.\"");
    assertThat(run(Map.of(), "--data", folder.toString(), FULL)).isZero();
    assertThat(text(out)).contains("Note from your mail team\n  Page mail-infra.");
    assertThat(text(err)).isEmpty();
  }

  @Test
  void run_noteInTheEnvironmentsFolder_isOnTheKoreanCard() throws IOException {
    note("note = \"Page mail-infra.\"");
    Map<String, String> environment = Map.of("BOUNCECARD_DATA_OVERLAY", folder.toString());
    assertThat(run(environment, "--lang", "ko", FULL)).isZero();
    assertThat(text(out)).contains("메일 운영팀 메모\n  Page mail-infra.");
  }

  @Test
  void run_mistake_leavesTheDataOutInOneLineAndAnswers() throws IOException {
    note("nota = \"Page mail-infra.\"");
    assertThat(run(Map.of(), "--data", folder.toString(), FULL)).isZero();
    assertThat(text(out)).contains("Mailbox full").doesNotContain("mail-infra");
    assertThat(text(err).lines())
        .singleElement()
        .asString()
        .contains(folder.toString(), "texts/en/causes.toml, [mailbox-full]: \"nota\" is not");
  }

  @Test
  void run_noFolder_isOneLineAndAnAnswer() {
    assertThat(run(Map.of(), "--data", folder.resolve("nowhere").toString(), FULL)).isZero();
    assertThat(text(err).lines()).singleElement().asString().contains("this folder is missing");
  }

  private void note(String line) throws IOException {
    Path file = folder.resolve("texts/en/causes.toml");
    Files.createDirectories(file.getParent());
    Files.writeString(file, "[\"mailbox-full\"]\n" + line + "\n");
  }

  private int run(Map<String, String> environment, String... arguments) {
    PrintStream printed = new PrintStream(out, true, StandardCharsets.UTF_8);
    PrintStream told = new PrintStream(err, true, StandardCharsets.UTF_8);
    return Main.run(arguments, environment, InputStream.nullInputStream(), printed, told);
  }

  private static String text(ByteArrayOutputStream bytes) {
    return bytes.toString(StandardCharsets.UTF_8);
  }
}
