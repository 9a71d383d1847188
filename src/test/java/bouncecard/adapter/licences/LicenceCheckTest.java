package bouncecard.adapter.licences;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.dataformat.toml.TomlMapper;

class LicenceCheckTest {
  private static final Path TABLE = Path.of("src/main/licences/licences.toml");
  private static final String BILL =
      """
      {"components": [
        {"group": "org.example", "name": "thing", "licenses": [{"license": {"id": "MIT"}}]},
        {"group": "org.example", "name": "other",
         "licenses": [{"license": {"name": "GNU Lesser General Public License 2.1"}}]}]}
      """;
  private static final String ROWS =
      """
      [[library]]
      group = "org.example"
      name = "thing"
      licence = "MIT"
      age = "current"
      [[library]]
      group = "org.example"
      name = "other"
      licence = "LGPL-2.1-only"
      age = "frozen"
      """;

  @TempDir private Path folder;

  @Test
  void run_aRowForEach_isSound() throws IOException {
    assertThat(run(BILL, ROWS)).isEmpty();
  }

  @Test
  void run_aLibraryWithoutARow_isNamedWithWhatItSays() throws IOException {
    assertThat(run(BILL, ROWS.substring(0, ROWS.lastIndexOf("[[library]]"))))
        .containsExactly(
            "Licences: org.example:other has no row in licences.toml, and must have one with the"
                + " licence that it says: [LGPL-2.1-only].");
  }

  @Test
  void run_anotherLicenceOrAgeAndARowOfNothing_areNamed() throws IOException {
    assertThat(
            run(
                BILL.replace("\"name\": \"thing\"", "\"name\": \"thong\""),
                ROWS.replace("frozen", "ancient").replace("LGPL-2.1-only", "Apache-2.0")))
        .containsExactly(
            "Licences: org.example:other has the age \"ancient\", and must be one of current,"
                + " frozen, held, old.",
            "Licences: org.example:thong has no row in licences.toml, and must have one with the"
                + " licence that it says: [MIT].",
            "Licences: org.example:other says [LGPL-2.1-only], and licences.toml says Apache-2.0.",
            "Licences: org.example:thing has a row in licences.toml and is no library of ours.");
  }

  @Test
  void run_noBill_isOneLine() throws IOException {
    assertThat(run("{}", "")).containsExactly("Licences: the bill of materials lists no library.");
    assertThat(run("x", "")).singleElement().asString().startsWith("Licences: the bill or");
  }

  @Test
  void notice_namesEveryRowWithItsLicence() throws IOException {
    String notice = Files.readString(Path.of("NOTICE"));
    JsonNode table = new TomlMapper().readTree(Files.readString(TABLE));
    assertThat(table.path("library")).hasSizeGreaterThan(20);
    for (JsonNode row : table.path("library")) {
      assertThat(notice)
          .contains(
              "  %s:%s  %s\n"
                  .formatted(
                      row.path("group").asString(),
                      row.path("name").asString(),
                      row.path("licence").asString()));
    }
    for (String kind : List.of("data", "image")) {
      for (JsonNode row : table.path(kind)) {
        assertThat(notice)
            .contains(
                "  %s  %s\n"
                    .formatted(row.path("name").asString(), row.path("licence").asString()));
      }
    }
  }

  @Test
  void documentation_hasAWordOnEveryLibraryThatAges() throws IOException {
    String told = Files.readString(Path.of("docs/dependencies.md"));
    for (JsonNode row : new TomlMapper().readTree(Files.readString(TABLE)).path("library")) {
      if (!row.path("age").asString().equals("current")) {
        assertThat(told).contains("`" + row.path("name").asString() + "`");
      }
    }
  }

  private List<String> run(String bill, String rows) throws IOException {
    Path listed = Files.writeString(folder.resolve("bom.json"), bill);
    Path table = Files.writeString(folder.resolve("licences.toml"), rows);
    ByteArrayOutputStream err = new ByteArrayOutputStream();
    int status =
        LicenceCheck.run(
            List.of(listed.toString(), table.toString()),
            new PrintStream(err, true, StandardCharsets.UTF_8));
    List<String> lines = err.toString(StandardCharsets.UTF_8).lines().toList();
    assertThat(status).isEqualTo(lines.isEmpty() ? 0 : 1);
    return lines;
  }
}
