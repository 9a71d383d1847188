package bouncecard.fuzz;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// The inputs that are kept: what fuzzing begins with, and what it found.
final class Corpus {
  static final Path ROOT = Path.of("src/test/resources/bouncecard/fuzz");

  private Corpus() {}

  static Path of(Target target) {
    return ROOT.resolve(target.folder());
  }

  /// All of them, of every target.
  static List<Path> files() {
    try (Stream<Path> files = Files.walk(ROOT)) {
      return files.filter(Files::isRegularFile).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
