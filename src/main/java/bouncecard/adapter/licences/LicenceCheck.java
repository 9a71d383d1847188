package bouncecard.adapter.licences;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.toml.TomlMapper;

/// Compares the libraries that a bill of materials lists with the table of their licences, when the
/// program is built.
///
/// Arguments: the bill (CycloneDX as JSON) and the table (TOML). What is wrong ends the build with
/// a line each. Maven writes no bill when it is offline; then nothing is compared, and that is
/// said.
public final class LicenceCheck {
  private static final Set<String> AGES = Set.of("current", "held", "old", "frozen");
  private static final String ANY = "*";

  private LicenceCheck() {}

  /// A row of the table.
  private record Row(String group, String name, String licence, String age) {
    boolean isOf(String otherGroup, String otherName) {
      return group.equals(otherGroup) && (name.equals(ANY) || name.equals(otherName));
    }

    @Override
    public String toString() {
      return group + ":" + name;
    }
  }

  /// Compares; see the class.
  public static void main(String[] arguments) {
    int status = run(List.of(arguments), System.err);
    if (status != 0) {
      System.exit(status);
    }
  }

  /// Compares, and answers the exit status.
  static int run(List<String> arguments, PrintStream err) {
    if (arguments.size() != 2) {
      err.println("Licences: give the bill of materials and the table of licences.");
      return 2;
    }
    // Maven writes none when it is offline.
    if (!Files.exists(Path.of(arguments.getFirst()))) {
      err.println("Licences: not compared, as there is no bill of materials; Maven was offline.");
      return 0;
    }
    List<String> wrong;
    try {
      wrong =
          wrong(
              JsonMapper.shared().readTree(Files.readString(Path.of(arguments.getFirst()))),
              new TomlMapper().readTree(Files.readString(Path.of(arguments.getLast()))));
    } catch (IOException e) {
      err.println("Licences: the bill or the table cannot be read: " + e);
      return 1;
    } catch (JacksonException e) {
      err.println("Licences: the bill or the table cannot be read: " + e.getOriginalMessage());
      return 1;
    }
    wrong.forEach(line -> err.println("Licences: " + line));
    return wrong.isEmpty() ? 0 : 1;
  }

  private static List<String> wrong(JsonNode bill, JsonNode table) {
    List<String> wrong = new ArrayList<>();
    List<Row> rows = rows(table, wrong);
    Set<Row> unused = new LinkedHashSet<>(rows);
    if (bill.path("components").isEmpty()) {
      wrong.add("the bill of materials lists no library.");
    }
    for (JsonNode component : bill.path("components")) {
      String group = component.path("group").asString("");
      String name = component.path("name").asString("");
      List<Row> found = rows.stream().filter(row -> row.isOf(group, name)).toList();
      found.forEach(unused::remove);
      if (found.size() != 1) {
        wrong.add(
            "%s:%s has %s in licences.toml, and must have one with the licence that it says: %s."
                .formatted(
                    group,
                    name,
                    found.isEmpty() ? "no row" : found.size() + " rows",
                    said(component)));
      } else if (!agrees(found.getFirst(), said(component))) {
        wrong.add(
            "%s:%s says %s, and licences.toml says %s."
                .formatted(group, name, said(component), found.getFirst().licence()));
      }
    }
    unused.forEach(
        row -> wrong.add(row + " has a row in licences.toml and is no library of ours."));
    return wrong;
  }

  private static List<Row> rows(JsonNode table, List<String> wrong) {
    List<Row> rows = new ArrayList<>();
    for (JsonNode node : table.path("library")) {
      Row row =
          new Row(
              text(node, "group"), text(node, "name"), text(node, "licence"), text(node, "age"));
      rows.add(row);
      if (row.licence().isBlank() || row.group().isBlank() || row.name().isBlank()) {
        wrong.add(row + " must have a group, a name and a licence.");
      }
      if (!AGES.contains(row.age())) {
        wrong.add(row + " has the age \"" + row.age() + "\", and must be one of " + sorted() + ".");
      }
    }
    for (String kind : List.of("data", "image")) {
      for (JsonNode node : table.path(kind)) {
        if (text(node, "name").isBlank() || text(node, "licence").isBlank()) {
          wrong.add("a row under " + kind + " must have a name and a licence.");
        }
      }
    }
    return rows;
  }

  private static String sorted() {
    return String.join(", ", new TreeSet<>(AGES));
  }

  private static String text(JsonNode node, String key) {
    return node.path(key).asString("");
  }

  /// The licences that a library says it is under, by their short names where it gives them.
  private static Set<String> said(JsonNode component) {
    Set<String> said = new TreeSet<>();
    for (JsonNode choice : component.path("licenses")) {
      JsonNode licence = choice.path("license");
      String name =
          licence
              .path("id")
              .asString(licence.path("name").asString(choice.path("expression").asString("")));
      said.add(
          switch (name) {
            case "GNU Lesser General Public License 2.1" -> "LGPL-2.1-only";
            case "GNU General Public License, version 2 with the GNU Classpath Exception" ->
                "GPL-2.0-with-classpath-exception";
            default -> name;
          });
    }
    return said;
  }

  private static boolean agrees(Row row, Set<String> said) {
    return new TreeSet<>(List.of(row.licence().split(" OR ", -1))).equals(said);
  }
}
