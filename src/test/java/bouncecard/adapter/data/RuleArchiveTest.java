package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Set;
import java.util.TreeSet;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;

/// The archive in which rules and lexicon are published.
class RuleArchiveTest {
  private static byte[] archive() throws IOException {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    RuleArchive.write(Path.of(""), out);
    return out.toByteArray();
  }

  @Test
  void write_project_holdsAllThatOthersNeed() throws IOException {
    Set<String> names = new TreeSet<>();
    try (ZipInputStream in = new ZipInputStream(new ByteArrayInputStream(archive()))) {
      for (ZipEntry entry = in.getNextEntry(); entry != null; entry = in.getNextEntry()) {
        names.add(entry.getName());
        assertThat(in.read()).as(entry.getName()).isNotNegative();
      }
    }
    assertThat(names)
        .contains(
            "bouncecard-rules/LICENSE",
            "bouncecard-rules/LICENCES.md",
            "bouncecard-rules/README.md",
            "bouncecard-rules/baseline.txt",
            "bouncecard-rules/how-the-winner-is-found.md",
            "bouncecard-rules/facts/causes.toml",
            "bouncecard-rules/facts/wordings.toml",
            "bouncecard-rules/lexicon/meanings.toml",
            "bouncecard-rules/lexicon/ko.toml",
            "bouncecard-rules/providers/google.toml",
            "bouncecard-rules/schema/rule.schema.json");
  }

  @Test
  void write_twice_isTheSame() throws IOException {
    assertThat(archive()).isEqualTo(archive());
  }
}
