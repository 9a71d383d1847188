package bouncecard.adapter.state.sealed;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.cache.MemoryStore;
import bouncecard.app.serve.Secret;
import bouncecard.app.state.StateSpace;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

final class SealedStoreTest {
  private static final Secret KEY = new Secret("k".repeat(40));
  private static final Secret OTHER = new Secret("o".repeat(40));
  private static final byte[] BOUNCE =
      "550 5.1.1 <bob@example.com> User unknown".getBytes(StandardCharsets.UTF_8);
  private static final Duration DAY = Duration.ofDays(1);

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();
  private Instant now = Instant.parse("2026-11-30T00:00:00Z");

  private Path kept() {
    return folder.resolve("state.kept");
  }

  private SealedStore open(Secret key, Optional<Secret> former) {
    return new SealedStore(
        new MemoryStore(System::nanoTime), kept(), key, former, () -> now, warnings::add);
  }

  private SealedStore open() {
    return open(KEY, Optional.empty());
  }

  private void keep(SealedStore store, String name) {
    store.put(StateSpace.ANSWERS, name, BOUNCE, DAY);
    store.stop(Duration.ofSeconds(10));
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(kept())) {
      return files.sorted().toList();
    }
  }

  @Test
  void value_outlivesTheStore() {
    keep(open(), "name");
    assertThat(open().get(StateSpace.ANSWERS, "name")).hasValue(BOUNCE);
    assertThat(warnings).isEmpty();
  }

  @Test
  void otherSpaces_stayInMemory() throws IOException {
    SealedStore store = open();
    store.put(StateSpace.LANGUAGES, "slack:T:U", BOUNCE, DAY);
    store.stop(Duration.ofSeconds(10));
    assertThat(files()).isEmpty();
  }

  @Test
  void files_tellNothingInClear() throws IOException {
    SealedStore store = open();
    store.put(StateSpace.OWNERS, "slack:T1:U0ANN00001", BOUNCE, DAY);
    keep(store, "AbCdEfGhIjKl");
    assertThat(files()).hasSize(2);
    for (Path file : files()) {
      String written = Files.readString(file, StandardCharsets.ISO_8859_1);
      assertThat(written + file.getFileName())
          .doesNotContain("bob", "550", "U0ANN00001", "AbCdEfGhIjKl", "slack");
      assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
          .isEqualTo("rw-------");
    }
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(kept())))
        .isEqualTo("rwx------");
  }

  @Test
  void otherKey_opensNothingAndIsToldOnce_andTheFormerOneOpensIt() {
    keep(open(), "name");
    SealedStore wrong = open(OTHER, Optional.empty());
    assertThat(wrong.get(StateSpace.ANSWERS, "name")).isEmpty();
    assertThat(wrong.get(StateSpace.ANSWERS, "name")).isEmpty();
    assertThat(warnings).singleElement().asString().contains("BOUNCECARD_STATE_KEY_OLD", "1 kept");
    warnings.clear();
    SealedStore rotated = open(OTHER, Optional.of(KEY));
    assertThat(rotated.get(StateSpace.ANSWERS, "name")).hasValue(BOUNCE);
    keep(rotated, "new");
    assertThat(open(OTHER, Optional.empty()).get(StateSpace.ANSWERS, "new")).hasValue(BOUNCE);
  }

  @Test
  void damagedFiles_areForgottenWithOneWarningAndHarmNoOther() throws IOException {
    SealedStore store = open();
    for (String name : List.of("a", "b", "c", "d")) {
      store.put(StateSpace.ANSWERS, name, BOUNCE, DAY);
    }
    store.stop(Duration.ofSeconds(10));
    List<Path> files = files();
    byte[] first = Files.readAllBytes(files.get(0));
    first[first.length - 1] ^= 1;
    Files.write(files.get(0), first);
    byte[] second = Files.readAllBytes(files.get(1));
    second[14] ^= 64; // lives longer
    Files.write(files.get(1), second);
    Files.write(files.get(2), new byte[3]);
    Files.write(kept().resolve("notes.txt"), new byte[3]);
    SealedStore again = open();
    long left =
        Stream.of("a", "b", "c", "d")
            .filter(name -> again.get(StateSpace.ANSWERS, name).isPresent())
            .count();
    assertThat(left).isEqualTo(1);
    assertThat(warnings).singleElement().asString().contains("damaged");
    assertThat(kept().resolve("notes.txt")).exists();
  }

  @Test
  void fileInAnothersPlace_isNotTaken() throws IOException {
    keep(open(), "a");
    Path mine = files().getFirst();
    SealKey key = SealKey.of(KEY);
    Files.move(mine, kept().resolve(key.name("ANSWERS/b")));
    assertThat(open().get(StateSpace.ANSWERS, "b")).isEmpty();
  }

  @Test
  void value_whoseTimeIsOver_isForgottenAndItsFileGoes() throws IOException {
    keep(open(), "name");
    now = now.plus(DAY);
    assertThat(open().get(StateSpace.ANSWERS, "name")).isEmpty();
    assertThat(files()).isEmpty();
  }

  @Test
  void removed_isGoneFromTheDisk() throws IOException {
    SealedStore store = open();
    store.put(StateSpace.ANSWERS, "name", BOUNCE, DAY);
    store.remove(StateSpace.ANSWERS, "name");
    store.stop(Duration.ofSeconds(10));
    assertThat(files()).isEmpty();
  }

  @Test
  void folderThatCannotBeUsed_isToldOnceAndAllIsKeptInMemory() throws IOException {
    Files.createFile(kept());
    SealedStore store = open();
    store.put(StateSpace.ANSWERS, "name", BOUNCE, DAY);
    assertThat(store.get(StateSpace.ANSWERS, "name")).hasValue(BOUNCE);
    store.stop(Duration.ofSeconds(10));
    assertThat(warnings).singleElement().asString().contains("cannot be kept there");
  }

  @Test
  void folderThatVanishes_isToldOnce() throws IOException {
    SealedStore store = open();
    Files.delete(kept());
    for (int i = 0; i < 5; i++) {
      store.put(StateSpace.ANSWERS, "name" + i, BOUNCE, DAY);
    }
    store.stop(Duration.ofSeconds(10));
    assertThat(warnings).hasSize(1);
    assertThat(store.get(StateSpace.ANSWERS, "name3")).hasValue(BOUNCE);
  }
}
