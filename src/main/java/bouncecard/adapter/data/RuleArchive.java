package bouncecard.adapter.data;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Packs what the program knows for others: rules, lexicon, causes and their examples as the data
/// files hold them, with schemas, licences, the lines on which all must stay silent, and the page
/// that says how the winner is found. The same files always make the same archive.
public final class RuleArchive {
  private static final List<String> FOLDERS =
      List.of("facts", "lexicon", "providers", "schema", "services");
  private static final FileTime TIME = FileTime.from(Instant.parse("2020-01-01T00:00:00Z"));
  private static final String DATA = "src/main/data";

  /// What is not among the data, by its name in the archive.
  private static final Map<String, String> BESIDE =
      Map.of(
          "README.md", DATA + "/README.md",
          "LICENCES.md", "docs/licences-of-the-data.md",
          "LICENSE", "LICENSE",
          "baseline.txt", "src/test/resources/bouncecard/lexicon/silent.txt",
          "how-the-winner-is-found.md", "docs/how-the-winner-is-found.md");

  private RuleArchive() {}

  /// Packs; the arguments are the project's folder and the archive to write.
  public static void main(String[] arguments) throws IOException {
    Path target = Path.of(arguments[1]);
    Files.createDirectories(target.toAbsolutePath().getParent());
    try (OutputStream out = Files.newOutputStream(target)) {
      write(Path.of(arguments[0]), out);
    }
  }

  static void write(Path project, OutputStream out) throws IOException {
    ZipOutputStream zip = new ZipOutputStream(out);
    for (Map.Entry<String, Path> file : files(project).entrySet()) {
      ZipEntry entry = new ZipEntry("bouncecard-rules/" + file.getKey());
      entry.setLastModifiedTime(TIME);
      zip.putNextEntry(entry);
      Files.copy(file.getValue(), zip);
      zip.closeEntry();
    }
    zip.finish();
  }

  private static Map<String, Path> files(Path project) throws IOException {
    Map<String, Path> files = new TreeMap<>();
    BESIDE.forEach((name, path) -> files.put(name, project.resolve(path)));
    for (String folder : FOLDERS) {
      for (Path file : list(project.resolve(DATA).resolve(folder))) {
        files.put(folder + "/" + file.getFileName(), file);
      }
    }
    return files;
  }

  private static List<Path> list(Path folder) throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return new ArrayList<>(files.filter(Files::isRegularFile).toList());
    }
  }
}
