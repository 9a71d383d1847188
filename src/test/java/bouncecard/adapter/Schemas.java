package bouncecard.adapter;

import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The platforms' published schemas, which lie outside the project: in `../shared/schemas`, or
/// below `-Dbouncecard.shared`.
public final class Schemas {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private Schemas() {}

  /// The folder; the test is left out where it is absent.
  public static Path folder() {
    Path folder = Path.of(System.getProperty("bouncecard.shared", "../shared"), "schemas");
    Assumptions.assumeTrue(
        Files.isDirectory(folder),
        () ->
            "no schemas at "
                + folder.toAbsolutePath()
                + "; give their parent as -Dbouncecard.shared");
    return folder;
  }

  /// `definitions/Message` of Slack's Block Kit, and its like.
  public static Schema slack(String definition) {
    return schema(
        SpecificationVersion.DRAFT_7, "slack-blockkit.schema.json", "/definitions/" + definition);
  }

  /// A schema of Discord's OpenAPI document by its name.
  public static Schema discord(String name) {
    return schema(
        SpecificationVersion.DRAFT_2020_12, "discord-openapi.json", "/components/schemas/" + name);
  }

  private static Schema schema(SpecificationVersion version, String file, String pointer) {
    String address = "https://local/" + file;
    String text = read(folder().resolve(file));
    return SchemaRegistry.withDefaultDialect(
            version, builder -> builder.schemas(Map.of(address, text)))
        .getSchema(SchemaLocation.of(address + "#" + pointer));
  }

  /// Pages to validate: the longest of each shape, because a schema looks at the shape and takes
  /// its time. With `-Dbouncecard.exhaustive=true` all of them.
  public static final class Pages {
    private final Map<String, JsonNode> byShape = new LinkedHashMap<>();

    /// Adds a page.
    public void add(JsonNode page) {
      String shape = Samples.EXHAUSTIVE ? page.toString() : shape(page);
      JsonNode known = byShape.get(shape);
      if (known == null || known.toString().length() < page.toString().length()) {
        byShape.put(shape, page);
      }
    }

    /// What is to be validated.
    public Collection<JsonNode> toValidate() {
      return byShape.values();
    }

    private static String shape(JsonNode node) {
      StringBuilder shape = new StringBuilder();
      node.propertyStream()
          .forEach(entry -> shape.append(entry.getKey()).append(shape(entry.getValue())));
      Set<String> items = new LinkedHashSet<>();
      node.values().stream().filter(_ -> node.isArray()).forEach(item -> items.add(shape(item)));
      boolean isName = node.isString() && node.asString().matches("[a-z_]{1,21}");
      return node.getNodeType() + shape.toString() + items + (isName ? node.asString() : "");
    }
  }

  /// What is wrong with it, in words.
  public static List<String> errors(Schema schema, JsonNode json) {
    return schema.validate(json).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  /// The payloads in `good` or `bad` whose names begin so.
  public static List<Path> payloads(String kind, String prefix) {
    try (Stream<Path> files = Files.list(folder().resolve(kind))) {
      return files
          .filter(file -> file.getFileName().toString().startsWith(prefix))
          .sorted()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A file as JSON.
  public static JsonNode json(Path file) {
    return JSON.readTree(read(file));
  }

  private static String read(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
