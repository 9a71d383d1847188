package bouncecard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.fail;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.ImportOrderer;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// Every Java file is as google-java-format writes it. With `-Dformat.update=true` the files are
/// rewritten, and the test fails all the same, so that it is never green by itself.
class FormatTest {

  @Test
  void sources_all_areAsTheFormatterWritesThem() throws IOException {
    boolean update = Boolean.getBoolean("format.update");
    Formatter formatter = new Formatter();
    List<Path> files = javaFiles();
    assertThat(files).contains(Path.of("src/test/java/bouncecard/FormatTest.java"));
    List<Path> changed = new ArrayList<>();
    for (Path file : files) {
      String source = Files.readString(file);
      String formatted = formatted(formatter, file, source);
      if (!formatted.equals(source)) {
        changed.add(file);
        if (update) {
          Files.writeString(file, formatted);
        }
      }
    }
    assertThat(changed)
        .as(
            update
                ? "files that were rewritten; run the tests again without -Dformat.update"
                : "files that are not formatted; -Dformat.update=true rewrites them")
        .isEmpty();
  }

  private static String formatted(Formatter formatter, Path file, String source) {
    try {
      return formatter.formatSource(ImportOrderer.reorderImports(source, Style.GOOGLE));
    } catch (FormatterException e) {
      return fail(file + " cannot be read: " + e.getMessage(), e);
    }
  }

  private static List<Path> javaFiles() throws IOException {
    List<Path> files = new ArrayList<>();
    for (Path root : List.of(Path.of("src/main/java"), Path.of("src/test/java"))) {
      try (Stream<Path> found = Files.walk(root)) {
        found.filter(file -> file.toString().endsWith(".java")).sorted().forEach(files::add);
      }
    }
    return files;
  }
}
