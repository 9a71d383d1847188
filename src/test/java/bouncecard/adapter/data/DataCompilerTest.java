package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class DataCompilerTest {
  @TempDir static Path folder;

  private static Path source;
  private static Path target;

  /// A mistake and what is to be said of it.
  record Mistake(String name, String file, String find, String with, String says) {
    @Override
    public String toString() {
      return name;
    }
  }

  @BeforeAll
  static void copyData() throws IOException {
    source = folder.resolve("source");
    target = folder.resolve("target");
    try (Stream<Path> files = Files.walk(DataFolder.ROOT)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        Path copy = source.resolve(DataFolder.ROOT.relativize(file));
        Files.createDirectories(copy.getParent());
        Files.copy(file, copy);
      }
    }
  }

  static List<Mistake> mistakes() throws IOException {
    Node root =
        new Node(
            "compiler-errors",
            Toml.read(Path.of("src/test/resources/bouncecard/data/compiler-errors.toml")));
    return root.tables("case").stream()
        .map(
            node ->
                new Mistake(
                    node.text("name"),
                    node.text("file"),
                    node.optional("find").orElse(""),
                    node.optional("with").orElse(""),
                    node.text("says")))
        .toList();
  }

  @ParameterizedTest
  @MethodSource("mistakes")
  void compile_mistake_isRefusedInOneLineThatNamesThePlace(Mistake mistake) throws IOException {
    Path file = source.resolve(mistake.file());
    String before = Files.readString(file);
    assertThat(before).contains(mistake.find());
    try {
      int at = before.indexOf(mistake.find());
      Files.writeString(
          file,
          mistake.find().isEmpty()
              ? mistake.with()
              : before.substring(0, at)
                  + mistake.with()
                  + before.substring(at + mistake.find().length()));
      assertThatThrownBy(() -> DataCompiler.compile(source, target))
          .isInstanceOf(IllegalStateException.class)
          .message()
          .contains(mistake.says())
          .doesNotContain("\n");
    } finally {
      Files.writeString(file, before);
    }
  }

  @Test
  void compile_missingFile_isRefusedWithItsName() throws IOException {
    Path file = source.resolve("texts/ko/classes.toml");
    byte[] before = Files.readAllBytes(file);
    Files.delete(file);
    try {
      assertThatThrownBy(() -> DataCompiler.compile(source, target))
          .isInstanceOf(IllegalStateException.class)
          .hasMessage(file + ": is missing");
    } finally {
      Files.write(file, before);
    }
  }

  @Test
  void compile_theDataAsTheyAre_writesWhatTheProgramCarries() throws IOException {
    Path fresh = folder.resolve("fresh");
    DataCompiler.compile(source, fresh);
    for (String name : List.of("facts.bin", "rules.bin", "texts-ko.bin", "languages")) {
      assertThat(fresh.resolve(name)).hasBinaryContent(carried(name));
    }
  }

  private static byte[] carried(String name) {
    try (var in = DataFiles.class.getResourceAsStream("/bouncecard/data/" + name)) {
      return in == null ? new byte[0] : in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
