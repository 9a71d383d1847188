package bouncecard.adapter.state;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import bouncecard.app.chat.Person;
import bouncecard.catalog.Language;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreferenceFileTest {
  private static final Person ALICE = new Person("slack", "T1", "U1");
  private static final Person BOB = new Person("discord", "", "42");
  private static final Language KOREAN = new Language("ko");

  @TempDir Path folder;

  @Test
  void choose_isThereAfterARestart() throws IOException {
    Path file = folder.resolve("people");
    PreferenceFile before = PreferenceFile.open(file);
    before.choose(ALICE, Optional.of(KOREAN));
    before.choose(BOB, Optional.of(KOREAN));
    before.choose(BOB, Optional.empty());
    PreferenceFile after = PreferenceFile.open(file);
    assertThat(after.language(ALICE)).contains(KOREAN);
    assertThat(after.language(BOB)).isEmpty();
    assertThat(file).content().isEqualTo("slack:T1:U1 ko\n");
    assertThat(folder).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void open_aDamagedFile_keepsWhatCanBeRead() throws IOException {
    Path file = folder.resolve("people");
    Files.writeString(file, "slack:T1:U1 ko\n\nnonsense\nslack:T1:U2 k o\n");
    assertThat(PreferenceFile.open(file).language(ALICE)).contains(KOREAN);
    assertThat(file).content().isEqualTo("slack:T1:U1 ko\n");
  }

  @Test
  void open_whereNothingCanBeWritten_fails() {
    assertThatThrownBy(() -> PreferenceFile.open(folder.resolve("nowhere/people")))
        .isInstanceOf(IOException.class);
  }
}
