package bouncecard.adapter.data;

import static org.assertj.core.api.Assertions.assertThat;

import bouncecard.adapter.data.mapping.RuleMapping;
import bouncecard.adapter.data.tree.DataErrors;
import bouncecard.adapter.data.tree.Node;
import bouncecard.catalog.Actor;
import bouncecard.catalog.Cause;
import bouncecard.catalog.Checkable;
import bouncecard.catalog.Permanence;
import bouncecard.catalog.Provider;
import bouncecard.catalog.Retry;
import bouncecard.catalog.Rule;
import bouncecard.catalog.Standing;
import bouncecard.catalog.Term;
import bouncecard.catalog.lexicon.About;
import com.networknt.schema.Schema;
import com.networknt.schema.SchemaLocation;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// The schemas that are published beside the data say what the compiler takes.
class DataSchemasTest {
  private static final Path FOLDER = DataFolder.ROOT.resolve("schema");
  private static final String ADDRESS = "https://schemas.example/";
  private static final String ENDING = ".schema.json";
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Map<String, Map<String, Object>> FILES = DataFolder.files();
  private static final SchemaRegistry REGISTRY = registry();

  private static SchemaRegistry registry() {
    Map<String, String> texts = new TreeMap<>();
    names().forEach(name -> texts.put(ADDRESS + name + ENDING, text(name)));
    return SchemaRegistry.withDefaultDialect(
        SpecificationVersion.DRAFT_2020_12, builder -> builder.schemas(texts));
  }

  private static List<String> names() {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files.map(file -> file.getFileName().toString().replace(ENDING, "")).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String text(String name) {
    return DataFolder.text("schema/" + name + ENDING);
  }

  private static Schema schema(String name) {
    return REGISTRY.getSchema(SchemaLocation.of(ADDRESS + name + ENDING));
  }

  /// The schema of a data file; empty where it has none.
  private static Optional<String> nameOf(String file) {
    String name = file.substring(file.indexOf('/') + 1).replace(".toml", "");
    return switch (file.substring(0, file.indexOf('/'))) {
      case "providers" -> Optional.of("provider");
      case "lexicon" -> Optional.of(name.equals("meanings") ? name : "lexicon");
      case "facts" -> Optional.of(name).filter(names()::contains);
      default -> Optional.empty();
    };
  }

  @Test
  void validate_everyFileWithASchema_isFoundSound() {
    Map<String, List<String>> found = new TreeMap<>();
    FILES.forEach(
        (file, table) ->
            nameOf(file)
                .ifPresent(
                    name -> {
                      List<String> errors = errors(name, table);
                      if (!errors.isEmpty()) {
                        found.put(file, errors);
                      }
                    }));
    assertThat(found).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "provider, providers/google.toml",
    "wordings, facts/wordings.toml",
    "causes, facts/causes.toml",
    "reply-codes, facts/reply-codes.toml",
    "enhanced-status-codes, facts/enhanced-status-codes.toml",
    "lexicon, lexicon/en.toml",
    "meanings, lexicon/meanings.toml",
  })
  void validate_unknownKeyOrWrongTypeInAnyTable_isRefused(String name, String file) {
    Map<String, Object> table = FILES.getOrDefault(file, Map.of());
    assertThat(nameOf(file)).contains(name);
    for (List<Object> path : tables(table)) {
      assertThat(errors(name, with(table, path, "unknown key", "x"))).as("%s", path).isNotEmpty();
    }
    for (List<Object> path : values(table)) {
      List<Object> above = path.subList(0, path.size() - 1);
      String key = path.getLast().toString();
      assertThat(errors(name, with(table, above, key, List.of(List.of()))))
          .as("%s", path)
          .isNotEmpty();
    }
  }

  @Test
  void schemas_closedSets_areThoseOfTheProgram() {
    JsonNode common = json("common").at("/$defs");
    assertThat(words(common.at("/actor"))).isEqualTo(tokens(Actor.values()));
    assertThat(words(common.at("/permanence"))).isEqualTo(tokens(Permanence.values()));
    assertThat(words(common.at("/retry"))).isEqualTo(tokens(Retry.values()));
    JsonNode cause = json("causes").at("/additionalProperties/properties");
    assertThat(words(cause.at("/check"))).isEqualTo(tokens(Checkable.values()));
    assertThat(words(cause.at("/role"))).isEqualTo(tokens(Cause.Role.values()));
    assertThat(words(cause.at("/traits/items"))).isEqualTo(tokens(Cause.Trait.values()));
    assertThat(words(cause.at("/hint"))).isEqualTo(tokens(Cause.CheckHint.values()));
    assertThat(words(json("rule").at("/properties/status")))
        .isEqualTo(tokens(Rule.Status.values()));
    assertThat(words(json("provider").at("/properties/provider/properties/kind")))
        .isEqualTo(tokens(Provider.Kind.values()));
    assertThat(words(json("reply-codes").at("/additionalProperties/properties/standing")))
        .isEqualTo(tokens(Standing.values()));
    assertThat(words(json("meanings").at("/properties/subject/items/properties/about")))
        .containsExactlyInAnyOrderElementsOf(About.tokens());
  }

