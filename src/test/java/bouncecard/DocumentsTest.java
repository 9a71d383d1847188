package bouncecard;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// The documents for people: short where they begin, with links that lead somewhere.
class DocumentsTest {
  private static final Pattern LINK = Pattern.compile("\\]\\(([^()\\s]+)\\)");

  /// `LOG.atWarn()….log("…")` and `LOG.warn("…")`.
  private static final Pattern LOUD =
      Pattern.compile(
          "(?:\\.at(?:Warn|Error)\\(\\)[^;\"]*(?:\"[^\";]*\"[^;\"]*?)*?\\.log"
              + "|\\b(?i:log)\\.(?:warn|error))\\(\\s*\"([^\"]+)\"");

  private static final Pattern ADR = Pattern.compile("(\\d{4})-[a-z0-9-]+\\.md");

  @Test
  void readme_isShorterThan200Lines() throws IOException {
    assertThat(Files.readAllLines(Path.of("README.md"))).hasSizeLessThan(200);
  }

  @Test
  void readme_theTestCommand_isWhatCiRuns() throws IOException {
    assertThat(Files.readString(Path.of("README.md")))
        .containsPattern("(?m)^\\$ mvn verify +# the tests$");
    assertThat(Files.readString(Path.of(".ci/run")))
        .containsPattern("(?m)^mvn --batch-mode --no-transfer-progress verify$");
  }

  @Test
  void documents_everyOneInDocs_isReachedFromAnother() throws IOException {
    Set<Path> linked =
        documents().stream()
            .flatMap(file -> links(file).stream().map(link -> target(file, link)))
            .collect(Collectors.toSet());

    assertThat(documents())
        .filteredOn(file -> file.getParent() != null && file.startsWith("docs"))
        .filteredOn(file -> !file.startsWith("docs/adr"))
        .allMatch(linked::contains);
  }

  @Test
  void documents_everyLink_leadsToAFileAndAHeadingThatAreThere() throws IOException {
    List<String> broken = new ArrayList<>();
    int seen = 0;
    for (Path file : documents()) {
      for (String link : links(file)) {
        seen++;
        Path target = target(file, link);
        int hash = link.indexOf('#');
        if (!Files.exists(target)) {
          broken.add(file + ": " + link);
        } else if (hash >= 0 && !anchors(target).contains(link.substring(hash + 1))) {
          broken.add(file + ": no heading for " + link);
        }
      }
    }
    assertThat(seen).isGreaterThan(20);
    assertThat(broken).isEmpty();
  }

  /// A row without its table's head is shown as text with bars in it.
  @Test
  void documents_everyTable_beginsWithItsHead() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path file : documents()) {
      List<String> lines = Files.readAllLines(file);
      for (int i = 0; i < lines.size(); i++) {
        boolean begins =
            lines.get(i).startsWith("|") && (i == 0 || !lines.get(i - 1).startsWith("|"));
        if (begins && (i + 1 == lines.size() || !lines.get(i + 1).startsWith("|--"))) {
          broken.add(file + ":" + (i + 1));
        }
      }
    }
    assertThat(broken).isEmpty();
  }

  @Test
  void architecture_namesEveryRoomAndNoOther() throws IOException {
    Path root = Path.of("src/main/java/bouncecard");
    List<String> named =
        read(Path.of("docs/architecture.md"))
            .lines()
            .filter(line -> line.startsWith("  ."))
            .map(line -> line.substring(3, line.indexOf(' ', 3)))
            .toList();
    try (Stream<Path> files = Files.walk(root)) {
      List<String> rooms =
          files
              .filter(file -> file.endsWith("package-info.java"))
              .map(file -> String.valueOf(root.relativize(file.resolveSibling(""))))
              .map(room -> room.replace('/', '.'))
              .filter(room -> !room.isEmpty() && !room.equals("adapter"))
              .toList();
      assertThat(rooms.stream().filter(room -> !named.contains(room)))
          .as("rooms that docs/architecture.md does not name")
          .isEmpty();
      assertThat(named.stream().filter(room -> !rooms.contains(room)))
          .as("rooms that docs/architecture.md names and that are not there")
          .isEmpty();
      assertThat(named).doesNotHaveDuplicates();
    }
  }

  /// Whoever is woken by a line looks it up.
  @Test
  void operations_explainsEveryWarningAndErrorOfTheLog() throws IOException {
    String document = read(Path.of("docs/operations.md"));
    List<String> missing = new ArrayList<>();
    int seen = 0;
    try (Stream<Path> files = Files.walk(Path.of("src/main/java"))) {
      for (Path file : files.filter(path -> path.toString().endsWith(".java")).toList()) {
        Matcher line = LOUD.matcher(read(file));
        while (line.find()) {
          seen++;
          Stream.of(line.group(1).split("\\{}", -1))
              .map(String::strip)
              .filter(words -> words.length() > 3 && !document.contains(words))
              .forEach(words -> missing.add(file + ": " + words));
        }
      }
    }
    assertThat(seen).isGreaterThan(20);
    assertThat(missing).isEmpty();
  }

  @Test
  void decisions_haveEachANumberOfTheirOwn() throws IOException {
    TreeMap<String, List<String>> byNumber = new TreeMap<>();
    try (Stream<Path> files = Files.list(Path.of("docs/adr"))) {
      for (Path file : files.toList()) {
        String name = String.valueOf(file.getFileName());
        Matcher matcher = ADR.matcher(name);
        assertThat(matcher.matches()).as(name).isTrue();
        byNumber.computeIfAbsent(matcher.group(1), _ -> new ArrayList<>()).add(name);
        assertThat(Files.readString(file))
            .startsWith("# " + Integer.parseInt(matcher.group(1)) + ". ")
            .contains("\nStatus: ", "\n## Context\n", "\n## Decision\n", "\n## Consequences\n");
      }
    }
    assertThat(byNumber.values()).allMatch(names -> names.size() == 1);
  }

  private static List<Path> documents() throws IOException {
    List<Path> documents = new ArrayList<>(List.of(Path.of("src/main/data/README.md")));
    try (Stream<Path> here = Files.list(Path.of(""));
        Stream<Path> docs = Files.walk(Path.of("docs"))) {
      Stream.concat(here, docs)
          .filter(file -> file.toString().endsWith(".md"))
          .forEach(documents::add);
    }
    return documents;
  }

  /// Those within the project.
  private static List<String> links(Path file) {
    return LINK.matcher(read(file))
        .results()
        .map(found -> found.group(1))
        .filter(link -> !link.contains("://") && !link.startsWith("mailto:"))
        .toList();
  }

  private static Path target(Path file, String link) {
    int hash = link.indexOf('#');
    String path = hash < 0 ? link : link.substring(0, hash);
    return path.isEmpty() ? file : file.resolveSibling(path).normalize();
  }

  private static Set<String> anchors(Path file) {
    return read(file)
        .lines()
        .filter(line -> line.startsWith("#"))
        .map(line -> line.replaceFirst("^#+ ", "").toLowerCase(Locale.ROOT))
        .map(heading -> heading.replaceAll("[^\\p{L}\\p{N} _-]", "").replace(' ', '-'))
        .collect(Collectors.toSet());
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
