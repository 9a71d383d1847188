package bouncecard.adapter.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import bouncecard.app.chat.Person;
import bouncecard.app.serve.Health;
import bouncecard.catalog.Language;
import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferenceFileTest {
  private static final Person ALICE = new Person("slack", "T1", "U1");
  private static final Person BOB = new Person("discord", "", "42");
  private static final Language KOREAN = new Language("ko");
  private static final Duration LONG = Duration.ofSeconds(20);
  private static final String UNTIL =
      ". Until then the languages that people choose are kept in memory";

  @TempDir Path folder;

  private final List<String> warnings = new CopyOnWriteArrayList<>();
  private Path file;

  @BeforeEach
  void name() {
    file = folder.resolve("people");
  }

  private PreferenceFile open() {
    return PreferenceFile.open(file, warnings::add);
  }

  /// Whatever is wrong, a choice holds until the end.
  private void holdsInMemory(PreferenceFile preferences) {
    preferences.choose(BOB, Optional.of(KOREAN));
    assertThat(preferences.language(BOB)).contains(KOREAN);
    preferences.stop(LONG);
    assertThat(warnings).hasSize(1);
    assertThat(preferences.health().state()).isEqualTo(Health.State.RECOVERING);
  }

  @Test
  void choose_isThereAfterARestart() {
    PreferenceFile before = open();
    before.choose(ALICE, Optional.of(KOREAN));
    before.choose(BOB, Optional.of(KOREAN));
    before.choose(BOB, Optional.empty());
    before.stop(LONG);
    PreferenceFile after = open();
    assertThat(after.language(ALICE)).contains(KOREAN);
    assertThat(after.language(BOB)).isEmpty();
    assertThat(file).content().isEqualTo("bouncecard-state 2\nlanguage slack:T1:U1 ko\n");
    assertThat(folder.toFile().list()).containsExactly("people");
    assertThat(warnings).isEmpty();
  }

  /// As release 0.1.0 wrote it.
  @Test
  void open_aFileOfVersion1_readsItAndKeepsACopy() throws IOException {
    byte[] before =
        Files.readAllBytes(Path.of("src/test/resources/bouncecard/state/version-1/people"));
    Files.write(file, before);
    PreferenceFile preferences = open();
    assertThat(preferences.language(new Person("slack", "T024BE7LD", "U0G9QF9C6")))
        .contains(KOREAN);
    assertThat(preferences.language(new Person("discord", "", "80351110224678912")))
        .contains(Language.ENGLISH);
    assertThat(folder.resolve("people.v1")).hasBinaryContent(before);
    assertThat(file)
        .content()
        .isEqualTo(
            """
            bouncecard-state 2
            language slack:T024BE7LD:U0G9QF9C6 ko
            language discord::80351110224678912 en
            """);
    assertThat(warnings).isEmpty();
  }

  @Test
  void open_aFileOfALaterVersion_leavesItAlone() throws IOException {
    Files.writeString(file, "bouncecard-state 3\nanything\n");
    holdsInMemory(open());
    assertThat(file).content().isEqualTo("bouncecard-state 3\nanything\n");
    assertThat(warnings)
        .containsExactly(
            "state.file: "
                + file
                + " is of version 3, which a later release wrote: use that release, or let"
                + " state.file name another file"
                + UNTIL);
  }

  @Test
  void open_aDamagedFile_putsWhatCannotBeReadAside() throws IOException {
    Files.writeString(
        file,
        "bouncecard-state 2\nlanguage slack:T1:U1 ko\r\n\nnonsense\nlanguage slack:T1:U2 k o\n"
            + "language slack:T1:U3 \u0000\nlanguage slack:T1:U4 en");
    PreferenceFile preferences = open();
    assertThat(preferences.language(ALICE)).contains(KOREAN);
    assertThat(preferences.language(new Person("slack", "T1", "U4"))).contains(Language.ENGLISH);
    assertThat(folder.resolve("people.bad"))
        .content()
        .isEqualTo("nonsense\nlanguage slack:T1:U2 k o\nlanguage slack:T1:U3 \u0000\n");
    assertThat(warnings)
        .containsExactly(
            "state.file: lines of %s could not be read (3) and were put into %s.bad; see what damaged it, and put back what is to be kept"
                .formatted(file, file));
    warnings.clear();
    assertThat(open().language(ALICE)).contains(KOREAN);
    assertThat(warnings).isEmpty();
  }

  @Test
  void open_whatIsNoText_putsItAsideByteForByte() throws IOException {
    byte[] bytes = new byte[100_000];
    new Random(7).nextBytes(bytes);
    for (int i = 0; i < bytes.length; i++) {
      bytes[i] = i % 100 == 99 ? (byte) '\n' : (byte) (bytes[i] | 0x80);
    }
    Files.write(file, bytes);
    PreferenceFile preferences = open();
    preferences.choose(ALICE, Optional.of(KOREAN));
    preferences.stop(LONG);
    assertThat(folder.resolve("people.bad")).hasBinaryContent(bytes);
    assertThat(warnings).hasSize(1);
    assertThat(open().language(ALICE)).contains(KOREAN);
  }

  @Test
  void open_whereTheBadLinesCannotBeKept_changesNothing() throws IOException {
    Files.writeString(file, "nonsense\n");
    Files.createDirectory(folder.resolve("people.bad"));
    holdsInMemory(open());
    assertThat(file).content().isEqualTo("nonsense\n");
  }

  @Test
  void open_aFolderInItsPlace_saysSo() throws IOException {
    Files.createDirectory(file);
    holdsInMemory(open());
    assertThat(warnings)
        .containsExactly(
            "state.file: "
                + file
                + " is a folder: let state.file name a file in it, or remove the folder"
                + UNTIL);
    assertThat(folder.toFile().list()).containsExactly("people");
  }

  @Test
  void open_aFileThatIsFarTooLarge_leavesItAlone() throws IOException {
    try (RandomAccessFile large = new RandomAccessFile(file.toFile(), "rw")) {
      large.setLength(600L << 20); // a hole, which takes no room on the disk
    }
    holdsInMemory(open());
    assertThat(warnings.getFirst()).contains("629,145,600 bytes", "move it away");
    assertThat(file).hasSize(600L << 20);
  }

  @Test
  void open_aLink_changesTheFileThatItLeadsTo() throws IOException {
    Path real = Files.createDirectory(folder.resolve("volume")).resolve("real");
    Files.createSymbolicLink(file, Path.of("volume/real"));
    PreferenceFile preferences = open();
    preferences.choose(ALICE, Optional.of(KOREAN));
    preferences.stop(LONG);
    assertThat(file).isSymbolicLink();
    assertThat(real).isRegularFile();
    assertThat(open().language(ALICE)).contains(KOREAN);
    assertThat(warnings).isEmpty();
  }

  @Test
  void open_aLinkToItself_saysSo() throws IOException {
    Files.createSymbolicLink(file, file);
    holdsInMemory(open());
    assertThat(warnings.getFirst()).contains("a link that leads nowhere");
  }

  @Test
  void open_belowAFile_saysSo() throws IOException {
    Files.writeString(folder.resolve("a-file"), "");
    file = folder.resolve("a-file/people");
    holdsInMemory(open());
    assertThat(warnings.getFirst()).contains("a-file is no folder");
  }

  @Test
  void open_whereThereIsNoFolder_saysSo() {
    file = folder.resolve("nowhere/people");
    holdsInMemory(open());
    assertThat(warnings)
        .containsExactly(
            "state.file: the folder %s does not exist: make it, and let the bot write there"
                    .formatted(folder.resolve("nowhere"))
                + UNTIL);
  }

  @Test
  void choose_onceTheFolderIsThere_isWritten() throws IOException {
    file = folder.resolve("late/people");
    PreferenceFile preferences = open();
    preferences.choose(ALICE, Optional.of(KOREAN));
    preferences.stop(Duration.ZERO);
    Files.createDirectory(folder.resolve("late"));
    preferences.choose(BOB, Optional.of(KOREAN));
    preferences.stop(LONG);
    assertThat(preferences.health()).isEqualTo(Health.UP);
    assertThat(open().language(ALICE)).contains(KOREAN);
    assertThat(warnings).hasSize(1);
  }

  @Test
  void open_whereNothingMayBeWritten_saysSo() throws IOException {
    assumeThat(System.getProperty("user.name"))
        .as("root may write everywhere")
        .isNotEqualTo("root");
    Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("r-x------"));
    try {
      holdsInMemory(open());
      assertThat(warnings.getFirst()).contains("may not write in " + folder);
    } finally {
      Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
    }
  }

  @Test
  void choose_byMorePeopleThanAreKept_forgetsWhoChoseFirst() throws IOException {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i <= Choices.MOST; i++) {
      lines.append("slack:T1:U").append(i).append(" ko\n");
    }
    Files.writeString(file, lines);
    PreferenceFile preferences = open();
    assertThat(preferences.language(new Person("slack", "T1", "U0"))).isEmpty();
    assertThat(preferences.language(ALICE)).contains(KOREAN);
    preferences.choose(BOB, Optional.of(KOREAN));
    assertThat(preferences.language(ALICE)).isEmpty();
    preferences.stop(LONG);
    assertThat(Files.readAllLines(file)).hasSize(Choices.MOST + 1);
  }

  @Test
  void choose_aPersonWhoseIdIsNoWord_breaksNoLine() {
    PreferenceFile preferences = open();
    Person strange = new Person("slack", "T1", "U1 en\nlanguage slack:T1:U2");
    preferences.choose(strange, Optional.of(KOREAN));
    preferences.stop(LONG);
    assertThat(preferences.language(strange)).contains(KOREAN);
    assertThat(file).content().isEqualTo("bouncecard-state 2\n");
  }
}
