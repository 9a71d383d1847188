package bouncecard;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.worker.WorkerLimits;
import bouncecard.adapter.worker.WorkerPool;
import bouncecard.app.Answer;
import bouncecard.app.reading.Submission;
import bouncecard.app.reading.SubmissionReader;
import bouncecard.app.serial.ReadingForm;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Data of one's own at the terminal.
class OwnDataTest {
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

  @Test
  void run_json_hasTheNoteAsItWasWritten() throws IOException {
    note("note = \"Page mail-infra about {recipient}.\"");
    assertThat(run(Map.of(), "--data", folder.toString(), "--format", "json", FULL)).isZero();
    assertThat(text(out)).contains("\"notes\":[\"Page mail-infra about {recipient}.\"]");
  }

  @Test
  void run_exampleOfTheDocumentation_isUnderstoodAndWins() throws IOException {
    documented();
    String bounce = "<bob@example.com>: host relay.example.com[192.0.2.1] said: ";
    String quota = "452 4.7.1 team billing has used up its mails for today";
    run(Map.of(), "--data", folder.toString(), "--format", "json", bounce + quota);
    run(Map.of(), "--data", folder.toString(), "451 4.3.2 frozen by mail-infra");
    assertThat(text(err)).isEmpty();
    assertThat(text(out))
        .contains("\"rule\":\"acme.team-quota\"", "\"cause\":\"sending-limit\"")
        .contains("\"notes\":[\"More than that: ask in #mail-infra before noon.\"]")
        .contains("Relay frozen", "Leave the queue alone.");
  }

  @Test
  void read_worker_judgesByTheSameData() throws IOException {
    documented();
    Engine engine = Engine.of(Optional.of(folder), Map.of(), List.of());
    assertThat(engine.complaints()).isEmpty();
    Duration patience = Duration.ofSeconds(60);
    WorkerLimits limits = new WorkerLimits(1, 1, patience, patience, patience, patience);
    Submission mail =
        new Submission(
            Optional.empty(),
            List.of(
                new Submission.File(
                    "log.txt",
                    "451 4.3.2 frozen by mail-infra".getBytes(StandardCharsets.US_ASCII))),
            patience);
    try (WorkerPool workers =
        new WorkerPool(
            Worker.command(/* megabytes= */ 40, /* hasOwnData= */ true),
            Worker.environment(),
            engine.forReading(),
            limits,
            new ReadingForm(engine.bouncecard().catalog()))) {
      assertThat(workers.read(mail))
          .isInstanceOfSatisfying(
              SubmissionReader.Outcome.Done.class,
              done ->
                  assertThat(done.reading().found().orElseThrow())
                      .isInstanceOfSatisfying(
                          Answer.BounceAnswer.class,
                          bounce ->
                              assertThat(bounce.decoding().reports().getFirst().diagnosis().rule())
                                  .map(rule -> rule.id().toString())
                                  .contains("acme.frozen")));
    }
  }

  /// Writes the files of docs/own-data.md, each named in its first line.
  private void documented() throws IOException {
    String text = Files.readString(Path.of("docs/own-data.md"));
    for (String block : text.split("```", -1)) {
      if (block.startsWith("toml\n# ")) {
        String content = block.substring("toml\n# ".length());
        Path file = folder.resolve(content.substring(0, content.indexOf('\n')));
        Files.createDirectories(file.getParent());
        Files.writeString(
            file,
            content.substring(content.indexOf('\n')),
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    }
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