  @Test
  void schemas_keysOfRules_areThoseThatTheCompilerKnows() {
    DataErrors errors = new DataErrors();
    Map<String, Object> rule = new LinkedHashMap<>();
    json("rule").at("/properties").propertyNames().forEach(key -> rule.put(key, true));
    rule.put("unheard_of", true);
    RuleMapping.book(new Node("rules", Map.of("wording", Map.of("rule", List.of(rule))), errors));
    assertThat(errors.sentences())
        .filteredOn(sentence -> sentence.contains("is not a known key"))
        .singleElement()
        .asString()
        .contains("\"unheard_of\"");
  }

  private static JsonNode json(String name) {
    return JSON.readTree(text(name));
  }

  private static List<String> words(JsonNode set) {
    return set.path("enum").valueStream().map(JsonNode::asString).toList();
  }

  private static List<String> tokens(Term[] terms) {
    return Stream.of(terms).map(Term::token).toList();
  }

  private static List<String> errors(String name, Object table) {
    return schema(name).validate(JSON.valueToTree(table)).stream()
        .map(error -> error.getInstanceLocation() + " " + error.getMessage())
        .toList();
  }

  /// The ways to the first and the last of the tables beside each other.
  private static List<List<Object>> tables(Map<String, Object> root) {
    List<List<Object>> ways = new ArrayList<>();
    walk(
        new ArrayList<>(),
        root,
        (way, value) -> {
          if (value instanceof Map<?, ?>) {
            ways.add(way);
          }
        });
    return ways;
  }

  /// The ways to what is no table.
  private static List<List<Object>> values(Map<String, Object> root) {
    List<List<Object>> ways = new ArrayList<>();
    walk(
        new ArrayList<>(),
        root,
        (way, value) -> {
          if (!(value instanceof Map<?, ?>) && way.getLast() instanceof String) {
            ways.add(way);
          }
        });
    return ways;
  }

  private interface Visitor {
    void visit(List<Object> way, Object value);
  }

  private static void walk(List<Object> way, Object value, Visitor visitor) {
    visitor.visit(List.copyOf(way), value);
    switch (value) {
      case Map<?, ?> table -> {
        List<?> keys = ends(table.keySet());
        keys.forEach(key -> step(way, key, Objects.requireNonNull(table.get(key)), visitor));
      }
      case List<?> list -> {
        for (int i = 0; i < list.size(); i += Math.max(1, list.size() - 1)) {
          if (list.get(i) instanceof Map<?, ?>) {
            step(way, i, list.get(i), visitor);
          }
        }
      }
      default -> {}
    }
  }

  /// Of many entries the first and the last, which have the form of all.
  private static List<?> ends(Collection<?> keys) {
    List<?> all = List.copyOf(keys);
    return all.size() < 25 ? all : List.of(all.getFirst(), all.getLast());
  }

  private static void step(List<Object> way, Object key, Object value, Visitor visitor) {
    way.add(key);
    walk(way, value, visitor);
    way.removeLast();
  }

  /// A copy in which a table has one key more, or another value.
  private static Object with(Object value, List<Object> way, String key, Object set) {
    if (value instanceof List<?> list) {
      List<Object> copy = new ArrayList<>(list);
      int at = (Integer) way.getFirst();
      copy.set(at, with(copy.get(at), way.subList(1, way.size()), key, set));
      return copy;
    }
    Map<String, Object> copy = new LinkedHashMap<>(Node.typed((Map<?, ?>) value));
    if (way.isEmpty()) {
      copy.put(key, set);
    } else {
      String next = way.getFirst().toString();
      copy.put(next, with(copy.getOrDefault(next, Map.of()), way.subList(1, way.size()), key, set));
    }
    return copy;
  }
}
