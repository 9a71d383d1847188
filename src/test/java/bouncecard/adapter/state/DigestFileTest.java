package bouncecard.adapter.state;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.app.serve.Secret;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DigestFileTest {
  private static final Secret KEY = new Secret("k".repeat(40));
  private static final Secret NEXT = new Secret("n".repeat(40));
  private static final byte[] COUNTS = "gmail.com 12".getBytes(UTF_8);

  @TempDir Path folder;

  private final List<String> warnings = new ArrayList<>();

  private Path path() {
    return folder.resolve("state.digest");
  }

  private DigestFile file(Secret... keys) {
    return new DigestFile(path(), List.of(keys), warnings::add);
  }

  @Test
  void read_whatWasWritten_isThereAndSealed() throws IOException {
    assertThat(file(KEY).read()).isEmpty();
    assertThat(file(KEY).write(COUNTS)).isTrue();
    assertThat(Files.readString(path(), ISO_8859_1)).doesNotContain("gmail");
    assertThat(file(KEY).read()).hasValue(COUNTS);
    assertThat(file(NEXT, KEY).read()).hasValue(COUNTS);
    assertThat(warnings).isEmpty();
  }

  @Test
  void read_withAnotherKeyOrDamaged_isNothingAndIsSaid() throws IOException {
    file(KEY).write(COUNTS);
    assertThat(file(NEXT).read()).isEmpty();
    byte[] bytes = Files.readAllBytes(path());
    bytes[bytes.length - 1] ^= 1;
    Files.write(path(), bytes);
    assertThat(file(KEY).read()).isEmpty();
    Files.writeString(path(), "no digest");
    assertThat(file(KEY).read()).isEmpty();
    assertThat(warnings).hasSize(3).allMatch(one -> one.contains("the digest is counted anew"));
  }

  @Test
  void write_theFolderIsGone_isSaidOnce() throws IOException {
    DigestFile file = file(KEY);
    Files.delete(folder);
    assertThat(file.write(COUNTS)).isFalse();
    assertThat(file.write(COUNTS)).isFalse();
    assertThat(warnings).hasSize(1);
    Files.createDirectory(folder);
    assertThat(file.write(COUNTS)).isTrue();
  }
}
